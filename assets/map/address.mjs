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
 * @property {string[]} g camps shown, "" for people in none; none: all
 * @property {string} from the first comment shown, or ""
 * @property {string} to the last comment shown, or ""
 * @property {string} sure least confidence, or ""
 * @property {string[]} open nodes with more answers shown, "id" or "id*3"
 * @property {string[]} shut nodes with their answers folded away
 * @property {string[]} also nodes shown because they were selected before
 * @property {string} all "1" shows every card
 * @property {string} v the layout: "" layered, "outline" or "lanes"
 * @property {string} rows what the lanes are: "authors", "camps" or "" for what fits
 * @property {string} f the node in focus: only what hangs on it is shown
 * @property {string} t the comment after which everything is faded, or ""
 * @property {string} since the comment after which everything is marked as new, or ""
 * @property {string[]} hide panes folded away
 * @property {string} tab the pane that a small screen shows
 */

const MANY = ["k", "a", "o", "g", "open", "shut", "also", "hide"];
const ONE = ["c", "v", "rows", "f", "s", "l", "q", "sure", "from", "to", "t", "since", "all", "tab"];
/** What filters, and what else the server needs for a view. */
export const FILTERS = ["k", "a", "o", "g", "sure", "from", "to"];
const VIEW = ["v", "rows", "f", ...FILTERS, "open", "shut", "also", "all"];

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
  return "?" + written(state, [...ONE.slice(0, 7), ...MANY, ...ONE.slice(7)]);
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
