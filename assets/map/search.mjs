/** Search over the words of comments and claims and the names of authors. */

import { counted, el, iconButton } from "./dom.mjs";
import { authorOf } from "./model.mjs";

/**
 * @typedef {object} Found
 * @property {number[]} nodes what holds the words, in reading order: a claim, else its comment
 * @property {{comment: number, spots: [number, number][]}[]} words where they stand
 * @property {number} times
 */

const NOTHING = Object.freeze({ nodes: [], words: [], times: 0 });
const MOST = 5000;
const WAIT_MS = 120;

/** @returns {Found} */
export function find(model, query) {
  const wanted = folded(query.trim()).text;
  if (!wanted) return NOTHING;
  const nodes = new Set();
  const words = [];
  let times = 0;
  for (let comment = 0; comment < model.comments; comment++) {
    const author = authorOf(model, comment) ?? "";
    const named = folded(`${model.mark[comment]} ${author}`).text.includes(wanted);
    if (named) nodes.add(comment);
    const spots = times < MOST ? spotsIn(foldedBody(model, comment), wanted) : [];
    for (const [from] of spots) nodes.add(claimAt(model, comment, from));
    if (spots.length) words.push({ comment, spots });
    times += spots.length + (named ? 1 : 0);
  }
  return { nodes: [...nodes], words, times };
}

/** @type {WeakMap<object, {text: string, back: number[]|null}>} folded texts, made once */
const bodies = new WeakMap();

function foldedBody(model, comment) {
  const pieces = model.body[comment];
  if (!bodies.has(pieces)) bodies.set(pieces, folded(pieces.map((piece) => piece[0]).join("")));
  return bodies.get(pieces);
}

function claimAt(model, comment, place) {
  let end = 0;
  for (const [words, ...claims] of model.body[comment]) {
    end += words.length;
    if (place < end) return claims.at(-1) ?? comment;
  }
  return comment;
}

function spotsIn({ text: plain, back }, wanted) {
  const spots = [];
  for (let from = plain.indexOf(wanted); from >= 0; from = plain.indexOf(wanted, from + 1)) {
    const to = from + wanted.length;
    spots.push(back ? [back[from], back[to]] : [from, to]);
  }
  return spots;
}

/** Text in lower case and without accents; `back` leads to the places in the text, if they moved. */
function folded(text) {
  if (/^[\x00-\x7f]*$/.test(text)) return { text: text.toLowerCase(), back: null };
  let plain = "";
  const back = [];
  let place = 0;
  for (const sign of text) {
    const kept = foldedSign(sign);
    for (let i = 0; i < kept.length; i++) back.push(place);
    plain += kept;
    place += sign.length;
  }
  back.push(place);
  return { text: plain, back: plain.length === text.length ? null : back };
}

/** @type {Map<string, string>} */
const signs = new Map([["‘", "'"], ["’", "'"], ["“", '"'], ["”", '"']]);

function foldedSign(sign) {
  if (!signs.has(sign)) {
    signs.set(sign, sign.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase());
  }
  return signs.get(sign);
}

/** @param {import("./main.mjs").Context} context */
export function mountSearch(bar, context) {
  const { model, store } = context;
  const input = el("input", {
    type: "search", placeholder: "Search words and people", "aria-label": "Search words and people",
    enterkeyhint: "search", spellcheck: "false", autocomplete: "off",
  });
  const count = el("span", { class: "found-count", role: "status" });
  const back = iconButton("↑", "Previous match (Shift+Enter)", () => step(-1));
  const next = iconButton("↓", "Next match (Enter)", () => step(1));
  bar.replaceChildren(input, count, back, next);
  /** @type {Found} */
  let found = NOTHING;
  let waiting = 0;

  function run() {
    const query = store.get().q;
    if (input.value.trim() !== query) input.value = query;
    found = find(model, query);
    context.tellFound(found);
    tell();
  }

  function tell() {
    const at = found.nodes.indexOf(model.place.get(store.get().s) ?? -1);
    const places = counted(found.nodes.length, "place");
    count.textContent = !store.get().q ? ""
      : !found.nodes.length ? "nothing found"
      : at < 0 ? places : `${at + 1} of ${places}`;
    for (const button of [back, next]) button.hidden = !found.nodes.length;
  }

  function step(by) {
    if (!found.nodes.length) return;
    const here = model.place.get(store.get().s) ?? -1;
    const at = found.nodes.indexOf(here);
    const to = at < 0 ? (by > 0 ? 0 : found.nodes.length - 1)
      : (at + by + found.nodes.length) % found.nodes.length;
    store.select(model.ids[found.nodes[to]], "replace");
  }

  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => store.set({ q: input.value.trim() }, "replace"), WAIT_MS);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && input.value) {
      input.value = "";
      store.set({ q: "" }, "replace");
      event.stopPropagation();
    }
    if (event.key !== "Enter") return;
    clearTimeout(waiting);
    store.set({ q: input.value.trim() }, "replace");
    step(event.shiftKey ? -1 : 1);
  });
  store.subscribe((state, before) => {
    if (state.q !== before.q) run();
    else if (state.s !== before.s) tell();
  });
  run();
  context.onRenew(run);
  return { focus: () => input.focus() };
}
