/** The cards as HTML: those in view when they can be read, and always the one with the focus. */

import { authorOf, cardWords, commentOf, linkName } from "./model.mjs";
import { el } from "./dom.mjs";
import { FADED, NEW, ON } from "./paint.mjs";
import { createMarker } from "./selection.mjs";
import { cardName } from "./speak.mjs";
import { hiddenWords, levelOf, linkAbove, readingOrder, siblings } from "./view.mjs";

const SIGNS = { support: "+", rebut: "−", restates: "=" };
export const GLYPHS = ["●", "■", "▲", "◆", "✚"];
const AT_ONCE = 40; // cards made in one frame
const NAMED = 6; // who said the same, on one card
const KIN = 12; // cards beside the one with the focus that are in the document even when none can be read

/** @param {HTMLElement} frame @param {import("./main.mjs").Context} context */
export function createCards(frame, context) {
  const { model } = context;
  const tree = el("div", { class: "cards", role: "tree", "aria-label": "Map of claims",
    "aria-describedby": "map-sentence" });
  frame.append(tree);
  /** @type {Map<number, HTMLElement>} cards in the document, by place */
  const made = new Map();
  /** @type {import("./view.mjs").View|null} */
  let view = null;
  /** @type {import("./scene.mjs").Scene|null} */
  let scene = null;
  let marks = null;
  let current = -1;
  let readable = true;
  let settled = 0;
  const marker = createMarker((node) => {
    const card = made.get(view?.at.get(node) ?? -1);
    return card ? [card] : [];
  });

  function make(place) {
    const card = readable ? cardElement(context, view, place) : ghostElement(model, view, place);
    card.tabIndex = place === current ? 0 : -1;
    set(card, place);
    fade(card, place);
    for (const node of [view.nodes[place], ...view.same[place]]) marker.renew(node, card);
    made.set(place, card);
    return card;
  }

  /** Puts the new cards where one comes to them who reads on; those that stand already stay. */
  function insert() {
    const order = readingOrder(view);
    let next = tree.firstElementChild;
    for (const place of [...made.keys()].sort((a, b) => order[a] - order[b])) {
      const card = made.get(place);
      if (card === next) next = next.nextElementSibling;
      else tree.insertBefore(card, next);
    }
  }

  function set(card, place) {
    const { box } = scene;
    card.style.transform = `translate(${box[4 * place]}px, ${box[4 * place + 1]}px)`;
  }

  function fade(card, place) {
    const bits = marks?.card[place] ?? 0;
    card.toggleAttribute("data-faded", Boolean(bits & FADED));
    card.toggleAttribute("data-new", Boolean(bits & NEW));
    const later = Boolean(bits & FADED) && context.isLater(view.nodes[place]);
    card.toggleAttribute("data-later", later);
    card.setAttribute("aria-selected", String(Boolean(bits & ON)));
    const state = later ? "said later" : bits & FADED ? "left out by the filters" : bits & NEW ? "new" : "";
    if (state) card.setAttribute("aria-description", state);
    else card.removeAttribute("aria-description");
  }

  /** The card with the focus and those around it, for who has no eyes for the picture. */
  function kin() {
    if (current < 0) return [];
    const beside = siblings(view, current);
    const from = Math.max(0, view.rank[current] - KIN / 2);
    const above = view.at.get(view.up[current]);
    return [current, ...(above === undefined ? [] : [above]), ...beside.slice(from, from + KIN),
      ...view.children[current].slice(0, KIN)];
  }

  function clear() {
    tree.replaceChildren();
    made.clear();
  }

  const held = () => tree.contains(document.activeElement);

  const api = {
    marker,
    current: () => current,
    /** Takes another view; its cards are made when they are placed. */
    show(next, nextScene) {
      const focused = held();
      const node = view && current >= 0 ? view.nodes[current] : -1;
      clear();
      [view, scene] = [next, nextScene];
      tree.dataset.layout = view.layout;
      current = view.at.get(node) ?? view.roots[0] ?? -1;
      return focused;
    },
    /** Brings the cards in view into the document and takes the others out; false if some are still to come. */
    place(camera, places, canRead) {
      tree.style.transform = `translate(${camera.x}px, ${camera.y}px) scale(${camera.scale})`;
      // While it moves, the picture is moved as a whole; when it stands still it is drawn sharply.
      tree.style.willChange = "transform";
      clearTimeout(settled);
      settled = setTimeout(() => (tree.style.willChange = ""), 160);
      const focused = held();
      if (canRead !== readable) {
        readable = canRead;
        clear();
      }
      const wanted = new Set(canRead ? [...places, ...(current < 0 ? [] : [current])] : kin());
      for (const [place, card] of made) {
        if (wanted.has(place)) continue;
        card.remove();
        made.delete(place);
      }
      const before = made.size;
      let room = AT_ONCE;
      for (const place of wanted) {
        if (!made.has(place) && (place === current || room-- > 0)) make(place);
      }
      if (made.size > before) insert();
      if (focused && !held()) api.focus();
      return room >= 0;
    },
    /** Puts the cards where they are now, while they move. */
    move() {
      for (const [place, card] of made) set(card, place);
    },
    /** @param {import("./paint.mjs").Marks} next */
    mark(next) {
      marks = next;
      for (const [place, card] of made) fade(card, place);
    },
    /** Makes a card the one that Tab reaches. */
    goTo(place) {
      made.get(current)?.setAttribute("tabindex", "-1");
      current = place;
      if (view && !made.has(place)) {
        make(place);
        insert();
      }
      made.get(place)?.setAttribute("tabindex", "0");
    },
    focus() {
      made.get(current)?.focus({ preventScroll: true });
    },
    held,
  };
  return api;
}

/** What all cards have in common: the names and numbers for assistive technology. */
function shared(model, view, place, kind) {
  const node = view.nodes[place];
  return {
    role: "treeitem", "data-node": node, "data-place": place,
    class: `card card-${view.blocks[place] ? "block" : model.kind[node] ? "claim" : "comment"} card-${kind}`,
    "aria-label": cardName(model, view, place), "aria-level": levelOf(view, place),
    "aria-setsize": siblings(view, place).length, "aria-posinset": view.rank[place] + 1,
    "aria-expanded": view.below[place] || view.blocks[place] ? String(view.children[place].length > 0) : undefined,
    style: `width:${view.w[place]}px;height:${view.h[place]}px;--lines:${view.lines[place]}`,
  };
}

function kindOf(model, view, place) {
  return view.by[place] >= 0 ? model.kinds[view.by[place]] : "root";
}

/** A card that is painted: here only its name, its focus and its place. */
function ghostElement(model, view, place) {
  const card = el("div", shared(model, view, place, kindOf(model, view, place)));
  card.classList.add("card-ghost");
  return card;
}

function cardElement(context, view, place) {
  const { model } = context;
  const node = view.nodes[place];
  const kind = kindOf(model, view, place);
  const card = el("div", shared(model, view, place, kind),
    headElement(context, view, place, kind),
    el("div", { class: "card-words", dir: "auto", text: cardWords(model, node), title: model.label[node] }));
  if (view.blocks[place]) card.append(blockElement(view.blocks[place]));
  card.append(toolsElement(model, view, place));
  return card;
}

function headElement(context, view, place, kind) {
  const { model } = context;
  const node = view.nodes[place];
  const who = [node, ...view.same[place]].map((one) => nameElement(model, one));
  const head = el("div", { class: "card-head" },
    signElement(model, view, place, kind), campElement(model, node),
    who.length > 1 ? el("span", { class: "times", text: `×${who.length}` }) : null,
    el("span", { class: "who" }, ...who.slice(0, NAMED).flat()),
    el("span", { class: "new", text: "new" }),
    model.role[node] === "question" || model.role[node] === "proposal"
      ? el("span", { class: "role", text: model.role[node] }) : null);
  if (view.same[place].length) {
    head.title = `Said ${view.same[place].length + 1} times: ${
      [node, ...view.same[place]].map((one) => `${model.mark[commentOf(model, one)]} ${authorOf(model, one) ?? "no name"}`).join(", ")}`;
    head.classList.add("said-often");
  }
  return head;
}

function nameElement(model, node) {
  const author = authorOf(model, node);
  return [el("span", { class: "mark", text: model.mark[commentOf(model, node)] }), " ",
    el("bdi", { class: author ? "author" : "author muted", text: author ?? "no name" }), " "];
}

/** The sign of the link that the card hangs by; pressed, it says why the link is there. */
function signElement(model, view, place, kind) {
  if (!SIGNS[kind]) return null;
  const link = linkAbove(model, view, place);
  if (link < 0) return el("span", { class: `sign sign-${kind}`, text: SIGNS[kind], "aria-hidden": "true" });
  return el("button", { type: "button", class: `sign sign-${kind}`, tabindex: "-1", text: SIGNS[kind], "data-link": link,
    title: `Why? ${linkName(model, link).split(">").pop()}`, "aria-label": `Why it ${model.verbs[model.edges.kind[link]]}` });
}

function campElement(model, node) {
  const camp = model.kind[node] ? model.camp[node] : -1;
  if (!(camp >= 0)) return null;
  return el("span", { class: `glyph glyph-${camp % GLYPHS.length}`, text: GLYPHS[camp % GLYPHS.length],
    title: `Camp ${model.camps[camp]}, by who disputes whom`, "aria-hidden": "true" });
}

/** What a closed block holds, and the balance of what supports and what disputes in it. */
function blockElement({ cards, people, support, rebut }) {
  const all = support + rebut;
  const bar = el("span", { class: "balance", "aria-hidden": "true" },
    el("i", { class: "balance-support", style: `flex-grow:${support}` }),
    el("i", { class: "balance-rebut", style: `flex-grow:${rebut}` }));
  const links = `+${support.toLocaleString("en")} −${rebut.toLocaleString("en")}`;
  return el("div", { class: "block-facts" },
    all ? bar : null,
    el("span", { class: "block-size", text: `${cards.toLocaleString("en")} cards · ${people.toLocaleString("en")} people` }),
    el("span", { text: all ? links : "no disputes", title: `${support} support, ${rebut} dispute` }));
}

function toolsElement(model, view, place) {
  const hidden = hiddenWords(model, view, place);
  const block = view.blocks[place];
  const tool = (name, sign, title, value, more = {}) => el("button", { type: "button", class: name, tabindex: "-1",
    text: sign, title, [`data-${value}`]: place, ...more });
  const tools = el("div", { class: "card-tools" });
  if (block) tools.append(tool("more", block.strands > 1 ? "Show them" : "Open", "Open this strand here", "open"));
  else if (hidden) tools.append(tool("more", hidden, `Show ${hidden}`, "open"));
  if (view.children[place].length) {
    tools.append(tool("fold", "−", "Fold its answers away", "shut", { "aria-label": "Fold its answers away" }));
  }
  if (!block && view.below[place]) {
    tools.append(tool("alone", "⤴", "This strand alone", "alone", { "aria-label": "Show this strand alone" }));
  }
  return tools;
}
