// What stands in the page is made quicker to go through: pan and zoom, one selection (the part of
// the address after "#"), search, and why a link is there. Words from outside are text, never HTML.
{
  const graph = JSON.parse(document.getElementById("graph").textContent);
  const svg = document.querySelector(".frame svg");
  const frame = document.querySelector(".frame");
  const why = document.getElementById("why");
  const NARROW = matchMedia("(max-width: 900px)");
  const [SOURCE, TARGET, KIND, ORIGIN, CONFIDENCE, RULE, QUOTES] = [0, 1, 2, 3, 4, 5, 6];
  const SURE = [[0.9, "almost sure"], [0.75, "quite sure"], [0.5, "likely"], [0.25, "unsure"]];
  const marked = grouped("[data-node]", "node");
  const lines = grouped("[data-link]", "link");

  function grouped(selector, name) {
    const found = new Map();
    for (const element of document.querySelectorAll(selector)) {
      const key = Number(element.dataset[name]);
      if (found.has(key)) found.get(key).push(element);
      else found.set(key, [element]);
    }
    return found;
  }

  function el(tag, attributes, ...children) {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
      else node.setAttribute(name, value);
    }
    node.append(...children);
    return node;
  }

  const card = (node) => marked.get(node)?.find((element) => element.closest("svg"));
  /** The card of a node; of a comment that has none, that of its first claim that has one. */
  const cardOf = (node) => card(node) ?? (node < graph.comments ? claimsOf(node).map(card).find(Boolean) : undefined);
  const nodeOf = (element) => Number(element?.dataset.node ?? -1);

  const camera = createCamera(frame, svg);
  frame.addEventListener("click", (event) => {
    const line = event.target.closest("[data-link]");
    if (camera.wasDragged()) event.preventDefault();
    else if (line) location.hash = `l${line.dataset.link}`;
  }, true);

  /** Brings a card into view, above what covers the lower part of a narrow screen. */
  function show(node) {
    const box = card(node)?.getBBox();
    if (box) camera.show(box, NARROW.matches && !why.hidden ? why.offsetHeight : 0);
  }

  /* One selection: a node "#n12" or a link "#l7" */
  function selected() {
    const found = /^#([nl])(\d+)$/.exec(location.hash);
    const [node, link] = [found?.[1] === "n" ? Number(found[2]) : -1, found?.[1] === "l" ? Number(found[2]) : -1];
    return { node: node < graph.badges.length ? node : -1, link: graph.links[link] ? link : -1 };
  }

  function select() {
    const { node, link } = selected();
    for (const element of document.querySelectorAll("[data-selected], [data-related]")) {
      delete element.dataset.selected;
      delete element.dataset.related;
    }
    const told = link >= 0 ? [link] : graph.links.flatMap((at, place) =>
      node >= 0 && graph.kinds[at[KIND]] !== "states" && (at[SOURCE] === node || at[TARGET] === node) ? [place] : []);
    for (const place of told) {
      const at = graph.links[place];
      for (const line of lines.get(place) ?? []) line.dataset.related = "yes";
      for (const end of [at[SOURCE], at[TARGET]]) {
        for (const element of [...(marked.get(end) ?? []), cardOf(end)]) {
          if (element) element.dataset.related = graph.kinds[at[KIND]];
        }
      }
    }
    const own = node >= 0 && node < graph.comments ? claimsOf(node) : [];
    for (const part of own.flatMap((claim) => marked.get(claim) ?? [])) part.dataset.related = "states";
    for (const element of marked.get(node) ?? []) element.dataset.selected = "yes";
    explain(node, link, told);
    const seen = link >= 0 ? graph.links[link][SOURCE] : node;
    if (seen < 0) return;
    show(nodeOf(cardOf(seen) ?? card(graph.of[seen]) ?? cardOf(graph.of[seen])));
    document.getElementById(`n${seen}`)?.scrollIntoView({ block: "center" });
    marked.get(seen)?.find((element) => element.closest(".outline li"))?.scrollIntoView({ block: "nearest" });
    if (!NARROW.matches) why.scrollIntoView({ block: "nearest" });
  }

  const claimsOf = (comment) => graph.of.flatMap((of, node) => of === comment && node >= graph.comments ? [node] : []);

  /** Says what is selected and why each of its links is there. */
  function explain(node, link, told) {
    why.hidden = node < 0 && link < 0;
    if (why.hidden) {
      document.getElementById("said").textContent = "";
      return;
    }
    const name = node >= 0 ? graph.badges[node] : "Why this link is there";
    const close = el("button", { type: "button", class: "close", "aria-label": "Close", onclick: clear }, "×");
    why.replaceChildren(close, el("h2", { dir: "auto" }, name));
    if (node >= 0) why.append(el("p", { dir: "auto" }, quote(node, 400)));
    const rows = told.map((place) => reason(graph.links[place], node));
    why.append(rows.length ? el("ul", {}, ...rows) : el("p", { class: "muted" }, "No link leaves or reaches it."));
    if (node >= 0 && NARROW.matches) why.append(el("button", { type: "button", onclick: () => tab("text") }, "Read it in the text"));
    why.scrollTop = 0;
    document.getElementById("said").textContent = `${name}, ${told.length === 1 ? "1 link" : `${told.length} links`}`;
  }

  function reason(at, node) {
    const away = at[SOURCE] === node || node < 0;
    const other = away ? at[TARGET] : at[SOURCE];
    const kind = graph.kinds[at[KIND]];
    const row = el("li", {}, el("span", { class: `sign ${kind}` }, graph.signs[at[KIND]]), " ");
    if (!away || node < 0) row.append(lead(at[SOURCE]), " ");
    row.append(`${graph.verbs[at[KIND]]} `);
    row.append(away ? lead(other) : "this", ": ", el("q", { dir: "auto" }, quote(other, 160)));
    row.append(el("div", { class: "why small" }, because(at)));
    return row;
  }

  const lead = (node) => el("a", { href: `#n${node}` }, el("bdi", {}, graph.badges[node]));

  function because(at) {
    const rule = graph.rules[at[RULE]] ? `: ${graph.rules[at[RULE]]}` : "";
    const sure = SURE.find(([least]) => at[CONFIDENCE] >= least)?.[1] ?? "hardly more than a guess";
    const rests = at[QUOTES].filter(Boolean).map((words) => `“${words}”`).join(", ");
    const parts = [`${graph.origins[at[ORIGIN]]}${rule}`];
    if (at[ORIGIN] !== graph.stated) parts.push(`${sure}, ${at[CONFIDENCE]}`);
    if (rests) parts.push(`it rests on ${rests}`);
    return parts.join("; ");
  }

  function quote(node, most) {
    const whole = node < graph.comments ? document.querySelector(`#n${node} > .body`)
      : el("i", {}, ...[...document.querySelectorAll(`#n${graph.of[node]} [data-node="${node}"]`)].map((part) => part.textContent));
    const text = whole?.textContent.replace(/\s+/g, " ").trim() ?? "";
    return text.length > most ? `${[...text.slice(0, most)].slice(0, -1).join("").trimEnd()}…` : text;
  }

  function clear() {
    location.hash = "";
  }

  /* Search */
  const field = el("input", { type: "search", placeholder: "Search  /", "aria-label": "Search", oninput: search, onkeydown: next });
  const count = el("span", { class: "small muted", role: "status" });
  const articles = [...document.querySelectorAll("article")];
  let found = [];
  let at = -1;

  function search() {
    const words = field.value.trim().toLowerCase();
    for (const element of document.querySelectorAll("[data-found]")) delete element.dataset.found;
    found = words ? articles.filter((article) => article.textContent.toLowerCase().includes(words)) : [];
    at = -1;
    for (const article of found) {
      for (const part of article.querySelectorAll("[data-node]")) {
        if (part.textContent.toLowerCase().includes(words)) mark(Number(part.dataset.node));
      }
      mark(Number(article.dataset.node));
    }
    count.textContent = words ? `${found.length} of ${articles.length}` : "";
  }

  function mark(node) {
    for (const element of marked.get(node) ?? []) element.dataset.found = "yes";
  }

  function next(event) {
    if (event.key === "Escape") {
      field.value = "";
      search();
    }
    if (event.key !== "Enter" || !found.length) return;
    at = (at + (event.shiftKey ? -1 : 1) + found.length) % found.length;
    count.textContent = `${at + 1} of ${found.length}`;
    location.hash = found[at].id;
  }

  /* Keys: the map is one stop; arrows go along its links */
  const up = new Map(graph.up.map(([child, parent]) => [child, parent]));
  const cards = [...svg.querySelectorAll("a[data-node]")];
  const tops = new Map(cards.map((element) => [element, element.getBBox().y]));
  const beside = (parent) => cards.filter((element) => up.get(nodeOf(element)) === parent).sort((a, b) => tops.get(a) - tops.get(b));

  function move(element, key) {
    const row = beside(up.get(nodeOf(element)));
    const place = row.indexOf(element);
    if (key === "ArrowLeft") return card(up.get(nodeOf(element)) ?? -1);
    if (key === "ArrowRight") return beside(nodeOf(element))[0];
    if (key === "ArrowUp") return row[place - 1];
    return key === "ArrowDown" ? row[place + 1] : undefined;
  }

  cards.forEach((element, place) => element.setAttribute("tabindex", place ? -1 : 0));
  svg.addEventListener("focusin", (event) => {
    const now = event.target.closest("a[data-node]");
    if (!now) return;
    svg.querySelector("[tabindex='0']")?.setAttribute("tabindex", -1);
    now.setAttribute("tabindex", 0);
    if (now.matches(":focus-visible")) show(nodeOf(now));
  });
  svg.addEventListener("keydown", (event) => {
    const now = event.target.closest("a[data-node]");
    const to = now && move(now, event.key);
    if (!event.key.startsWith("Arrow")) return;
    event.preventDefault();
    to?.focus({ preventScroll: true });
  });
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target === field) return;
    const keys = { "/": () => field.focus(), Escape: clear, "+": () => camera.zoom(1.25), "-": () => camera.zoom(0.8), 0: () => camera.fit(0) };
    if (!keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });

  /* What a narrow screen shows: one pane at a time */
  const tabs = [["map", "Map"], ["side", "Outline"], ["text", "Text"]].map(([name, words]) =>
    el("button", { type: "button", "data-of": name, onclick: () => tab(name) }, words));

  function tab(name) {
    document.body.dataset.tab = name;
    for (const button of tabs) button.setAttribute("aria-pressed", button.dataset.of === name);
    place();
    const { node } = selected();
    if (node >= 0) document.getElementById(`n${node}`)?.scrollIntoView({ block: "center" });
  }

  /** Puts the details beside the outline, or over a narrow screen whatever it shows. */
  function place() {
    if (NARROW.matches) document.body.append(why);
    else document.getElementById("outline").before(why);
  }

  document.querySelector(".tools").append(el("div", { class: "tabs" }, ...tabs), field, count);
  document.getElementById("map").append(el("div", { class: "zoom" },
    el("button", { type: "button", "aria-label": "Zoom out", onclick: () => camera.zoom(0.8) }, "−"),
    el("button", { type: "button", "aria-label": "Zoom in", onclick: () => camera.zoom(1.25) }, "+"),
    el("button", { type: "button", onclick: () => camera.fit(0) }, "All")));
  const overview = document.getElementById("overview");
  const toSide = () => document.getElementById("side").prepend(overview);
  toSide();
  document.documentElement.classList.add("live");
  NARROW.addEventListener("change", place);
  addEventListener("hashchange", select);
  addEventListener("beforeprint", () => {
    camera.showWhole();
    document.querySelector("main").prepend(overview);
  });
  addEventListener("afterprint", () => {
    camera.look();
    toSide();
  });
  tab("map");
  camera.fit(0.6);
  select();
}
