/** The lines of links: traced on a canvas, clipped to what is seen, and how far a point is from one. */

const CORNER = 8;
const LONG = 1600;
const PIECES = 14;

/**
 * Traces a link as the view describes it; a long one only where it is seen.
 * @param {{moveTo: Function, lineTo: Function, bezierCurveTo: Function, arcTo: Function}} path
 * @param {import("./scene.mjs").Scene} scene
 * @param {{left: number, top: number, right: number, bottom: number}} room
 */
export function trace(path, scene, link, room) {
  const { xy, start, shape } = scene;
  const [from, to] = [start[link], start[link + 1]];
  const span = Math.abs(xy[to - 2] - xy[from]) + Math.abs(xy[to - 1] - xy[from + 1]);
  const long = span > LONG || to - from > 8;
  if (long) clipped(path, shape[link] ? cornersOf(xy, from, to) : flattened(xy, from, to), room);
  else if (shape[link]) elbow(path, xy, from, to);
  else curve(path, xy, from, to);
}

/** Traces a link as straight lines: one for a curve, all corners of an elbow line. */
export function traceStraight(path, scene, link) {
  const { xy, start, shape } = scene;
  const [from, to] = [start[link], start[link + 1]];
  path.moveTo(xy[from], xy[from + 1]);
  if (shape[link]) for (let at = from + 2; at < to - 2; at += 2) path.lineTo(xy[at], xy[at + 1]);
  path.lineTo(xy[to - 2], xy[to - 1]);
}

function curve(path, xy, from, to) {
  path.moveTo(xy[from], xy[from + 1]);
  for (let at = from + 2; at < to; at += 2) {
    const [x1, y1, x2, y2] = [xy[at - 2], xy[at - 1], xy[at], xy[at + 1]];
    if (Math.abs(y2 - y1) < 0.5) path.lineTo(x2, y2);
    else path.bezierCurveTo((x1 + x2) / 2, y1, (x1 + x2) / 2, y2, x2, y2);
  }
}

function elbow(path, xy, from, to) {
  path.moveTo(xy[from], xy[from + 1]);
  for (let at = from + 2; at + 2 < to; at += 2) {
    const before = Math.max(Math.abs(xy[at] - xy[at - 2]), Math.abs(xy[at + 1] - xy[at - 1]));
    const after = Math.max(Math.abs(xy[at + 2] - xy[at]), Math.abs(xy[at + 3] - xy[at + 1]));
    path.arcTo(xy[at], xy[at + 1], xy[at + 2], xy[at + 3], Math.min(CORNER, before / 2, after / 2));
  }
  path.lineTo(xy[to - 2], xy[to - 1]);
}

function cornersOf(xy, from, to) {
  return xy.subarray ? xy.subarray(from, to) : xy.slice(from, to);
}

/** A curve as short straight lines. */
function flattened(xy, from, to) {
  const points = [xy[from], xy[from + 1]];
  for (let at = from + 2; at < to; at += 2) {
    const [x1, y1, x2, y2] = [xy[at - 2], xy[at - 1], xy[at], xy[at + 1]];
    const pieces = Math.abs(y2 - y1) < 0.5 ? 1 : PIECES;
    for (let piece = 1; piece <= pieces; piece++) {
      const t = piece / pieces;
      // both controls lie in the middle across, each at the height of its own end
      points.push(x1 + (x2 - x1) * (1.5 * t * (1 - t) + t ** 3), y1 + (y2 - y1) * t * t * (3 - 2 * t));
    }
  }
  return points;
}

/** Traces those parts of straight lines that lie in a room. */
function clipped(path, points, { left, top, right, bottom }) {
  let [penX, penY] = [NaN, NaN];
  for (let at = 2; at < points.length; at += 2) {
    const [x1, y1, dx, dy] = [points[at - 2], points[at - 1], points[at] - points[at - 2], points[at + 1] - points[at - 1]];
    let [enter, leave] = [0, 1];
    for (const [p, q] of [[-dx, x1 - left], [dx, right - x1], [-dy, y1 - top], [dy, bottom - y1]]) {
      if (p === 0 && q < 0) leave = -1;
      else if (p < 0) enter = Math.max(enter, q / p);
      else if (p > 0) leave = Math.min(leave, q / p);
    }
    if (enter > leave) continue;
    const [ax, ay] = [x1 + dx * enter, y1 + dy * enter];
    if (ax !== penX || ay !== penY) path.moveTo(ax, ay);
    [penX, penY] = [x1 + dx * leave, y1 + dy * leave];
    path.lineTo(penX, penY);
  }
}

/** How far a point of the map is from the line of a link. */
export function distanceTo(scene, link, x, y) {
  const { xy, start, shape } = scene;
  const [from, to] = [start[link], start[link + 1]];
  const points = shape[link] ? cornersOf(xy, from, to) : flattened(xy, from, to);
  let least = Infinity;
  for (let at = 2; at < points.length; at += 2) {
    const [x1, y1] = [points[at - 2], points[at - 1]];
    const [dx, dy] = [points[at] - x1, points[at + 1] - y1];
    const along = Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy || 1)));
    least = Math.min(least, Math.hypot(x - x1 - along * dx, y - y1 - along * dy));
  }
  return least;
}
