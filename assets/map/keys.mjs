/** The keyboard on the map, and the list of its keys. */

import { GLYPHS } from "./cardparts.mjs";
import { el } from "./dom.mjs";
import { authorOf, commentOf } from "./model.mjs";
import { siblings } from "./view.mjs";

const KEYS = [
  ["←", "what it answers"],
  ["→", "its first answer (shows hidden ones)"],
  ["↑ ↓", "the answers beside it"],
  ["F", "fold its answers away, or show them"],
  ["S", "show its strand alone"],
  ["Y", "why it is linked to what it answers"],
  ["R", "next dispute of the same claim, else of any"],
  ["A", "next claim of the same person"],
  ["N, P", "next or previous in time"],
  ["Enter", "select, and read why it is there"],
  ["Esc", "back to the map; then nothing selected; then the whole map"],
  ["+ −", "larger, smaller"],
  ["0", "everything in view"],
  ["Home, End", "first or last card in time"],
  ["/", "search"],
  ["?", "this list"],
  ["Double click", "on a card: shows its hidden answers; beside the cards: moves there"],
];

const SIGNS = [
  ["+", "supports: speaks for it; a blue line with an arrow"],
  ["−", "disputes (rebut): any attack; an orange dashed line with a bar"],
  ["=", "says the same (restates): another wording of the same claim; a dotted line"],
  ["thin line", "answers: one comment speaks to another"],
  ["×3", "so many comments say the same"],
  ["faint line", "a further link, strong when one of its ends is selected"],
  ["+?", "a rule is unsure of this link"],
];

/**
 * @param {object} hands what the keys do
 * @param {() => import("./view.mjs").View} hands.view
 * @param {() => number} hands.current place of the card with the focus
 * @param {(place: number) => void} hands.goTo
 * @param {(place: number) => void} hands.open shows hidden answers
 * @param {(place: number) => void} hands.shut hides the answers shown
 * @param {(place: number) => void} hands.alone shows a strand alone
 * @param {(place: number) => void} hands.why selects the link that a card hangs by
 * @param {(place: number) => void} hands.select
 * @param {import("./camera.mjs").createCamera} hands.camera
 */
export function listenToKeys(frame, { root, model, signal }, hands) {
  const dialog = helpDialog(model);
  root.append(dialog); // not in the frame: the map may be folded away
  const moves = {
    ArrowLeft: (view, here) => hands.goTo(view.at.get(view.up[here]) ?? -1),
    ArrowRight: (view, here) =>
      (view.children[here].length ? hands.goTo(view.children[here][0]) : hands.open(here)),
    ArrowUp: (view, here) => hands.goTo(beside(view, here, -1)),
    ArrowDown: (view, here) => hands.goTo(beside(view, here, 1)),
    Home: (view) => hands.goTo(inTime(model, view)[0]),
    End: (view) => hands.goTo(inTime(model, view).at(-1)),
    n: (view, here) => hands.goTo(after(inTime(model, view), here, 1)),
    p: (view, here) => hands.goTo(after(inTime(model, view), here, -1)),
    a: (view, here) => hands.goTo(sameAuthor(model, view, here)),
    r: (view, here) => hands.goTo(nextRebuttal(model, view, here)),
    f: (view, here) => (view.children[here].length ? hands.shut(here) : hands.open(here)),
    s: (view, here) => hands.alone(here),
    y: (view, here) => hands.why(here),
    Enter: (view, here) => hands.select(here),
    " ": (view, here) => hands.select(here),
    "+": () => hands.zoom(1.25),
    "=": () => hands.zoom(1.25),
    "-": () => hands.zoom(0.8),
    0: () => hands.fit(),
    Escape: () => hands.leave(),
  };
  frame.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("dialog, button")) return;
    const move = moves[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    const here = hands.current();
    if (!move || here < 0 || !hands.view()) return;
    event.preventDefault();
    move(hands.view(), here);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "?" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest?.("input, textarea, select, dialog")) return;
    event.preventDefault();
    dialog.showModal();
  }, { signal });
  return () => dialog.showModal();
}

function beside(view, here, by) {
  const list = siblings(view, here);
  return list[list.indexOf(here) + by] ?? -1;
}

/** @type {WeakMap<object, number[]>} cards in time, by view */
const orders = new WeakMap();

function inTime(model, view) {
  let order = orders.get(view);
  if (!order) {
    order = view.nodes.map((_, place) => place).sort((a, b) =>
      commentOf(model, view.nodes[a]) - commentOf(model, view.nodes[b]) || view.nodes[a] - view.nodes[b]);
    orders.set(view, order);
  }
  return order;
}

function after(list, here, by) {
  return list[list.indexOf(here) + by] ?? -1;
}

function sameAuthor(model, view, here) {
  const author = authorOf(model, view.nodes[here]);
  if (author === undefined) return -1;
  const theirs = inTime(model, view).filter((place) => authorOf(model, view.nodes[place]) === author);
  return theirs[(theirs.indexOf(here) + 1) % theirs.length];
}

function nextRebuttal(model, view, here) {
  const disputes = (place) => model.kinds[view.by[place]] === "rebut";
  const list = view.children[here].filter(disputes);
  if (list.length) return list[0];
  const near = siblings(view, here).filter((place) => disputes(place) && place > here);
  if (near.length) return near[0];
  const all = inTime(model, view).filter(disputes);
  return all.find((place) => view.nodes[place] > view.nodes[here]) ?? all[0] ?? -1;
}

function listOf(pairs) {
  return el("dl", {}, ...pairs.flatMap(([sign, words]) => [el("dt", { text: sign }), el("dd", { text: words })]));
}

/** What is drawn, with the words that tooltips have. */
function signsOf(model) {
  const camps = model.camps.map((name, camp) => [GLYPHS[camp % GLYPHS.length],
    `camp ${name}, by who disputes whom${model.camps_by ? `: ${model.camps_by}` : ""}`]);
  return [...SIGNS, ...(camps.length > 1 ? camps : [])];
}

function helpDialog(model) {
  const close = el("button", { type: "button", class: "button", text: "Close" });
  const dialog = el("dialog", { class: "keys", "aria-label": "Keys of the map" },
    el("h2", { text: "Keys of the map" }), listOf(KEYS), el("h2", { text: "What its signs mean" }), listOf(signsOf(model)), close);
  close.addEventListener("click", () => dialog.close());
  return dialog;
}
