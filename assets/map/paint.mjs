/** Paints links, and cards that are too far away for HTML, on a canvas; also in a worker. */

import { trace, traceStraight } from "./curve.mjs";
import { paintLabel } from "./labels.mjs";
import { NO_LOOK, seen, within } from "./scene.mjs";

/** What is marked on a card or a link, as bits. */
export const FADED = 1;
export const ON = 2;
export const RELATED = 4;
export const NEW = 8;
export const FOUND = 16;
export const GONE = 32;

/**
 * @typedef {object} Marks
 * @property {Uint8Array} card bits of each card
 * @property {Uint8Array} link bits of each link
 * @property {boolean} some whether some links are to be seen strongly and the others faintly
 */

/** @typedef {"cards"|"boxes"|"dots"} Tier how much is to be seen of a card */

/**
 * @typedef {object} Sight
 * @property {{x: number, y: number, scale: number}} camera
 * @property {number} width of the canvas in pixels of the page
 * @property {number} height
 * @property {number} dpr
 * @property {Tier} tier
 * @property {Record<string, string>} palette
 */

const CARDS_FROM = 0.55;
const BOXES_FROM = 0.1;
const MOST_CARDS = 250;
const MOST_BOXES = 600;
const SILENT = 1.2;
const STRONG = 3.4;
const ALPHA = { faded: 0.12, beside: 0.3, unsure: 0.5, aside: 0.25, crowded: 0.1, card: 0.3, far: 0.5 };
const DASH = { rebut: [7, 4], restates: [2, 3] };
const SIGN = { support: "+", rebut: "−", restates: "=" };
const SIGN_AT = 17; // pixels from the source of a link to its sign
const RING = 8;
const CAMPS = ["#e69f00", "#cc79a7", "#56b4e9", "#f0e442", null]; // as in explore-map.css; the last is ink

/** How much is to be seen of the cards: whole cards only where they can be read. @returns {Tier} */
export function tierOf(scale, inView) {
  if (scale >= CARDS_FROM && inView <= MOST_CARDS) return "cards";
  return scale >= BOXES_FROM && inView <= MOST_BOXES ? "boxes" : "dots";
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {import("./scene.mjs").Scene} scene
 * @param {ReturnType<import("./scene.mjs").createIndex>} index
 * @param {Sight} sight
 * @param {Marks} marks
 * @param {(place: number) => {mark: string, name: string, words: string}} [labelOf]
 */
export function paint(ctx, scene, index, sight, marks, labelOf) {
  const { camera, width, height, dpr, tier } = sight;
  ctx.setTransform(1, 0, 0, 1, 0, 0);
  ctx.clearRect(0, 0, width * dpr, height * dpr);
  const by = camera.scale * dpr;
  ctx.setTransform(by, 0, 0, by, camera.x * dpr, camera.y * dpr);
  const room = seen(camera, width, height, 30);
  paintLinks(ctx, scene, within(index.links, room), sight, marks, room);
  if (tier === "cards") return;
  const cards = within(index.cards, room);
  if (tier === "boxes") paintBoxes(ctx, scene, cards, sight, marks, labelOf);
  else paintDots(ctx, scene, cards, sight, marks);
}

function paintLinks(ctx, scene, links, sight, marks, room) {
  const { tier, camera, palette } = sight;
  for (const [style, group] of grouped(scene, links, marks)) {
    const { kind, width, alpha, on } = style;
    ctx.globalAlpha = tier === "dots" && kind === "reply" && !on ? alpha * ALPHA.far : alpha;
    ctx.strokeStyle = on && kind === "reply" ? palette.ink2 : palette[kind] ?? palette.line;
    ctx.lineWidth = Math.max(on ? STRONG : width, (tier === "dots" ? 0.8 : 1) / camera.scale);
    ctx.setLineDash(tier === "dots" ? [] : DASH[kind] ?? []);
    ctx.beginPath();
    for (const link of group) {
      if (tier === "dots") traceStraight(ctx, scene, link);
      else trace(ctx, scene, link, room);
    }
    ctx.stroke();
  }
  ctx.setLineDash([]);
  if (tier === "dots") return;
  for (const link of links) paintEnd(ctx, scene, link, sight, marks);
  ctx.globalAlpha = 1;
}

/** Links that look alike, those that matter most last. */
function grouped(scene, links, marks) {
  const groups = new Map();
  for (const link of links) {
    if (marks.link[link] & GONE) continue;
    const key = scene.kind[link] * 4 + scene.width[link] + 100 * scene.aside[link] + 200 * scene.unsure[link]
      + 1000 * (marks.link[link] & (FADED | ON));
    const group = groups.get(key);
    if (group) group.push(link);
    else groups.set(key, [link]);
  }
  const weight = (style) => (style.on ? 10 : 0) + (style.kind === "reply" || style.kind === "states" ? 0 : 2) + style.alpha;
  return [...groups.values()].map((group) => [styleOf(scene, group[0], marks), group])
    .sort(([one], [other]) => weight(one) - weight(other));
}

function styleOf(scene, link, marks) {
  const kind = scene.kinds[scene.kind[link]];
  const on = Boolean(marks.link[link] & ON);
  const silent = kind === "reply" || kind === "states" || kind === "restates";
  return { kind, on, width: silent ? SILENT : [0, 1.5, 2, 2.8][scene.width[link]], alpha: alphaOf(scene, link, marks) };
}

function alphaOf(scene, link, marks) {
  if (marks.link[link] & ON) return 1;
  if (marks.link[link] & FADED) return ALPHA.faded;
  const own = scene.aside[link] ? (scene.crowded ? ALPHA.crowded : ALPHA.aside) : scene.unsure[link] ? ALPHA.unsure : 1;
  return marks.some ? Math.min(own, ALPHA.beside) : own;
}

/** The head of a link at its target, and its sign beside it. */
function paintEnd(ctx, scene, link, { tier, palette }, marks) {
  const kind = scene.kinds[scene.kind[link]];
  if (!SIGN[kind] || marks.link[link] & GONE) return;
  if (scene.crowded && scene.aside[link] && !(marks.link[link] & ON)) return;
  const at = scene.start[link + 1] - 2;
  const [x, y] = [scene.xy[at], scene.xy[at + 1]];
  const turn = arrival(scene, link);
  ctx.globalAlpha = alphaOf(scene, link, marks);
  ctx.save();
  ctx.translate(x, y);
  ctx.rotate((turn * Math.PI) / 180);
  ctx.beginPath();
  if (kind === "support") {
    ctx.moveTo(0, 0);
    ctx.lineTo(10, -5.5);
    ctx.lineTo(10, 5.5);
    ctx.fillStyle = palette.support;
    ctx.fill();
  } else if (kind === "rebut") {
    ctx.moveTo(3, -7);
    ctx.lineTo(3, 7);
    ctx.strokeStyle = palette.rebut;
    ctx.lineWidth = 3.5;
    ctx.stroke();
  }
  ctx.restore();
  if (tier === "cards") paintSign(ctx, scene, link, palette, SIGN[kind] + (scene.unsure[link] ? "?" : ""));
}

/** The sign of a link in a ring near its source, where lines to one card are still apart. */
function paintSign(ctx, { xy, start, kind, kinds }, link, palette, sign) {
  const at = start[link];
  const x = xy[at] + (xy[at + 2] > xy[at] ? SIGN_AT : -SIGN_AT);
  const name = kinds[kind[link]];
  ctx.beginPath();
  ctx.roundRect(x - RING - 3.5 * (sign.length - 1), xy[at + 1] - RING, 2 * RING + 7 * (sign.length - 1), 2 * RING, RING);
  ctx.fillStyle = palette.paper;
  ctx.fill();
  ctx.lineWidth = 1.2;
  ctx.strokeStyle = palette[name] ?? palette.line;
  ctx.stroke();
  ctx.font = `700 13px ${palette.font}`;
  ctx.textAlign = "center";
  ctx.fillStyle = palette[`${name}Ink`] ?? palette.ink2;
  ctx.fillText(sign, x, xy[at + 1] + 4.5);
  ctx.textAlign = "left";
}

/** How a line arrives, in degrees clockwise: 0 from the right, 90 from below. */
function arrival({ xy, start, shape }, link) {
  const at = start[link + 1];
  const [dx, dy] = [xy[at - 2] - xy[at - 4], xy[at - 1] - xy[at - 3]];
  if (shape[link] && Math.abs(dy) > Math.abs(dx)) return dy < 0 ? 90 : 270;
  return dx < 0 ? 0 : 180;
}

function paintDots(ctx, scene, cards, { camera, palette }, marks) {
  const { box } = scene;
  const least = 1.5 / camera.scale;
  const colours = new Map();
  for (const card of cards) {
    if (marks.card[card] & GONE) continue;
    const bits = marks.card[card];
    const colour = bits & ON ? palette.ink : bits & FOUND ? palette.found : colourOf(scene, card, palette);
    const key = `${bits & FADED && !(bits & ON) ? ALPHA.card : 1} ${colour}`;
    const group = colours.get(key);
    if (group) group.push(card);
    else colours.set(key, [card]);
  }
  for (const [key, group] of colours) {
    const [alpha, ...colour] = key.split(" ");
    ctx.globalAlpha = Number(alpha);
    ctx.fillStyle = colour.join(" ");
    for (const card of group) {
      const at = 4 * card;
      ctx.fillRect(box[at], box[at + 1], Math.max(box[at + 2], least), Math.max(box[at + 3], least));
    }
  }
  ctx.globalAlpha = 1;
}

/** What says how a card speaks to the one it hangs on. */
function colourOf({ look, kinds }, card, palette) {
  const kind = look[card] === NO_LOOK ? "" : kinds[look[card]];
  return kind === "support" ? palette.support : kind === "rebut" ? palette.rebut : palette.line;
}

function paintBoxes(ctx, scene, cards, sight, marks, labelOf) {
  const { palette } = sight;
  for (const card of cards) {
    const bits = marks.card[card];
    if (bits & GONE) continue;
    ctx.globalAlpha = bits & FADED && !(bits & ON) ? ALPHA.card : 1;
    paintBox(ctx, scene, card, bits, sight);
    if (labelOf) paintLabel(ctx, scene, card, sight, labelOf(card));
  }
  ctx.globalAlpha = 1;
  ctx.fillStyle = palette.ink;
}

function paintBox(ctx, { box, role, camp, shared }, card, bits, { camera, palette }) {
  const [x, y, w, h] = box.subarray(4 * card, 4 * card + 4);
  const px = 1 / camera.scale;
  const round = role[card] === 0 ? 2 : 10;
  ctx.beginPath();
  ctx.roundRect(x, y, w, h, round);
  ctx.fillStyle = bits & ON ? palette.selected : bits & FOUND ? palette.found : palette.paper;
  ctx.fill();
  ctx.lineWidth = (bits & (ON | RELATED) ? 2 : bits & NEW ? 2.5 : 1) * px;
  ctx.strokeStyle = bits & (ON | RELATED) ? palette.ink : bits & NEW ? palette.fresh : palette.line;
  ctx.stroke();
  if (shared[card]) {
    ctx.strokeStyle = palette.shared;
    ctx.stroke();
    ctx.beginPath();
    ctx.roundRect(x + 3 * px, y + 3 * px, w - 6 * px, h - 6 * px, round);
    ctx.stroke();
  }
  if (role[card] === 2) {
    ctx.beginPath();
    ctx.roundRect(x + 6, y + h, w - 12, 3 * px, 0);
    ctx.stroke();
  }
  if (!role[card]) return;
  ctx.fillStyle = camp[card] === NO_LOOK ? palette.line : CAMPS[camp[card] % CAMPS.length] ?? palette.ink;
  ctx.beginPath();
  ctx.roundRect(x, y, Math.max(6, 3 * px), h, [round, 0, 0, round]);
  ctx.fill();
}
