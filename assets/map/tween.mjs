/** Moves the cards and lines of one view to their places in the next. */

import { still } from "./camera.mjs";

const MOVE_MS = 240;
const MOST = 1500; // cards; more would not move smoothly

/**
 * @param {import("./view.mjs").View} before
 * @param {import("./scene.mjs").Scene} old
 * @param {import("./view.mjs").View} after
 * @param {import("./scene.mjs").Scene} scene its numbers are changed while it moves
 * @param {{x: number, y: number}} by how far the map was moved to keep its middle in place
 * @returns {((now: number) => boolean)|null} to be called each frame until it says that all is in place
 */
export function tweenOf(before, old, after, scene, by) {
  if (still() || after.nodes.length > MOST || before.nodes.length > MOST) return null;
  const to = { box: scene.box.slice(), xy: scene.xy.slice() };
  const from = { box: boxesFrom(before, old, after, to.box, by), xy: pointsFrom(before, old, after, scene, to.xy, by) };
  const same = (one, other) => one.every((value, place) => Math.abs(value - other[place]) < 1);
  if (same(from.box, to.box)) return null;
  const start = performance.now();
  return (now) => {
    const t = Math.min(1, Math.max(0, (now - start) / MOVE_MS));
    const eased = t * t * (3 - 2 * t);
    for (const part of ["box", "xy"]) {
      for (let place = 0; place < to[part].length; place++) {
        scene[part][place] = from[part][place] + (to[part][place] - from[part][place]) * eased;
      }
    }
    return t === 1;
  };
}

function boxesFrom(before, old, after, to, by) {
  const from = to.slice();
  after.nodes.forEach((node, place) => {
    const known = before.at.get(node);
    if (known !== undefined) {
      from[4 * place] = old.box[4 * known] + by.x;
      from[4 * place + 1] = old.box[4 * known + 1] + by.y;
      return;
    }
    // What is new comes out from below the card that it hangs on.
    const above = before.at.get(after.up[place]);
    if (above === undefined) return;
    from[4 * place] = old.box[4 * above] + by.x;
    from[4 * place + 1] = old.box[4 * above + 1] + by.y;
  });
  return from;
}

function pointsFrom(before, old, after, scene, to, by) {
  const from = to.slice();
  const places = new Map(before.links.map((link, place) => [link, place]));
  after.links.forEach((link, place) => {
    const known = places.get(link);
    const [start, end] = [scene.start[place], scene.start[place + 1]];
    if (known === undefined || old.start[known + 1] - old.start[known] !== end - start) return;
    for (let at = start; at < end; at += 2) {
      from[at] = old.xy[old.start[known] + at - start] + by.x;
      from[at + 1] = old.xy[old.start[known] + at - start + 1] + by.y;
    }
  });
  return from;
}
