/** What is marked on the cards and links of a view: faded, selected, related, found, new. */

import { keeperOf } from "./kept.mjs";
import { isLater, isLaterLink, isNew } from "./moments.mjs";
import { FADED, FOUND, GONE, NEW, ON, RELATED } from "./paint.mjs";

/**
 * @param {import("./model.mjs").Model} model
 * @param {import("./view.mjs").View} view
 * @param {object} now what is chosen
 * @param {import("./address.mjs").State} now.state
 * @param {import("./selection.mjs").Selection} now.selection
 * @param {Set<number>} now.links those to be seen strongly
 * @param {Iterable<number>} now.found nodes that a search found
 * @returns {import("./paint.mjs").Marks}
 */
export function marksOf(model, view, { state, selection, links, found }) {
  const keeper = keeperOf(model, state);
  const card = new Uint8Array(view.nodes.length);
  const faded = (node) => !keeper.node(node) || isLater(model, state, node);
  for (let place = 0; place < card.length; place++) {
    const node = view.nodes[place];
    const same = view.same[place];
    if (faded(node) && !same.some((other) => !faded(other))) card[place] |= FADED;
    if (isNew(model, state, node)) card[place] |= NEW;
  }
  const mark = (node, bit) => {
    const place = view.at.get(node);
    if (place !== undefined) card[place] |= bit;
  };
  for (const node of found) mark(node, FOUND);
  for (const node of selection.related.keys()) mark(node, RELATED);
  if (selection.node >= 0) mark(selection.node, ON);
  return { card, link: linkMarks(model, view, keeper, state, links), some: links.size > 0 };
}

function linkMarks(model, view, keeper, state, links) {
  const page = view.layout === "outline"; // read as a page: only answers, and what is selected
  return Uint8Array.from(view.links, (link) => {
    if (!keeper.link(link) || (page && model.edges.kind[link] !== model.reply && !links.has(link))) return GONE;
    return (links.has(link) ? ON : 0) | (isLaterLink(model, state, link) ? FADED : 0);
  });
}
