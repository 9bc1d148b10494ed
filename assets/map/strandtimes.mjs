/** When the cards were said that a card stands for, so that a whole strand can be shown as it grew. */

import { linksOut } from "./model.mjs";
import { turnsOf } from "./moments.mjs";

const NOWHERE = -1;

/**
 * The turns of what hangs on each card that stands for a whole strand, rising, by its place.
 * @returns {Map<number, Int32Array>}
 */
export function strandTimes(model, view) {
  const places = new Set(Object.keys(view.blocks).map(Number));
  if (!places.size) return new Map();
  const { turn } = turnsOf(model);
  const rest = [...places].find((place) => view.blocks[place].strands > 1) ?? NOWHERE;
  const turns = new Map([...places].map((place) => [place, []]));
  const card = cardsOf(model, view);
  for (let node = 0; node < model.ids.length; node++) {
    turns.get(card[node] === NOWHERE ? rest : card[node])?.push(turn[node]);
  }
  return new Map([...turns].map(([place, list]) => [place, Int32Array.from(list).sort()]));
}

/** How much of a strand was said up to a turn, from 0 to 1. */
export function shareSaid(turns, until) {
  let [from, to] = [0, turns.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (turns[middle] <= until) from = middle + 1;
    else to = middle;
  }
  return turns.length ? from / turns.length : 0;
}

/** The place of the card that each node hangs on, near or far; those of no card have -1. */
function cardsOf(model, view) {
  const UNKNOWN = -2;
  const card = new Int32Array(model.ids.length).fill(UNKNOWN);
  for (let start = 0; start < card.length; start++) {
    const way = [];
    let node = start;
    while (node !== NOWHERE && card[node] === UNKNOWN) {
      card[node] = NOWHERE; // ends a circle
      way.push(node);
      const place = shownAt(model, view, node);
      if (place !== undefined) card[node] = place;
      else node = above(model, node);
      if (place !== undefined) break;
    }
    const found = node === NOWHERE ? NOWHERE : card[node];
    for (const passed of way) card[passed] = found;
  }
  return card;
}

/** The card of a node; a comment may be there by one of its claims. */
function shownAt(model, view, node) {
  const place = view.at.get(node);
  if (place !== undefined || model.kind[node]) return place;
  const claim = model.claims[node].find((one) => view.at.has(one));
  return claim === undefined ? undefined : view.at.get(claim);
}

/** What a node speaks to most surely; else the comment it is in, or the one that this answers. */
function above(model, node) {
  const { t, kind, confidence } = model.edges;
  let best = -1;
  for (const link of linksOut(model, node)) {
    if (kind[link] !== model.reply && (best < 0 || confidence[link] > confidence[best])) best = link;
  }
  return best < 0 ? model.parent[node] : t[best];
}
