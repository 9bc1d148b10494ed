/** What happens when the conversation itself changes: the same model holds what it is now. */

import { forgetKept } from "./kept.mjs";
import { commentOf, fetchModel, linkName } from "./model.mjs";
import { forgetTurns } from "./moments.mjs";
import { indexed } from "./view.mjs";

/** @typedef {import("./model.mjs").Model} Model */

/** @param {Model} model changed in place, so that all who hold it see what it is now */
export function createRenewal(key, model, store, signal) {
  /** @type {((old: Model) => void|Promise<void>)[]} */
  const listeners = [];
  let running = Promise.resolve(false);
  let waiting = null; // names for a renewal that has not begun

  async function run(renamed, tell) {
    const next = await fetchModel(key, signal);
    if (next.rev === model.rev) return false;
    if (!sameComments(next, model)) throw new Error("the conversation has other comments now");
    const old = { ...model };
    Object.assign(model, next);
    forgetTurns(model);
    forgetKept();
    tell();
    for (const listener of listeners) await listener(old);
    follow(store, model, old, renamed);
    return true;
  }

  return {
    /** @param {(old: Model) => void|Promise<void>} listener */
    listen: (listener) => listeners.push(listener),
    /** One after the other; true if anything had changed. @param {() => void} tell tells what is selected */
    renew(renamed = {}, tell) {
      if (waiting) {
        followOn(waiting, renamed);
        return running;
      }
      waiting = { ...renamed };
      running = running.catch(() => false).then(() => {
        const names = waiting;
        waiting = null;
        return run(names, tell);
      });
      return running;
    },
  };
}

/** Whether two models are of one conversation: what is drawn by its comments can stay. */
function sameComments(one, other) {
  return one.comments === other.comments
    && one.ids.slice(0, one.comments).every((id, node) => id === other.ids[node]);
}

/** Adds names that came later: what went by one of the earlier ones goes by the latest. */
function followOn(names, later) {
  for (const [before, after] of Object.entries(names)) if (after in later) names[before] = later[after];
  Object.assign(names, later);
}

/** Keeps selected what was, by its new name; of a link that is gone what it came from, of a claim its comment. */
function follow(store, model, old, renamed) {
  const { s, l } = store.get();
  if (s && !model.place.has(s) && old.place.has(s)) {
    store.select(renamed[s] || old.ids[commentOf(old, old.place.get(s))], "replace");
  }
  if (!l || model.links.has(l)) return;
  const now = renamed[l];
  if (now) store.selectLink(now, "replace");
  else if (old.links.has(l)) store.select(old.ids[old.edges.s[old.links.get(l)]], "replace");
}

/** Gives the nodes and links of a view the numbers that they have now; those that are gone get some of their own. */
export function renumber(view, old, model) {
  const node = (number) => (number < 0 ? number : model.place.get(old.ids[number]) ?? -2 - number);
  const link = (number) => model.links.get(linkName(old, number)) ?? stated(model, old, number) ?? -1;
  Object.assign(view, indexed({
    ...view,
    nodes: view.nodes.map(node),
    up: view.up.map(node),
    same: view.same.map((nodes) => nodes.map(node)),
    trail: view.trail.map(node),
    links: view.links.map(link),
  }));
}

/** The number of a link from a comment to its claim, which has no name of its own in the model. */
function stated(model, old, number) {
  const { s, t, kind } = old.edges;
  if (kind[number] !== old.states) return undefined;
  const [from, to] = [model.place.get(old.ids[s[number]]), model.place.get(old.ids[t[number]])];
  const at = model.edges.t.findIndex((end, place) => end === to && model.edges.s[place] === from
    && model.edges.kind[place] === model.states);
  return at < 0 ? undefined : at;
}

/** Mounts a part of the page, and again whenever the conversation has changed; it stays where it was scrolled to. */
export function remounted(context, mount, place) {
  let part = scoped(context);
  mount(place, part);
  context.onRenew(() => {
    const { scrollTop } = place;
    part.end();
    part = scoped(context);
    mount(place, part);
    place.scrollTop = scrollTop;
    part.begin();
  });
}

/** The context as a part may use it that is mounted anew: what listens for it ends with it. */
function scoped(context) {
  const ending = new AbortController();
  const selects = [];
  const whileIn = (listen) => (listener) => {
    let live = listener;
    ending.signal.addEventListener("abort", () => (live = null));
    return listen((...given) => live?.(...given));
  };
  return {
    ...context,
    store: { ...context.store, subscribe: whileIn(context.store.subscribe) },
    signal: AbortSignal.any([context.signal, ending.signal]),
    onHover: whileIn(context.onHover),
    onFound: whileIn(context.onFound),
    onView: whileIn(context.onView),
    onLook: whileIn(context.onLook),
    onRenew: whileIn(context.onRenew),
    onSelect: (listener) => {
      selects.push(listener);
      whileIn(context.onSelect)(listener);
    },
    /** Tells what is selected, which was before the part was there. */
    begin: () => selects.forEach((listener) => listener(context.selection())),
    end: () => ending.abort(),
  };
}
