/** The cards as HTML: those in view when they can be read, and always the one with the focus. */

import { cardElement, ghostElement } from "./cardparts.mjs";
import { el } from "./dom.mjs";
import { FADED, NEW, ON } from "./paint.mjs";
import { createMarker } from "./selection.mjs";
import { readingOrder, siblings } from "./view.mjs";

const AT_ONCE = 40; // cards made in one frame
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

  /** Keeps what can be pressed on a card as large on the screen as it must be, however small the card is. */
  function reach(scale) {
    tree.style.setProperty("--near", String(Math.ceil(20 * Math.min(2, Math.max(1, 1 / scale))) / 20));
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
      settled = setTimeout(() => {
        tree.style.willChange = "";
        reach(camera.scale);
      }, 160);
      if (!tree.style.getPropertyValue("--near")) reach(camera.scale);
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
