/** What the filters and the time leave; `Filter` in strands.py decides the same for the server. */

import { commentOf } from "./model.mjs";
import { isLater } from "./moments.mjs";

const USUAL = ["support", "rebut", "restates", "reply"];

/**
 * @typedef {object} Keeper
 * @property {boolean} on whether any filter is on
 * @property {(node: number) => boolean} node whether a node is kept
 * @property {(link: number) => boolean} link whether a link is kept, and both its ends
 */

/** @param {import("./model.mjs").Model} model @param {import("./address.mjs").State} state @returns {Keeper} */
export function keeperOf(model, state) {
  const { s, t, kind, confidence, origin } = model.edges;
  const kinds = new Set((state.k.length ? state.k : USUAL).map((name) => model.kinds.indexOf(name)));
  const authors = places(state.a, model.authors);
  const camps = places(state.g, model.camps);
  const origins = places(state.o, model.origins);
  const least = Number(state.sure) || 0;
  const first = model.place.get(state.from) ?? -1;
  const last = model.place.get(state.to) ?? Infinity;
  const said = (place) => commentOf(model, place) >= first && commentOf(model, place) <= last;
  const node = (place) => (!authors || authors.has(model.author[place])) && (!camps || camps.has(model.camp[place]))
    && said(place);
  const argues = new Set(["support", "rebut"].map((name) => model.kinds.indexOf(name)));
  // Of people who are chosen every argument is shown, also with what others said.
  const ends = (place) => (node(s[place]) && node(t[place]))
    || ((authors || camps) && argues.has(kind[place]) && (node(s[place]) || node(t[place]))
      && said(s[place]) && said(t[place]));
  const link = (place) => (kinds.has(kind[place]) || kind[place] === model.states) && confidence[place] >= least
    && (!origins || origins.has(origin[place])) && ends(place);
  const on = Boolean(state.k.length || authors || camps || origins || least || first >= 0 || last < Infinity);
  return { on, node, link };
}

/** What decides whether people's words are faded in the text and in the outline. */
const FADES = ["a", "g", "from", "to", "t"];

export function fadesChanged(state, before) {
  return FADES.some((name) => String(state[name]) !== String(before[name]));
}

/** Whether a filter leaves out a node, or it was said after the moment that is looked at. */
export function isFaded({ model, store }, node) {
  const state = store.get();
  if (state !== last.state || model !== last.model) last = { state, model, keeper: keeperOf(model, state) };
  return !last.keeper.node(node) || isLater(model, state, node);
}

let last = { state: null, model: null, keeper: null };

/** Lets go of what was decided for a model that has changed. */
export function forgetKept() {
  last = { state: null, model: null, keeper: null };
}

/** The places of names in a list; "" is none of them. */
function places(names, list) {
  return names.length ? new Set(names.map((name) => (name ? known(list.indexOf(name)) : -1))) : null;
}

/** A name that is not in the list keeps nothing. */
function known(place) {
  return place < 0 ? -2 : place;
}
