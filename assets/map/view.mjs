/** The second, small message: which cards the map shows, where, and what is hidden behind them. */

import { viewAddress } from "./address.mjs";

/**
 * @typedef {object} View the JSON of /map/KEY/view.json, indexed
 * @property {string} rev of the columns that `nodes` and `links` are places in
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
 * @property {number[]} links
 * @property {string[]} paths
 * @property {number[][]} ends
 * @property {number[]} turn how a link arrives, in degrees clockwise: 0 from the right
 * @property {number[]} tree 1 for a link that a card hangs by
 * @property {[number, number]} size
 * @property {any} counts
 * @property {Map<number, number>} at place of a node in the lists
 * @property {number[][]} children places of the cards that hang on each card, top to bottom
 * @property {number[]} roots places of the cards that hang on nothing, top to bottom
 */

/** @returns {Promise<View>} */
export async function fetchView(key, state, extra, signal) {
  const query = [viewAddress(state), ...extra].filter(Boolean).join("&");
  const answer = await fetch(`/map/${encodeURIComponent(key)}/view.json?${query}`, { signal });
  if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
  return indexed(await answer.json());
}

function indexed(view) {
  const at = new Map(view.nodes.map((node, place) => [node, place]));
  const children = view.nodes.map(() => []);
  const roots = [];
  view.up.forEach((parent, place) => {
    const above = at.get(parent);
    (above === undefined ? roots : children[above]).push(place);
  });
  const byHeight = (a, b) => view.y[a] - view.y[b] || view.x[a] - view.x[b];
  roots.sort(byHeight);
  for (const list of children) list.sort(byHeight);
  return { ...view, at, children, roots };
}

/** The rectangle of a card. */
export function boxOf(view, place) {
  return { x: view.x[place], y: view.y[place], w: view.w[place], h: view.h[place] };
}

/** The cards beside this one: what hangs on the same card. */
export function siblings(view, place) {
  const above = view.at.get(view.up[place]);
  return above === undefined ? view.roots : view.children[above];
}

/** How deep a card hangs, from 1. */
export function levelOf(view, place) {
  let level = 1;
  for (let up = view.at.get(view.up[place]); up !== undefined; up = view.at.get(view.up[up])) level++;
  return level;
}

/** "+4 disputes, 2 supports": the hidden answers of a card in words, or "". */
export function hiddenWords(model, view, place) {
  const parts = [];
  const nouns = { support: ["support", "supports"], rebut: ["dispute", "disputes"],
    reply: ["answer", "answers"], restates: ["restatement", "restatements"], states: ["claim", "claims"] };
  (view.hidden[place] ?? []).forEach((number, kind) => {
    if (number) parts.push(`${number} ${nouns[model.kinds[kind]][number === 1 ? 0 : 1]}`);
  });
  return parts.length ? `+${parts.join(", ")}` : "";
}
