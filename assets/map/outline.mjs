/** The outline pane: the comments in the order of their threads, their claims as short lines. */

import { el, reveal } from "./dom.mjs";
import { authorOf, linksOut } from "./model.mjs";
import { createMarker } from "./selection.mjs";
import { fadeAuthors } from "./text.mjs";

const SIGNS = { support: "+", rebut: "−", restates: "=" };

/**
 * @typedef {object} Row
 * @property {number} node
 * @property {number} level from 1
 * @property {number} parent its place in the rows, or -1
 * @property {number} end the place after its last descendant
 */

/** The rows in thread order: each comment, its claims, then what answers it. @returns {Row[]} */
export function outlineRows(model) {
  const rows = [];
  const stack = [];
  for (let comment = model.comments - 1; comment >= 0; comment--) {
    if (model.parent[comment] < 0) stack.push([comment, -1]);
  }
  while (stack.length) {
    const [node, parent] = stack.pop();
    const place = rows.length;
    rows.push({ node, level: parent < 0 ? 1 : rows[parent].level + 1, parent, end: place + 1 });
    if (model.kind[node]) continue;
    const below = [...model.claims[node], ...model.replies[node]];
    for (const child of below.reverse()) stack.push([child, place]);
  }
  for (let place = rows.length - 1; place >= 0; place--) {
    const { parent, end } = rows[place];
    if (parent >= 0) rows[parent].end = Math.max(rows[parent].end, end);
  }
  return rows;
}

/** @param {import("./main.mjs").Context} context */
export function mountOutline(pane, context) {
  const { model, store } = context;
  const rows = outlineRows(model);
  const placeOf = new Map(rows.map((row, place) => [row.node, place]));
  const shut = new Set();
  const tree = el("div", { role: "tree", class: "tree", "aria-label": "Outline" });
  const elements = rows.map((row, place) => rowElement(model, rows, row, place));
  tree.append(...elements);
  if (!rows.length) tree.append(el("p", { class: "muted", text: "There are no comments in it." }));
  pane.replaceChildren(tree);
  const marker = createMarker((node) => [elements[placeOf.get(node)]]);
  let current = 0;

  function settle() {
    for (let place = 0; place < rows.length; place++) {
      const row = elements[place];
      row.hidden = false;
      if (!shut.has(place)) continue;
      for (let below = place + 1; below < rows[place].end; below++) elements[below].hidden = true;
      place = rows[place].end - 1;
    }
  }

  function fold(place, closed) {
    if (rows[place].end === place + 1) return;
    if (closed) shut.add(place);
    else shut.delete(place);
    elements[place].setAttribute("aria-expanded", String(!closed));
    settle();
  }

  function goTo(place, focus = true) {
    if (place < 0 || place >= rows.length) return;
    elements[current]?.setAttribute("tabindex", "-1");
    current = place;
    elements[place].setAttribute("tabindex", "0");
    if (focus) {
      elements[place].focus({ preventScroll: true });
      store.select(model.ids[rows[place].node], "replace");
    }
  }

  function visible(place, by) {
    let to = place + by;
    while (to >= 0 && to < rows.length && elements[to].hidden) to += by;
    return to;
  }

  tree.addEventListener("click", (event) => {
    const twisty = event.target.closest(".twisty");
    const row = event.target.closest("[role=treeitem]");
    if (!row) return;
    const place = Number(row.dataset.place);
    if (twisty) {
      event.stopPropagation();
      fold(place, !shut.has(place));
    }
    goTo(place, false);
  });
  tree.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const branch = rows[current].end > current + 1;
    const moves = {
      ArrowDown: () => goTo(visible(current, 1)),
      ArrowUp: () => goTo(visible(current, -1)),
      Home: () => goTo(0),
      End: () => goTo(visible(rows.length, -1)),
      ArrowRight: () => (branch && shut.has(current) ? fold(current, false) : branch && goTo(current + 1)),
      ArrowLeft: () => (branch && !shut.has(current) ? fold(current, true) : goTo(rows[current].parent)),
      Enter: () => store.select(model.ids[rows[current].node]),
      " ": () => store.select(model.ids[rows[current].node]),
    };
    if (!moves[event.key]) return;
    event.preventDefault();
    moves[event.key]();
  });

  context.onHover((node) => marker.hover(node));
  context.onFound((found) => marker.found(found.nodes));
  context.onSelect((selection) => {
    marker.select(selection);
    const place = placeOf.get(selection.seen[0]);
    for (const row of tree.querySelectorAll("[aria-selected=true]")) row.ariaSelected = "false";
    if (place === undefined) return;
    for (let up = rows[place].parent; up >= 0; up = rows[up].parent) if (shut.has(up)) fold(up, false);
    if (selection.node >= 0) elements[place].ariaSelected = "true";
    goTo(place, false);
    reveal(pane, elements[place]);
  });
  const fade = () => fadeAuthors(context, (comment) => elements[placeOf.get(comment)]);
  store.subscribe((state, before) => {
    if (state.a !== before.a) fade();
  });
  fade();
  goTo(0, false);
  // The details above grow when they arrive.
  const sized = new ResizeObserver(() => {
    const row = tree.querySelector("[data-selected]");
    if (row) reveal(pane, row);
  });
  sized.observe(pane);
  context.signal.addEventListener("abort", () => sized.disconnect());
}

function rowElement(model, rows, row, place) {
  const { node, level } = row;
  const branch = row.end > place + 1;
  const shared = {
    role: "treeitem", "aria-level": level, "data-node": node, "data-place": place, tabindex: "-1",
    "aria-selected": "false", style: `--level: ${Math.min(level - 1, 8)}`,
    "aria-expanded": branch ? "true" : undefined,
  };
  if (model.kind[node]) {
    const kind = mainKind(model, node);
    return el(
      "div",
      { ...shared, class: "row row-claim" },
      el("span", { class: `sign sign-${kind}`, text: SIGNS[kind] ?? "·",
        title: SIGNS[kind] ? model.verbs[model.kinds.indexOf(kind)] : "states" }),
      el("span", { class: "words", dir: "auto", text: model.label[node] }),
    );
  }
  return el(
    "div",
    { ...shared, class: "row row-comment" },
    el("span", { class: branch ? "twisty" : "twisty none", "aria-hidden": "true" }),
    el("span", { class: "line" },
      el("span", { class: "mark", text: model.mark[node] }), " ",
      el("bdi", { class: "author", text: authorOf(model, node) ?? "no name" }), " ",
      el("span", { class: "words", dir: "auto", text: model.label[node] })),
  );
}

/** The kind of the surest link by which a claim speaks to another. */
export function mainKind(model, node) {
  let best = -1;
  for (const link of linksOut(model, node)) {
    if (best < 0 || model.edges.confidence[link] > model.edges.confidence[best]) best = link;
  }
  return best < 0 ? "states" : model.kinds[model.edges.kind[best]];
}
