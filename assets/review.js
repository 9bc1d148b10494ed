// The rows of the review. They are drawn from data with textContent: some thousand components
// would take seconds to swap. What people do in a row goes to the server through one store.
(function () {
  const NOBODY = "-";
  const OFFERED = 3; // alternatives that stand as buttons beside an unsure guess
  let labels = new Map(); // id -> the line that names a comment, in order

  function el(tag, props, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(props ?? {})) {
      if (name in made) made[name] = value;
      else made.setAttribute(name, value);
    }
    made.append(...children.filter((child) => child !== null));
    return made;
  }

  function say(comment, what) {
    window.dash_clientside.set_props("review-said", { data: { comment, at: Date.now(), ...what } });
  }

  function button(label, mark, press, title) {
    const props = { type: "button", className: "button button-small", title: title ?? "" };
    const made = el("button", props, label, el("span", { className: "visually-hidden" }, ` (${mark})`));
    made.addEventListener("click", press);
    return made;
  }

  // ----- whom a comment answers

  function option(id, note) {
    const label = id === NOBODY ? "nobody: it starts something new" : (labels.get(id) ?? id);
    return el("option", { value: id }, note ? `${label} (${note})` : label);
  }

  function group(label, options) {
    return options.length ? el("optgroup", { label }, ...options) : null;
  }

  // The list of all earlier comments is filled in when somebody reaches for it.
  function fill(select, row) {
    if (select.dataset.filled) return;
    select.dataset.filled = "yes";
    const there = new Set([...select.options].map((made) => made.value));
    const earlier = [...labels.keys()].slice(0, row.place).reverse();
    const rest = earlier.filter((id) => !there.has(id)).map((id) => option(id));
    const all = group("Earlier comments", rest);
    if (all) select.insertBefore(all, select.lastElementChild);
  }

  function choice(row) {
    const { target, guess, maybe } = row.answer;
    const select = el("select", { className: "turn-choice", "aria-label": `${row.mark} answers` });
    const known = new Set([NOBODY, guess, ...maybe.map((other) => other.id)]);
    const parts = [
      known.has(target) ? null : group("Your choice", [option(target)]),
      guess === NOBODY ? null : group("The guess", [option(guess)]),
      group("Also possible", maybe.map((other) => option(other.id, other.sure))),
      group("Or", [option(NOBODY)]),
    ];
    select.append(...parts.filter((part) => part !== null));
    select.value = target;
    for (const reach of ["pointerdown", "focus"]) {
      select.addEventListener(reach, () => fill(select, row));
    }
    select.addEventListener("change", () => say(row.id, { target: select.value }));
    return select;
  }

  function picks(row) {
    const { checked, unsure, guess, maybe } = row.answer;
    if (checked) return [button("Undo", row.mark, () => say(row.id, { target: "" }))];
    if (!unsure) return [];
    return [
      button("That is right", row.mark, () => say(row.id, { target: guess })),
      ...maybe
        .slice(0, OFFERED)
        .map((other) =>
          button(
            `Rather ${other.label}` + (other.words ? ` “${other.words}”` : ""),
            row.mark,
            () => say(row.id, { target: other.id }),
            labels.get(other.id),
          ),
        ),
    ];
  }

  function answers(row) {
    const { sure, unsure, checked, why } = row.answer;
    const kind = unsure ? "tag tag-unsure" : checked ? "tag tag-done" : "tag";
    return [
      el("div", { className: "turn-target" }, el("span", { className: "turn-verb" }, "answers"), choice(row)),
      el(
        "p",
        { className: "turn-state", role: "status" },
        sure ? el("span", { className: kind }, sure) : null,
        why ? el("bdi", { className: "turn-why", dir: "auto" }, why) : null,
      ),
      el("div", { className: "turn-picks" }, ...picks(row)),
    ];
  }

  // ----- the row

  function head(row) {
    const name = el("input", {
      className: "turn-author",
      value: row.author,
      placeholder: "name not known",
      dir: "auto",
      autocomplete: "off",
      spellcheck: false,
      "aria-label": `Author of ${row.mark}`,
    });
    name.setAttribute("list", "review-names");
    name.addEventListener("change", () => say(row.id, { author: name.value }));
    return el(
      "div",
      { className: "turn-head" },
      name,
      row.posted ? el("time", { className: "turn-time" }, row.posted) : null,
      row.kind ? el("span", { className: "tag" }, row.kind) : null,
      el("span", { className: "turn-note", role: "status" }, row.note),
    );
  }

  function words(row) {
    const first = el("p", { className: "turn-text turn-first", dir: "auto" }, row.first);
    if (!row.text) return el("div", {}, first);
    const size = row.text.length.toLocaleString("en");
    const summary = el("summary", {}, `Show all of it (${size} characters)`);
    const all = el("p", { className: "turn-text", dir: "auto" }, row.text);
    return el("div", {}, first, el("details", {}, summary, all));
  }

  const drawn = new Map(); // id -> the row as it was drawn

  function draw(row) {
    drawn.set(row.id, row);
    const body = el("div", { className: "turn-body" }, head(row), words(row));
    if (row.place > 0) body.append(el("div", { className: "turn-answers" }, ...answers(row)));
    const made = el("li", { className: "turn" }, el("div", { className: "turn-mark" }, row.mark), body);
    made.dataset.comment = row.id;
    return made;
  }

  // After a choice the buttons are others: the focus goes to the one that stands there now.
  function redraw(place, row) {
    const held = place.contains(document.activeElement) ? document.activeElement : null;
    place.replaceChildren(...answers(row));
    if (held) place.querySelector(held.matches("select") ? "select" : "button, select").focus();
  }

  function namesOf(list) {
    labels = new Map(list ?? []);
  }

  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.review = {
    rows(data) {
      const place = document.getElementById("review-rows");
      if (!place || !data) return "";
      if (data.labels) namesOf(data.labels);
      drawn.clear();
      const groups = (data.groups ?? data).map(({ heading, rows }) => [
        heading ? el("h3", {}, heading) : null,
        el("ol", { className: "turns" }, ...rows.map(draw)),
      ]);
      place.replaceChildren(...groups.flat().filter((part) => part !== null));
      return "review-rows";
    },

    heard(data) {
      const row = drawn.get(data?.id);
      const turn = [...document.querySelectorAll("#review-rows .turn")].find(
        (one) => one.dataset.comment === data?.id,
      );
      if (!row || !turn) return;
      Object.assign(row, data);
      if (data.answer) redraw(turn.querySelector(".turn-answers"), row);
      else turn.querySelector(".turn-note").textContent = data.note;
    },
  };
})();
