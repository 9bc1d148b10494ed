/** The state of the page and its form in the address; `explore_address.py` reads the same names. */

/**
 * @typedef {object} State what a person chose to see; never changed in place
 * @property {string} c key of the conversation
 * @property {string} s id of the selected node, or ""
 * @property {string} l name of the selected link, or ""
 * @property {string} q words searched for
 * @property {string[]} k kinds of links shown; none: the usual ones
 * @property {string[]} a authors shown; none: all
 * @property {string[]} o origins shown; none: all
 * @property {string} sure least confidence, or ""
 * @property {string[]} open nodes with more answers shown, "id" or "id*3"
 * @property {string[]} shut nodes with their answers folded away
 * @property {string[]} also nodes shown because they were selected before
 * @property {string} all "1" shows every card
 * @property {string[]} hide panes folded away
 * @property {string} tab the pane that a small screen shows
 */

const MANY = ["k", "a", "o", "open", "shut", "also", "hide"];
const ONE = ["c", "s", "l", "q", "sure", "all", "tab"];
/** What the server needs for a view. */
const VIEW = ["k", "a", "o", "sure", "open", "shut", "also", "all"];

/** @returns {State} */
export function readAddress(search) {
  const query = new URLSearchParams(search);
  const state = {};
  for (const name of ONE) state[name] = query.get(name) ?? "";
  for (const name of MANY) state[name] = query.getAll(name);
  return /** @type {State} */ (state);
}

/** @param {State} state */
export function writeAddress(state) {
  return "?" + written(state, ["c", "s", "l", "q", ...MANY, "sure", "all", "tab"]);
}

/** The part of the state that decides which cards the map shows. */
export function viewAddress(state) {
  return written(state, VIEW);
}

function written(state, names) {
  const parts = [];
  for (const name of names) {
    const values = MANY.includes(name) ? state[name] : state[name] ? [state[name]] : [];
    for (const value of values) parts.push(`${name}=${plain(value)}`);
  }
  return parts.join("&");
}

/** Leaves readable what an address may hold. */
function plain(value) {
  return encodeURIComponent(value)
    .replace(/%(3A|2C|2F|40)/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)))
    .replace(/%20/g, "+");
}
