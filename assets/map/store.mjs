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
  /** @type {((state: State, before: State) => void)[]} */
  const listeners = [];

  function change(next) {
    const before = state;
    state = next;
    for (const listener of listeners) listener(state, before);
  }

  addEventListener(
    "popstate",
    () => {
      const next = readAddress(location.search);
      if (location.pathname === path && next.c === key) change(next);
    },
    { signal },
  );

  return {
    get: () => state,

    /** @param {(state: State, before: State) => void} listener */
    subscribe(listener) {
      listeners.push(listener);
    },

    /** Changes some of the state. @param {Partial<State>} patch @param {"push"|"replace"} how */
    set(patch, how = "push") {
      const next = { ...state, ...patch };
      const address = writeAddress(next);
      if (address === writeAddress(state)) return;
      history[how === "push" ? "pushState" : "replaceState"](history.state, "", address);
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
