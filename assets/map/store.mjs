/** One state for all panes, kept in the address: selecting makes a step back, typing does not. */

import { readAddress, writeAddress } from "./address.mjs";

/** @typedef {import("./address.mjs").State} State */

/**
 * @param {AbortSignal} signal ends the listening to the back button
 */
export function createStore(signal) {
  /** @type {State} */
  let state = readAddress(location.search);
  const path = location.pathname;
  const key = state.c;
  // How many steps this page made, and at which of them it is: the history itself does not say.
  let at = history.state?.step ?? 0;
  let most = at;
  /** @type {((state: State, before: State) => void)[]} */
  const listeners = [];

  function change(next) {
    const before = state;
    state = next;
    // A listener may change the state again: each hears of each change once.
    for (const listener of listeners) listener(next, before);
  }

  addEventListener(
    "popstate",
    () => {
      const next = readAddress(location.search);
      if (location.pathname !== path || next.c !== key) return;
      at = history.state?.step ?? 0;
      most = Math.max(most, at);
      change(next);
    },
    { signal },
  );

  return {
    get: () => state,

    /** At which step of this page one is, and how many there are. */
    steps: () => ({ at, most }),

    /** @param {(state: State, before: State) => void} listener */
    subscribe(listener) {
      listeners.push(listener);
    },

    /** Changes some of the state. @param {Partial<State>} patch @param {"push"|"replace"} how */
    set(patch, how = "push") {
      const next = { ...state, ...patch };
      const address = writeAddress(next);
      if (address === writeAddress(state)) return;
      if (how === "push") most = ++at;
      history[how === "push" ? "pushState" : "replaceState"]({ ...history.state, step: at }, "", address);
      change(next);
    },

    /** Selects a node by id; "" selects nothing. */
    select(id, how = "push") {
      this.set({ s: id, l: "" }, how);
    },

    /** Selects a link by name. */
    selectLink(name, how = "push") {
      this.set({ s: "", l: name }, how);
    },
  };
}
