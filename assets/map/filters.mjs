/** The filters: kinds of links, how sure, where from, whose; with counts, and one way to clear. */

import { GLYPHS } from "./cardparts.mjs";
import { counted, el } from "./dom.mjs";
import { keeperOf } from "./kept.mjs";

const KINDS = ["support", "rebut", "restates", "reply"];
const SURE = [["", "All"], ["0.5", "Likely or surer"], ["0.75", "Quite sure"]];
const ORIGINS = { stated: "Said in the source", inferred: "Guessed by a rule", model: "Guessed by a model",
  person: "Set by a person" };

/** What takes all filters away. */
export const NO_FILTERS = Object.freeze({ k: [], a: [], o: [], g: [], sure: "", from: "", to: "" });

/** @param {import("./main.mjs").Context} context */
export function mountFilters(place, context) {
  const { model, store } = context;
  const summary = el("summary", { class: "button" });
  const clear = el("button", { type: "button", class: "button", text: "Clear all filters",
    onclick: () => {
      summary.focus(); // the button goes
      store.set(NO_FILTERS);
    } });
  const hides = el("p", { class: "small muted" });
  const panel = el("div", { class: "filter-panel" },
    kinds(context), sure(context), origins(context), when(context), camps(context), people(context),
    el("div", { class: "filter-foot" }, hides, clear));
  const menu = el("details", { class: "menu filter-menu" }, summary, panel);
  place.replaceChildren(menu);

  function settle() {
    const state = store.get();
    const active = [state.k, state.a, state.o, state.g].filter((list) => list.length).length
      + [state.sure, state.from || state.to].filter(Boolean).length;
    summary.textContent = active ? `Filter · ${active}` : "Filter";
    summary.toggleAttribute("data-on", active > 0);
    clear.hidden = !active;
    hides.textContent = hiddenByFilters(model, state);
    for (const input of panel.querySelectorAll("select[name]")) input.value = state[input.name];
    for (const input of panel.querySelectorAll("input[name]")) {
      const { name, value } = input;
      input.checked = name === "sure" ? state.sure === value
        : state[name].length ? state[name].includes(value) : name === "k";
    }
  }
  panel.addEventListener("change", (event) => {
    const { name } = event.target;
    if (!name) return;
    if (event.target.matches("select")) {
      store.set({ [name]: event.target.value });
      return;
    }
    const chosen = [...panel.querySelectorAll(`input[name=${name}]:checked`)].map((input) => input.value);
    const every = panel.querySelectorAll(`input[name=${name}]`).length === chosen.length;
    if (name === "sure") store.set({ sure: chosen[0] });
    else store.set({ [name]: every ? [] : chosen });
  });
  closeOutside(menu, context.signal);
  store.subscribe(settle);
  settle();
}

/** Closes a menu on Escape and on a click elsewhere. */
export function closeOutside(menu, signal) {
  document.addEventListener("pointerdown", (event) => {
    if (menu.open && !menu.contains(event.target)) menu.open = false;
  }, { signal });
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
    event.stopPropagation();
  });
}

function choice(type, name, value, words, count, title) {
  return el("label", { class: "choice", title },
    el("input", { type, name, value }),
    el("bdi", { text: words }),
    count === undefined ? null : el("span", { class: "count", text: count.toLocaleString("en") }));
}

function group(title, ...choices) {
  return el("fieldset", {}, el("legend", { text: title }), ...choices);
}

function tally(list) {
  const counts = new Map();
  for (const value of list) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

function kinds({ model }) {
  const counts = tally(model.edges.kind);
  const there = KINDS.map((kind) => model.kinds.indexOf(kind)).filter((number) => counts.has(number));
  return group("Links", ...there.map((number) =>
    choice("checkbox", "k", model.kinds[number], model.verbs[number], counts.get(number), model.kinds[number])));
}

function sure({ model }) {
  const links = model.edges.confidence.filter((_, link) => model.edges.kind[link] !== model.states);
  return group("How sure", ...SURE.map(([least, words]) =>
    choice("radio", "sure", least, words, links.filter((value) => value >= Number(least)).length,
      `confidence ${least || 0} or more`)));
}

function origins({ model }) {
  const counts = tally(model.edges.origin.filter((_, link) => model.edges.kind[link] !== model.states));
  const there = Object.keys(ORIGINS).filter((name) => counts.get(model.origins.indexOf(name)));
  if (there.length < 2) return el("span", { hidden: true });
  return group("Where links come from", ...there.map((name) =>
    choice("checkbox", "o", name, ORIGINS[name], counts.get(model.origins.indexOf(name)))));
}

function camps({ model }) {
  if (model.camps.length < 2) return el("span", { hidden: true });
  const counts = tally(model.camp.slice(0, model.comments));
  return group("Camps", ...[...model.camps, ""].map((name, camp) => choice("checkbox", "g", name,
    name ? `${GLYPHS[camp % GLYPHS.length]} Camp ${name}` : "in no camp",
    counts.get(name ? camp : -1) ?? 0, model.camps_by)));
}

/** From which comment to which. */
function when({ model }) {
  if (model.comments < 3) return el("span", { hidden: true });
  const step = Math.ceil(model.comments / 60);
  const list = (name, words, first) => el("label", { class: "choice" }, el("span", { text: words }),
    el("select", { name }, el("option", { value: "", text: first }), ...Array.from(
      { length: Math.ceil(model.comments / step) }, (_, place) => place * step).map((comment) =>
      el("option", { value: model.ids[comment],
        text: `${model.mark[comment]} ${(model.posted[comment] || "").slice(0, 10)}`.trim() }))));
  return group("When it was said", list("from", "from", "the beginning"), list("to", "up to", "the end"));
}

function people({ model }) {
  const counts = tally(model.author.slice(0, model.comments));
  const names = [...model.authors, ...(counts.has(-1) ? [""] : [])];
  const list = el("div", { class: "people" }, ...names.map((name, author) =>
    choice("checkbox", "a", name, name || "no name", counts.get(name ? author : -1) ?? 0)));
  const box = group("People", list);
  if (names.length > 12) {
    const input = el("input", { type: "search", class: "narrow", placeholder: "Find a person",
      "aria-label": "Find a person" });
    input.addEventListener("input", () => {
      const wanted = input.value.trim().toLowerCase();
      for (const label of list.children) {
        label.hidden = !label.querySelector("bdi").textContent.toLowerCase().includes(wanted);
      }
    });
    list.before(input);
  }
  return box;
}

/** "Hidden: 3 links, and 2 comments faded.", or that nothing is. */
export function hiddenByFilters(model, state) {
  const keeper = keeperOf(model, state);
  let links = 0;
  model.edges.kind.forEach((kind, link) => {
    if (kind !== model.states && !keeper.link(link)) links++;
  });
  let comments = 0;
  for (let comment = 0; comment < model.comments; comment++) if (!keeper.node(comment)) comments++;
  if (!links && !comments) return "Nothing is hidden.";
  return `Hidden: ${counted(links, "link")}${comments ? `, and ${counted(comments, "comment")} faded` : ""}.`;
}
