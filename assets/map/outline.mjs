/** The outline pane: the comments in the order of their threads, their claims as short lines. */

import { createBlocks } from "./blocks.mjs";
import { el, reveal } from "./dom.mjs";
import { fadesChanged, isFaded } from "./kept.mjs";
import { authorOf, linksOut } from "./model.mjs";
import { createMarker } from "./selection.mjs";

const SIGNS = { support: "+", rebut: "−", restates: "=" };

/**
 * @typedef {object} Row
 * @property {number} node
 * @property {number} level from 1
 * @property {number} parent its place in the rows, or -1
 * @property {number} end the place after its last descendant
 * @property {number} number which of its siblings it is, from 1
 * @property {number} of how many siblings there are, itself counted
 */

/** The rows in thread order: each comment, its claims, then what answers it. @returns {Row[]} */
export function outlineRows(model) {
  const rows = [];
  const stack = [];
  const later = (nodes, parent) => {
    for (let at = nodes.length - 1; at >= 0; at--) stack.push([nodes[at], parent, at + 1, nodes.length]);
  };
  later(model.body.map((_, comment) => comment).filter((comment) => model.parent[comment] < 0), -1);
  while (stack.length) {
    const [node, parent, number, of] = stack.pop();
    const place = rows.length;
    const level = parent < 0 ? 1 : rows[parent].level + 1;
    rows.push({ node, level, parent, end: place + 1, number, of });
    if (!model.kind[node]) later([...model.claims[node], ...model.replies[node]], place);
  }
  for (let place = rows.length - 1; place >= 0; place--) {
    const { parent, end } = rows[place];
    if (parent >= 0) rows[parent].end = Math.max(rows[parent].end, end);
  }
  return rows;
}

const BLOCK = 40;
const HEIGHT = 30;

/** @param {import("./main.mjs").Context} context */
export function mountOutline(pane, context) {
  const { model, store, signal } = context;
  const rows = outlineRows(model);
  const placeOf = new Map(rows.map((row, place) => [row.node, place]));
  const shut = new Set();
  const hidden = new Uint8Array(rows.length);
  const tree = el("div", { role: "tree", class: "tree", "aria-label": "Outline" });
  let current = 0;
  const marker = createMarker((node) => {
    const row = blocks.at(placeOf.get(node));
    return row ? [row] : [];
  });
  const blocks = createBlocks(tree, { count: rows.length, size: BLOCK, height: HEIGHT, make, signal });
  if (!rows.length) tree.append(el("p", { class: "muted", text: "There are no comments in it." }));
  pane.replaceChildren(tree);

  function make(place) {
    if (hidden[place]) return null;
    const row = rowElement(model, rows[place], place, shut.has(place));
    row.tabIndex = place === current ? 0 : -1;
    row.toggleAttribute("data-faded", isFaded(context, rows[place].node));
    row.ariaSelected = String(context.selection().node === rows[place].node);
    marker.renew(rows[place].node, row);
    return row;
  }

  function fold(place, closed) {
    const { end } = rows[place];
    if (end === place + 1) return;
    const focused = document.activeElement === blocks.at(current);
    if (closed) shut.add(place);
    else shut.delete(place);
    for (let below = place + 1; below < end; below++) {
      hidden[below] = closed ? 1 : 0;
      if (!closed && shut.has(below)) {
        hidden.fill(1, below + 1, rows[below].end);
        below = rows[below].end - 1;
      }
    }
    if (hidden[current]) current = place;
    blocks.renew(place, end);
    if (focused) blocks.at(current)?.focus({ preventScroll: true });
  }

  function goTo(place, focus = true) {
    if (place < 0 || place >= rows.length) return;
    blocks.at(current)?.setAttribute("tabindex", "-1");
    current = place;
    const row = blocks.need(place);
    row.setAttribute("tabindex", "0");
    if (!focus) return;
    row.focus({ preventScroll: true });
    store.select(model.ids[rows[place].node], "replace");
  }

  function visible(place, by) {
    let to = place + by;
    while (to >= 0 && to < rows.length && hidden[to]) to += by;
    return to;
  }

  tree.addEventListener("click", (event) => {
    const row = event.target.closest("[role=treeitem]");
    if (!row) return;
    const place = Number(row.dataset.place);
    if (event.target.closest(".twisty:not(.none)")) {
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
      Enter: () => open(),
      " ": () => open(),
    };
    if (!moves[event.key]) return;
    event.preventDefault();
    moves[event.key]();
  });

  function open() {
    store.select(model.ids[rows[current].node]);
    context.toDetails();
  }

  let chosen = -1;
  context.onHover((node) => marker.hover(node));
  context.onFound((found) => marker.found(found.nodes));
  context.onSelect((selection) => {
    marker.select(selection);
    blocks.at(chosen)?.setAttribute("aria-selected", "false");
    chosen = placeOf.get(selection.seen[0]) ?? -1;
    if (chosen < 0) return;
    for (let up = rows[chosen].parent; up >= 0; up = rows[up].parent) if (shut.has(up)) fold(up, false);
    goTo(chosen, false);
    const row = blocks.at(chosen);
    if (selection.node >= 0) row.ariaSelected = "true";
    reveal(pane, row);
    // Rows out of view have a guessed height until they are drawn.
    requestAnimationFrame(() => requestAnimationFrame(() => reveal(pane, row)));
  });
  store.subscribe((state, before) => {
    if (!fadesChanged(state, before)) return;
    for (const [place, row] of blocks.all()) {
      row.toggleAttribute("data-faded", isFaded(context, rows[place].node));
    }
  });
  // The details above grow when they arrive.
  const sized = new ResizeObserver(() => {
    const row = blocks.at(chosen);
    if (row && context.selection().seen.length) reveal(pane, row);
  });
  sized.observe(pane);
  signal.addEventListener("abort", () => sized.disconnect());
  if (rows.length) goTo(0, false);
}

function rowElement(model, row, place, folded) {
  const { node, level } = row;
  const branch = row.end > place + 1;
  const shared = {
    role: "treeitem", "data-node": node, "data-place": place,
    "aria-level": level, "aria-posinset": row.number, "aria-setsize": row.of,
    "aria-expanded": branch ? String(!folded) : undefined,
    style: `--level: ${Math.min(level - 1, 8)}`,
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
