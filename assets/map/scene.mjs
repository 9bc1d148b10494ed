/** What is to be painted: the cards and links of a view as numbers, and what lies where. */

import Flatbush from "../vendor/flatbush.mjs";
import { nodesOf } from "./view.mjs";

/**
 * @typedef {object} Scene plain arrays, so that a worker can have it too
 * @property {number} cards
 * @property {number} links
 * @property {Float32Array} box x, y, w, h of each card
 * @property {Uint8Array} look of each card: how it speaks to the one it hangs on, as a place in `kinds`; 255 none
 * @property {Uint8Array} camp of each claim; 255 none
 * @property {Uint8Array} shared 1 for a card whose claim may be shared
 * @property {Uint8Array} role of each card: 0 comment, 1 claim, 2 block
 * @property {Float32Array} xy points of all links
 * @property {Uint32Array} start of each link in `xy`, and the end of the last
 * @property {Uint8Array} shape 0 curve, 1 elbow
 * @property {Uint8Array} kind of each link, as a place in `kinds`
 * @property {Uint8Array} width of each link: 1, 2, 3
 * @property {Uint8Array} unsure 1 for a link that is unsure
 * @property {Uint8Array} aside 1 for a link by which no card hangs
 * @property {boolean} crowded whether there are so many links that only those matter by which cards hang
 * @property {string[]} kinds
 * @property {number} w
 * @property {number} h
 */

const UNSURE = 0.5;
const CROWDED = 1.3; // links a card
export const NO_LOOK = 255;

/** @param {import("./model.mjs").Model} model @param {import("./view.mjs").View} view @returns {Scene} */
export function sceneOf(model, view) {
  const cards = view.nodes.length;
  const box = new Float32Array(4 * cards);
  for (let place = 0; place < cards; place++) {
    box[4 * place] = view.x[place];
    box[4 * place + 1] = view.y[place];
    box[4 * place + 2] = view.w[place];
    box[4 * place + 3] = view.h[place];
  }
  const { kind, width, confidence } = model.edges;
  const silent = (link) => kind[link] === model.reply || kind[link] === model.states;
  return {
    cards,
    links: view.links.length,
    box,
    look: Uint8Array.from(view.by, (by) => (by < 0 ? NO_LOOK : by)),
    camp: Uint8Array.from(view.nodes, (node) => (model.kind[node] && model.camp[node] >= 0 ? model.camp[node] : NO_LOOK)),
    shared: Uint8Array.from(view.nodes, (_, place) => Number(nodesOf(view, place).some((node) => model.common.has(node)))),
    role: Uint8Array.from(view.nodes, (node, place) => (view.blocks[place] ? 2 : model.kind[node])),
    xy: Float32Array.from(view.xy),
    start: Uint32Array.from(view.start),
    shape: Uint8Array.from(view.shape),
    kind: Uint8Array.from(view.links, (link) => kind[link]),
    width: Uint8Array.from(view.links, (link) => width[link]),
    unsure: Uint8Array.from(view.links, (link) => Number(confidence[link] < UNSURE && !silent(link))),
    aside: Uint8Array.from(view.tree, (tree) => 1 - tree),
    crowded: view.links.length > CROWDED * cards,
    kinds: model.kinds,
    w: view.size[0],
    h: view.size[1],
  };
}

/** Finds the cards and links in a rectangle. */
export function createIndex(scene) {
  return { cards: cardIndex(scene), links: linkIndex(scene) };
}

function cardIndex({ cards, box }) {
  if (!cards) return null;
  const index = new Flatbush(cards, 16, Float32Array);
  for (let place = 0; place < 4 * cards; place += 4) {
    index.add(box[place], box[place + 1], box[place] + box[place + 2], box[place + 1] + box[place + 3]);
  }
  index.finish();
  return index;
}

function linkIndex({ links, xy, start }) {
  if (!links) return null;
  const index = new Flatbush(links, 16, Float32Array);
  for (let link = 0; link < links; link++) {
    let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let at = start[link]; at < start[link + 1]; at += 2) {
      left = Math.min(left, xy[at]);
      right = Math.max(right, xy[at]);
      top = Math.min(top, xy[at + 1]);
      bottom = Math.max(bottom, xy[at + 1]);
    }
    index.add(left, top, right, bottom);
  }
  index.finish();
  return index;
}

/** The places whose rectangles touch one. @returns {number[]} */
export function within(index, { left, top, right, bottom }) {
  return index ? index.search(left, top, right, bottom) : [];
}

/** The part of the map that a camera sees, with a margin in pixels of the screen. */
export function seen({ x, y, scale }, width, height, margin = 0) {
  return {
    left: (-margin - x) / scale,
    top: (-margin - y) / scale,
    right: (width + margin - x) / scale,
    bottom: (height + margin - y) / scale,
  };
}
