// The page of positions: its slider, the line of the chosen moment in every chart, what is selected.
// The address holds the state, with the names of the map: t the moment, s what is selected, x the axis.
(() => {
  const clientside = (window.dash_clientside ??= {});
  let moments = { key: "", ids: [], names: [], x: [] };
  let waiting = 0;
  let held = -1; // where the slider is while the address does not say so yet

  const query = () => new URLSearchParams(location.search);
  const onPage = () => location.pathname === "/positions";
  const last = () => moments.ids.length - 1;

  function place() {
    if (held >= 0) return Math.min(held, last());
    const at = moments.ids.indexOf(query().get("t") ?? "");
    return at < 0 ? last() : at;
  }

  /** Writes into the address what is given; "" takes it out. */
  function set(changes, how = "push") {
    const now = query();
    for (const [name, value] of Object.entries(changes)) {
      if (value) now.set(name, value);
      else now.delete(name);
    }
    const search = `?${now}`;
    if (search === location.search) return;
    history[how === "push" ? "pushState" : "replaceState"](history.state, "", location.pathname + search);
    // at once: Dash would take an address that it does not know for a mistake, and put its own back
    clientside.set_props("url", { search, href: location.href });
  }

  /** Goes to a moment; the address follows when the slider comes to rest. */
  function go(at, wait = 0) {
    held = at;
    say();
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      held = -1;
      if (onPage()) set({ t: at >= last() ? "" : moments.ids[at] }, "replace");
    }, wait);
  }

  function say() {
    const slider = document.querySelector("#positions-time input");
    if (!slider) return;
    const at = place();
    slider.value = String(at);
    slider.style.setProperty("--at", String(last() ? at / last() : 1));
    slider.setAttribute("aria-valuetext", `Comment ${at + 1} of ${last() + 1}, ${moments.names[at]}`);
    const [back, on, all] = document.querySelectorAll("#positions-time button");
    back.setAttribute("aria-disabled", String(at === 0));
    on.setAttribute("aria-disabled", String(at === last()));
    all.setAttribute("aria-pressed", String(at === last()));
    document.querySelectorAll("[data-timed] .js-plotly-plot").forEach(mark);
  }

  /** Puts the line of the chosen moment into a chart. */
  function mark(plot) {
    if (!plot.layout?.shapes?.length || !window.Plotly || last() < 0) return;
    const at = place();
    const x = moments.x[at];
    const visible = at < last();
    const [line] = plot.layout.shapes;
    if (line.x0 === x && line.visible === visible) return;
    window.Plotly.relayout(plot, { "shapes[0].x0": x, "shapes[0].x1": x, "shapes[0].visible": visible });
  }

  function button(text, label, onclick, className) {
    const made = Object.assign(document.createElement("button"), { type: "button", textContent: text, title: label, onclick, className });
    made.setAttribute("aria-label", label);
    return made;
  }

  function build(room) {
    const slider = Object.assign(document.createElement("input"), { type: "range", min: "0", max: String(last()), step: "1" });
    slider.className = "time-slider";
    slider.setAttribute("aria-label", "Positions up to");
    slider.addEventListener("input", () => {
      go(Number(slider.value), 120);
    });
    const step = (by) => go(Math.min(last(), Math.max(0, place() + by)));
    const all = button("All", "Show everything, up to the last comment", () => go(last()), "button button-small");
    room.replaceChildren(
      button("‹", "One comment back", () => step(-1), "button button-small"),
      slider,
      button("›", "One comment on", () => step(1), "button button-small"),
      all,
    );
  }

  clientside.positions = {
    mount(data) {
      moments = data;
      held = -1;
      const room = document.getElementById("positions-time");
      if (room && last() > 0) {
        build(room);
        say();
      }
      return moments.key;
    },
  };

  /** The links to the conversation take the moment along. */
  function handOn(link) {
    const address = new URL(link.href, location.href);
    if (address.pathname !== "/explore") return null;
    const t = query().get("t");
    if (t) address.searchParams.set("t", t);
    else address.searchParams.delete("t");
    return address;
  }

  const linkOf = (event) => event.target.closest?.("#main a[href]");

  for (const kind of ["pointerover", "focusin"]) {
    document.addEventListener(kind, (event) => {
      if (!onPage()) return;
      const link = linkOf(event);
      const address = link && handOn(link);
      if (address) link.setAttribute("href", address.pathname + address.search);
      const plot = event.target.closest?.("[data-timed] .js-plotly-plot");
      if (plot?.on && !plot.dataset.heard) {
        plot.dataset.heard = "yes";
        plot.on("plotly_click", ({ points }) => {
          const node = points.map((point) => point.customdata).find(Boolean);
          if (node) set({ s: node });
        });
      }
    });
  }

  document.addEventListener("click", (event) => {
    if (!onPage() || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const link = linkOf(event);
    if (!link) return;
    const { select, axis } = link.dataset;
    if (select !== undefined || axis !== undefined) {
      event.preventDefault();
      set(select !== undefined ? { s: select } : { x: axis === "clock" ? "clock" : "" });
      return;
    }
    const address = handOn(link);
    if (!address) return;
    event.preventDefault();
    event.stopPropagation(); // Dash would go to the address that it was given, without the moment
    clientside.set_props("url", { pathname: address.pathname, search: address.search });
  }, true);

  addEventListener("popstate", () => onPage() && setTimeout(say));
})();
