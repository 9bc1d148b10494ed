/** When things were said: the turn of every node, what has been said up to a turn, and the clock. */

import { clockOf } from "./clock.mjs";
import { counted } from "./dom.mjs";

/**
 * @typedef {object} Turns the comments in the order they were said, by the clock where there is one
 * @property {number[]} order the comment of each turn, from 0
 * @property {Int32Array} turn of each node: that of its comment
 * @property {boolean} sorted whether the clock put them in another order than the source
 * @property {import("./clock.mjs").Clock} clock
 * @property {Record<"claims"|"supports"|"disputes", Int32Array>} sums of the turns before each turn
 */

/** @type {WeakMap<object, Turns>} */
const known = new WeakMap();

/** Lets go of what is known of a model that has changed. */
export function forgetTurns(model) {
  known.delete(model);
  last = { ...last, model: null };
}

/** @param {import("./model.mjs").Model} model @returns {Turns} */
export function turnsOf(model) {
  let found = known.get(model);
  if (!found) known.set(model, (found = makeTurns(model)));
  return found;
}

/** @returns {Turns} */
function makeTurns(model) {
  const clock = clockOf(model.posted, model.parent);
  const order = Array.from({ length: model.comments }, (_, comment) => comment);
  if (clock.orders) order.sort((a, b) => clock.since[a] - clock.since[b] || a - b);
  const of = new Int32Array(model.comments);
  order.forEach((comment, turn) => {
    of[comment] = turn;
  });
  const turn = Int32Array.from(model.ids, (_, node) => of[model.kind[node] ? model.parent[node] : node]);
  const sorted = order.some((comment, at) => comment !== at);
  return { order, turn, sorted, clock, sums: sumsOf(model, turn) };
}

function sumsOf(model, turn) {
  const [claims, supports, disputes] = [0, 0, 0].map(() => new Int32Array(model.comments + 1));
  for (let node = model.comments; node < model.ids.length; node++) claims[turn[node] + 1]++;
  const { s, t, kind } = model.edges;
  const lists = { support: supports, rebut: disputes };
  for (let link = 0; link < s.length; link++) {
    const list = lists[model.kinds[kind[link]]];
    if (list) list[Math.max(turn[s[link]], turn[t[link]]) + 1]++;
  }
  for (const list of [claims, supports, disputes]) {
    for (let at = 1; at < list.length; at++) list[at] += list[at - 1];
  }
  return { claims, supports, disputes };
}

/**
 * The turns that the state names; Infinity where it names none.
 * @param {import("./address.mjs").State} state
 * @returns {{until: number, since: number}}
 */
export function timeOf(model, state) {
  return { until: turnOfId(model, state.t), since: turnOfId(model, state.since) };
}

function turnOfId(model, id) {
  const node = id ? model.place.get(id) : undefined;
  return node === undefined ? Infinity : turnsOf(model).turn[node];
}

/** The last answer of `timeOf`: a renderer asks once for every card. */
let last = { model: null, t: "", since: "", turn: new Int32Array(0), time: { until: Infinity, since: Infinity } };

function lastTime(model, state) {
  if (last.model !== model || last.t !== state.t || last.since !== state.since) {
    const { turn } = turnsOf(model);
    last = { model, t: state.t, since: state.since, turn, time: timeOf(model, state) };
  }
  return last;
}

/** Whether a node was said after the moment that is looked at. */
export function isLater(model, state, node) {
  const { turn, time } = lastTime(model, state);
  return turn[node] > time.until;
}

/** Whether a node was said after the marked moment, and not after the one looked at. */
export function isNew(model, state, node) {
  const { turn, time } = lastTime(model, state);
  return turn[node] > time.since && turn[node] <= time.until;
}

/** Whether one of the two ends of a link was said after the moment that is looked at. */
export function isLaterLink(model, state, link) {
  return isLater(model, state, model.edges.s[link]) || isLater(model, state, model.edges.t[link]);
}

/** How many claims, supports and disputes there are after one turn and up to another. */
export function countsBetween(model, after, until) {
  const { sums } = turnsOf(model);
  const to = Math.min(until, model.comments - 1) + 1;
  const from = Math.min(after + 1, to);
  return Object.fromEntries(Object.entries(sums).map(([name, list]) => [name, list[to] - list[from]]));
}

/** "12 claims, 3 supports, 5 disputes": what has been said up to a turn. */
export function countWords(model, until) {
  const { claims, supports, disputes } = countsBetween(model, -1, until);
  return [counted(claims, "claim"), counted(supports, "support"), counted(disputes, "dispute")].join(", ");
}

/** What the name of a comment is aloud: "Comment 14" for "#14". */
export function markAloud(mark) {
  return mark.startsWith("#") ? `Comment ${mark.slice(1)}` : mark;
}

/** The time of a comment in words, or "". */
export function timeWords(model, comment) {
  return turnsOf(model).clock.words(model.posted[comment]);
}

/** "Comment 14 of 32, Ana, 12 May 10:05": a turn as a sentence. */
export function turnSentence(model, turn) {
  const comment = turnsOf(model).order[turn];
  const name = markAloud(model.mark[comment]);
  const place = name === `Comment ${turn + 1}` ? `${name} of ${model.comments}`
    : `${name}, ${turn + 1} of ${model.comments}`;
  const author = model.authors[model.author[comment]] ?? "no name";
  return [place, author, timeWords(model, comment)].filter(Boolean).join(", ");
}
