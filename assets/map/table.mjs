/** What the map shows, in words: a sentence, and a table of its cards that can be sorted. */

import { createBlocks } from "./blocks.mjs";
import { nameOf, rowsOf, shownSentence, sortedRows } from "./cardrows.mjs";
import { counted, el, reveal } from "./dom.mjs";
import { isLater, isNew } from "./moments.mjs";
import { createMarker } from "./selection.mjs";
import { closeOnEscape, shutOthers, toggleSlot } from "./time.mjs";

const BLOCK = 40;
const HEIGHT = 34;
/** The words of `words.sure` on the server. */
const SURE = [[0.9, "almost sure"], [0.75, "quite sure"], [0.5, "likely"], [0.25, "unsure"], [0, "hardly more than a guess"]];
const COLUMNS = { number: "Number", who: "Who", words: "Words", does: "What it does", sure: "How sure", answers: "Answers" };

/** @param {import("./main.mjs").Context} context */
export function mountTable(place, context) {
  const { model, store, say, signal } = context;
  let sorted = { by: "number", down: false };
  /** @type {import("./cardrows.mjs").Row[]} */
  let rows = [];
  let ending = new AbortController();
  let blocks = null;
  let view = null;
  let current = 0; // the row that Tab reaches; the arrow keys go on from there
  const sentence = el("p", { class: "table-sentence", id: "table-sentence" });
  const box = el("div", { class: "wide-table", tabindex: "0", role: "region", "aria-label": "Table of the cards shown",
    "aria-describedby": "table-sentence" });
  const close = el("button", { type: "button", class: "icon-button table-close", text: "✕", title: "Close the table",
    "aria-label": "Close the table" });
  close.addEventListener("click", () => {
    toggle();
    button.focus();
  });
  const button = el("button", { type: "button", class: "button button-small", text: "Table", "aria-expanded": "false",
    title: "What the map shows, as a table", onclick: toggle });
  /** @type {Map<number, number>} where the card of a place stands in the table */
  let standing = new Map();
  const indexOf = (node) => standing.get(view?.at.get(node) ?? -1) ?? -1;
  const marker = createMarker((node) => {
    const row = blocks?.at(indexOf(node));
    return row ? [row] : [];
  });
  toggleSlot(context.root).append(button);
  place.hidden = true;
  const scroll = el("div", { class: "table-scroll" }, el("header", { class: "table-head" }, sentence, close), box);
  place.replaceChildren(scroll);

  function toggle() {
    place.hidden = !place.hidden;
    button.setAttribute("aria-expanded", String(!place.hidden));
    if (!place.hidden) shutOthers(button);
    settle();
    if (!place.hidden) box.focus();
  }

  function settle() {
    ending.abort();
    blocks = null;
    box.replaceChildren();
    if (place.hidden || !view) return;
    tell();
    rows = sortedRows(rowsOf(model, view), sorted);
    build();
    showSelected(context.selection());
  }

  function tell() {
    const later = view.nodes.filter((node) => isLater(model, store.get(), node)).length;
    const after = later ? ` After ${nameOf(model, model.place.get(store.get().t))}: ${counted(later, "card")}.` : "";
    sentence.textContent = shownSentence(model, view) + after;
  }

  function build() {
    ending.abort();
    ending = new AbortController();
    standing = new Map(rows.map((row, at) => [row.place, at]));
    current = 0;
    if (!rows.length) return;
    const table = el("table", { role: "table", "aria-rowcount": rows.length + 1 }, headOf(sorted, sort));
    blocks = createBlocks(table, { count: rows.length, size: BLOCK, height: HEIGHT, tag: "tbody", signal: ending.signal,
      make });
    box.replaceChildren(table);
    box.scrollTop = 0;
  }

  function make(at) {
    const { node, place: on } = rows[at];
    const row = rowElement(model, rows[at], at);
    row.querySelector("a").tabIndex = at === current ? 0 : -1;
    fade(row, node);
    for (const one of [node, ...view.same[on]]) marker.renew(one, row);
    return row;
  }

  function fade(row, node) {
    row.toggleAttribute("data-later", isLater(model, store.get(), node));
    row.toggleAttribute("data-new", isNew(model, store.get(), node));
  }

  function sort(by) {
    sorted = { by, down: sorted.by === by && !sorted.down };
    rows = sortedRows(rows, sorted);
    build();
    box.querySelector(`[data-by="${by}"]`).focus();
    say(`Sorted by ${COLUMNS[by].toLowerCase()}${sorted.down ? ", from the end" : ""}.`);
  }

  /** Makes a row the one that Tab reaches. */
  function goTo(at) {
    blocks.at(current)?.querySelector("a").setAttribute("tabindex", "-1");
    current = at;
    const row = blocks.need(at);
    row.querySelector("a").tabIndex = 0;
    return row;
  }

  box.addEventListener("keydown", (event) => {
    const to = { ArrowDown: current + 1, ArrowUp: current - 1, Home: 0, End: rows.length - 1 }[event.key];
    if (to === undefined || !event.target.closest("tbody a")) return;
    event.preventDefault();
    goTo(Math.min(rows.length - 1, Math.max(0, to))).querySelector("a").focus();
  });
  closeOnEscape(place, close);

  function showSelected({ node, seen }) {
    box.querySelector("[aria-current]")?.removeAttribute("aria-current");
    const at = blocks ? indexOf(seen[0] ?? -1) : -1;
    if (at < 0) return;
    const row = goTo(at);
    if (node >= 0) row.setAttribute("aria-current", "true");
    reveal(getComputedStyle(box).overflowY === "visible" ? scroll : box, row);
  }

  context.onView?.((next) => {
    view = next;
    settle();
  });
  context.onHover((node) => marker.hover(node));
  context.onFound((found) => marker.found(found.nodes));
  context.onSelect((selection) => {
    marker.select(selection);
    showSelected(selection);
  });
  store.subscribe((state, before) => {
    if ((state.t === before.t && state.since === before.since) || place.hidden || !view) return;
    tell();
    for (const [at, row] of blocks?.all() ?? []) fade(row, rows[at].node);
  });
  signal.addEventListener("abort", () => ending.abort());
}

function headOf(sorted, sort) {
  const cells = Object.entries(COLUMNS).map(([by, title]) => {
    const on = sorted.by === by;
    return el("th", { role: "columnheader", scope: "col", "aria-sort": on ? (sorted.down ? "descending" : "ascending") : undefined },
      el("button", { type: "button", "data-by": by, onclick: () => sort(by) }, title,
        el("span", { class: "sorted", "aria-hidden": "true", text: on ? (sorted.down ? "▼" : "▲") : "" })));
  });
  return el("thead", { role: "rowgroup" }, el("tr", { role: "row", "aria-rowindex": 1 }, ...cells));
}

/** A row; the roles are said in full, since a small screen lays out its cells below each other. */
function rowElement(model, row, at) {
  const cell = (name, ...children) => el("td", { role: "cell", class: `cell-${name}` }, ...children);
  const sure = row.target < 0 ? "" : SURE.find(([least]) => row.sure >= least)?.[1] ?? "";
  const kind = model.kinds[model.verbs.indexOf(row.verb)];
  return el("tr", { role: "row", "data-node": row.node, "aria-rowindex": at + 2 },
    el("th", { role: "rowheader", scope: "row" },
      el("a", { href: "#", "data-select": model.ids[row.node], class: "mark", text: row.mark }),
      el("span", { class: "row-new", text: "new" }), el("span", { class: "row-later", text: "later" })),
    cell("who", el("bdi", { text: row.who }),
      row.also ? el("span", { class: "muted", text: `, also ${row.also}` }) : null),
    cell("words", el("span", { dir: "auto", text: row.words })),
    cell("does", ...(row.target < 0 ? [el("span", { class: "muted", text: "begins a strand" })]
      : [el("span", { class: `verb verb-${kind}`, text: row.verb }), " ",
        el("a", { href: "#", "data-select": model.ids[row.target], tabindex: "-1",
          text: nameOf(model, row.target) })])),
    cell("sure", el("span", { text: sure, title: sure ? `confidence ${row.sure}` : undefined })),
    cell("answers", row.answered));
}
