/** The small pictures of the map: its cards and straight links, all at one scale. */

import { turnsOf } from "./moments.mjs";
import { shareSaid, strandTimes } from "./strandtimes.mjs";

const PAD = 6;
const LEAST_CARD = 1.5;
const MOST_STRETCHED = 3;
const ROOT = "states"; // drawn like a claim of a comment

/**
 * @typedef {object} Shapes what a view comes to when it is drawn very small
 * @property {number[]} x @property {number[]} y @property {number[]} w @property {number[]} h
 * @property {number[]} turn of each card
 * @property {string[]} kind how each card speaks to what it hangs on
 * @property {[number, number]} size
 * @property {Map<number, Int32Array>} strands the turns of what a card stands for, by its place
 * @property {{ends: number[], kind: string, turn: number}[]} links from point to point
 */

/** @param {import("./view.mjs").View} view @returns {Shapes} */
export function shapesOf(model, view) {
  const { turn } = turnsOf(model);
  const { s, t, kind } = model.edges;
  const links = [];
  view.links.forEach((link, at) => {
    // An outline draws the links of the selection only; others are too many to be told apart here.
    if (view.layout === "outline" || !view.tree[at]) return;
    const [from, to] = [view.start[at], view.start[at + 1] - 2];
    links.push({
      ends: [view.xy[from], view.xy[from + 1], view.xy[to], view.xy[to + 1]],
      kind: model.kinds[kind[link]], turn: Math.max(turn[s[link]], turn[t[link]]),
    });
  });
  return {
    x: view.x, y: view.y, w: view.w, h: view.h, size: view.size, links,
    turn: view.nodes.map((node) => turn[node]), strands: strandTimes(model, view),
    kind: view.by.map((by) => (by < 0 ? ROOT : model.kinds[by])),
  };
}

/**
 * Draws how the map stood when `until` was the last turn said; what came after `since` is outlined.
 * @param {HTMLCanvasElement} canvas @param {Shapes} shapes
 */
export function drawSnapshot(canvas, shapes, until, since) {
  const { clientWidth: width, clientHeight: height } = canvas;
  const sharp = devicePixelRatio || 1;
  canvas.width = Math.max(1, Math.round(width * sharp));
  canvas.height = Math.max(1, Math.round(height * sharp));
  const pen = canvas.getContext("2d");
  const [w, h] = shapes.size;
  const scale = scaleOf((width - 2 * PAD) / Math.max(1, w), (height - 2 * PAD) / Math.max(1, h));
  const style = getComputedStyle(canvas);
  const colour = (name) => style.getPropertyValue(`--snapshot-${name}`).trim() || style.color;
  pen.setTransform(sharp, 0, 0, sharp, 0, 0);
  pen.translate((width - w * scale.x) / 2, (height - h * scale.y) / 2);
  const later = Number(style.getPropertyValue("--snapshot-later"));
  strokeLinks(pen, shapes, scale, colour, (link) => link.turn > until, later);
  strokeLinks(pen, shapes, scale, colour, (link) => link.turn <= until, 0.7);
  fillCards(pen, shapes, scale, colour, (card) => shapes.turn[card] > until && !shapes.strands.has(card), later);
  fillCards(pen, shapes, scale, colour, (card) => shapes.turn[card] <= until && !shapes.strands.has(card), 1);
  fillStrands(pen, shapes, scale, colour, until, since, later);
  if (since < 0) return;
  outline(pen, shapes, scale, colour("new"),
    (card) => shapes.turn[card] > since && shapes.turn[card] <= until && !shapes.strands.has(card));
}

/** A map that is much higher than wide is widened to fill its picture, and the other way round. */
function scaleOf(x, y) {
  return { x: Math.min(x, MOST_STRETCHED * y), y: Math.min(y, MOST_STRETCHED * x) };
}

/** A card that stands for a strand fills from left to right as the strand grows. */
function fillStrands(pen, shapes, scale, colour, until, since, later) {
  for (const [card, turns] of shapes.strands) {
    const [x, y, w, h] = boxAt(shapes, card, scale);
    const [before, now] = [since < 0 ? 0 : shareSaid(turns, since), shareSaid(turns, until)];
    pen.fillStyle = colour(shapes.kind[card]);
    pen.globalAlpha = later;
    pen.fillRect(x, y, w, h);
    pen.globalAlpha = 1;
    pen.fillRect(x, y, w * (since < 0 ? now : before), h);
    pen.fillStyle = colour("new");
    if (since >= 0) pen.fillRect(x + w * before, y, w * (now - before), h);
  }
}

/** One path a kind: thousands of lines of one colour cost little. */
function strokeLinks(pen, { links }, scale, colour, wanted, alpha) {
  const paths = new Map();
  for (const link of links) {
    if (!wanted(link)) continue;
    const [x1, y1, x2, y2] = link.ends;
    const path = pathOf(paths, link.kind);
    path.moveTo(x1 * scale.x, y1 * scale.y);
    path.lineTo(x2 * scale.x, y2 * scale.y);
  }
  pen.globalAlpha = alpha;
  pen.lineWidth = 1;
  for (const [kind, path] of paths) {
    pen.strokeStyle = colour(kind);
    pen.stroke(path);
  }
  pen.globalAlpha = 1;
}

function fillCards(pen, shapes, scale, colour, wanted, alpha) {
  const paths = new Map();
  shapes.kind.forEach((kind, card) => {
    if (!wanted(card)) return;
    pathOf(paths, kind).rect(...boxAt(shapes, card, scale));
  });
  pen.globalAlpha = alpha;
  for (const [kind, path] of paths) {
    pen.fillStyle = colour(kind);
    pen.fill(path);
  }
  pen.globalAlpha = 1;
}

function pathOf(paths, kind) {
  if (!paths.has(kind)) paths.set(kind, new Path2D());
  return paths.get(kind);
}

function outline(pen, shapes, scale, stroke, wanted) {
  const path = new Path2D();
  let least = Infinity;
  shapes.turn.forEach((_, card) => {
    if (!wanted(card)) return;
    path.rect(...boxAt(shapes, card, scale));
    least = Math.min(least, shapes.h[card] * scale.y);
  });
  pen.strokeStyle = stroke;
  pen.lineWidth = Math.min(2, Math.max(0.75, least / 5)); // leaves the colours of small cards to be seen
  pen.stroke(path);
}

function boxAt({ x, y, w, h }, card, scale) {
  return [x[card] * scale.x, y[card] * scale.y,
    Math.max(LEAST_CARD, w[card] * scale.x), Math.max(LEAST_CARD, h[card] * scale.y)];
}
