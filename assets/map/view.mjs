/** The second, small message: which cards the map shows, where, and what is hidden behind them. */

import { viewAddress } from "./address.mjs";

/**
 * @typedef {object} View the JSON of /map/KEY/view.json, indexed
 * @property {string} rev of the columns that `nodes` and `links` are places in
 * @property {"layered"|"outline"|"lanes"} layout
 * @property {number[]} nodes
 * @property {number[]} x
 * @property {number[]} y
 * @property {number[]} w
 * @property {number[]} h
 * @property {number[]} lines how many lines of words fit on a card
 * @property {number[]} up what a card hangs on, or -1
 * @property {number[]} by the kind of link it hangs by, or -1
 * @property {number[]} below how many answers it has, shown or not
 * @property {number[][]} hidden how many of them are hidden, by kind
 * @property {number[][]} same claims folded into each card because they say the same
 * @property {Record<number, Block>} blocks what a card holds that stands for a whole strand, by place
 * @property {number[]} links
 * @property {number[]} tree 1 for a link that a card hangs by
 * @property {number[]} shape 0 curve, 1 elbow
 * @property {number[]} start of each link in `xy`, and the end of the last
 * @property {number[]} xy the points of all links, from source to target
 * @property {{root: number, x: number, y: number, w: number, h: number}[]} bands
 * @property {{label: string, y: number, h: number}[]} rows
 * @property {{label: string, x: number}[]} ticks
 * @property {number[]} trail the way from the root to what is in focus
 * @property {[number, number]} size
 * @property {any} counts
 * @property {Map<number, number>} at place of a node in the lists, and of those folded into it
 * @property {number[][]} children places of the cards that hang on each card, top to bottom
 * @property {number[]} roots places of the cards that hang on nothing, top to bottom
 * @property {number[]} rank place of each card among those beside it
 */

/** @typedef {{cards: number, comments: number, people: number, support: number, rebut: number, strands: number}} Block */

/** @returns {Promise<View>} */
export async function fetchView(key, state, extra, signal) {
  const query = [viewAddress(state), ...extra].filter(Boolean).join("&");
  const answer = await fetch(`/map/${encodeURIComponent(key)}/view.json?${query}`, { signal });
  if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
  return indexed(await answer.json());
}

/** @returns {View} */
export function indexed(view) {
  const at = new Map();
  view.same.forEach((nodes, place) => nodes.forEach((node) => at.set(node, place)));
  view.nodes.forEach((node, place) => at.set(node, place));
  const children = view.nodes.map(() => []);
  const roots = [];
  view.up.forEach((parent, place) => {
    const above = at.get(parent);
    (above === undefined || above === place ? roots : children[above]).push(place);
  });
  const byHeight = (a, b) => view.y[a] - view.y[b] || view.x[a] - view.x[b];
  const rank = new Array(view.nodes.length).fill(0);
  for (const list of [roots, ...children]) {
    list.sort(byHeight);
    list.forEach((place, number) => (rank[place] = number));
  }
  return { ...view, at, children, roots, rank };
}

/** The rectangle of a card. */
export function boxOf(view, place) {
  return { x: view.x[place], y: view.y[place], w: view.w[place], h: view.h[place] };
}

/** All that a card stands for: its own node, and those folded into it. */
export function nodesOf(view, place) {
  return [view.nodes[place], ...view.same[place]];
}

/** The cards beside this one: what hangs on the same card. */
export function siblings(view, place) {
  const above = view.at.get(view.up[place]);
  return above === undefined || above === place ? view.roots : view.children[above];
}

/** @type {WeakMap<View, Int32Array>} */
const orders = new WeakMap();

/** The number of each card when they are read as a tree: each before what hangs on it. */
export function readingOrder(view) {
  let order = orders.get(view);
  if (order) return order;
  order = new Int32Array(view.nodes.length);
  const stack = view.roots.toReversed();
  for (let number = 0; stack.length; number++) {
    const place = stack.pop();
    order[place] = number;
    for (let at = view.children[place].length - 1; at >= 0; at--) stack.push(view.children[place][at]);
  }
  orders.set(view, order);
  return order;
}

/** How deep a card hangs, from 1. */
export function levelOf(view, place) {
  let level = 1;
  for (let up = view.at.get(view.up[place]); up !== undefined && level < 10_000; up = view.at.get(view.up[up])) {
    level++;
  }
  return level;
}

/** The link by which a card hangs on another, or -1. */
export function linkAbove(model, view, place) {
  const above = view.at.get(view.up[place]);
  const own = [view.nodes[place], ...view.same[place]];
  for (const node of own) {
    for (const link of model.out.get(node) ?? []) {
      if (model.edges.kind[link] === view.by[place] && view.at.get(model.edges.t[link]) === above) return link;
    }
  }
  return -1;
}

const NOUNS = { support: ["support", "supports"], rebut: ["dispute", "disputes"], reply: ["answer", "answers"],
  restates: ["restatement", "restatements"], states: ["claim", "claims"] };
/** In which order hidden answers are told: what argues first. */
const TOLD = ["support", "rebut", "restates", "reply", "states"];

/** "2 supports, 4 disputes more": the hidden answers of a card in words, or "". */
export function hiddenWords(model, view, place) {
  const counts = view.hidden[place] ?? [];
  const parts = [];
  for (const kind of TOLD) {
    const number = counts[model.kinds.indexOf(kind)];
    if (number) parts.push(`${number.toLocaleString("en")} ${NOUNS[kind][number === 1 ? 0 : 1]}`);
  }
  return parts.length ? `${parts.join(", ")} more` : "";
}
