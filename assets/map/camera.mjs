/** Where the map is looked at from: d3-zoom for drag, wheel, pinch and touch; smooth moves for the rest. */

import { select, zoom, zoomIdentity } from "../vendor/d3.mjs";

const LEAST = 0.08;
const MOST = 2.5;
const EDGE = 24;
const KEPT = 60; // pixels of the map that stay in view however far it is pushed
/** On opening: the least scale for all there is, and the least and most for a part of it. */
const WHOLE = 0.6;
const SMALLEST = 0.68;
const READABLE = 0.85;
const LANES = 0.56;
const CLICK = 4; // a pointer that moved less was a click
const SMOOTH_MS = 260;

/** Whether people asked for no motion. */
export const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/**
 * @param {HTMLElement} frame what is dragged and scrolled on
 * @param {() => void} onMove called once a frame at most
 */
export function createCamera(frame, onMove) {
  let at = { x: EDGE, y: EDGE, scale: 1 };
  let world = [0, 0];
  let waiting = false;
  const behaviour = zoom()
    .scaleExtent([LEAST, MOST])
    .clickDistance(CLICK)
    .filter((event) => event.type === "wheel" || (!event.button && !event.target.closest("button, a, input, dialog, .minimap")))
    .wheelDelta((event) => -event.deltaY * (event.deltaMode === 1 ? 16 : 1) * (event.ctrlKey ? 0.014 : 0.0022))
    .constrain(constrained)
    .on("start", ({ sourceEvent }) => sourceEvent?.type !== "wheel" && sourceEvent && (frame.dataset.dragging = "yes"))
    .on("end", () => delete frame.dataset.dragging)
    .on("zoom", ({ transform }) => {
      at = { x: transform.x, y: transform.y, scale: transform.k };
      moved();
    });
  frame.addEventListener("wheel", panByWheel, { passive: false, capture: true });
  const target = select(frame).call(behaviour).on("dblclick.zoom", null);

  function panByWheel(event) {
    if (!event.shiftKey) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    api.pan(-(event.deltaX || event.deltaY), 0);
  }

  /** Keeps a part of the map in view. */
  function constrained(transform, [[left, top], [right, bottom]]) {
    const { x, y, k } = transform;
    const [w, h] = [world[0] * k, world[1] * k];
    const inX = Math.min(Math.max(x, left + KEPT - w), right - KEPT);
    const inY = Math.min(Math.max(y, top + KEPT - h), bottom - KEPT);
    return inX === x && inY === y ? transform : zoomIdentity.translate(inX, inY).scale(k);
  }

  function moved() {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      onMove();
    });
  }

  const room = () => ({ width: frame.clientWidth, height: frame.clientHeight });

  function look({ x, y, scale }, smooth = false) {
    const next = zoomIdentity.translate(x, y).scale(scale);
    target.interrupt();
    if (smooth && !still() && frame.clientWidth) {
      target.transition().duration(SMOOTH_MS).call(behaviour.transform, next);
    } else {
      target.call(behaviour.transform, next);
    }
  }

  function fitted(w, h, edge) {
    const { width, height } = room();
    const scale = Math.min(1, fitting(w, h, room(), edge));
    return { x: Math.max(edge, (width - w * scale) / 2), y: Math.max(edge, (height - h * scale) / 2), scale };
  }

  const api = {
    get: () => at,
    moved,
    /** Says how large the map is, so that all of it can be brought into view. */
    measure(w, h) {
      world = [w, h];
      behaviour.scaleExtent([Math.min(LEAST, 0.8 * fitting(w, h, room(), EDGE) || LEAST), MOST]);
    },
    zoom(factor) {
      target.interrupt();
      if (still()) target.call(behaviour.scaleBy, factor);
      else target.transition().duration(SMOOTH_MS / 2).call(behaviour.scaleBy, factor);
    },
    /** Brings a place of the screen to the middle: what dragging does, for who cannot drag. */
    centre(clientX, clientY) {
      const box = frame.getBoundingClientRect();
      api.pan(box.left + box.width / 2 - clientX, box.top + box.height / 2 - clientY, true);
    },
    /** Brings a place of the map to the middle. */
    centreOn(x, y, smooth = false) {
      const { width, height } = room();
      look({ x: width / 2 - x * at.scale, y: height / 2 - y * at.scale, scale: at.scale }, smooth);
    },
    pan(dx, dy, smooth = false) {
      look({ x: at.x + dx, y: at.y + dy, scale: at.scale }, smooth);
    },
    /** Shows a whole size, beside so many pixels at the left. */
    fit(w, h, { left = 0 } = {}) {
      const { x, y, scale } = fitted(w + left, h, EDGE);
      look({ x: x + left * Math.min(1, scale * 2), y, scale }, true);
    },
    /** Shows the beginning of a page in its whole width. */
    fitWidth(w) {
      const { width } = room();
      const scale = Math.min(1, (width - 2 * EDGE) / (w || 1));
      look({ x: Math.max(EDGE, (width - w * scale) / 2), y: EDGE, scale }, true);
    },
    /** Shows a whole size if it can be read then, else whole columns of cards from the first one on. */
    open(w, h, cards, first) {
      const box = room();
      if (!first || fitting(w, h, box, 0) >= WHOLE) {
        look(fitted(w, h, 0)); // the size has margins of its own
        return;
      }
      const scale = columnScale(cards, box.width - EDGE);
      const inView = cards.filter((card) => card.x * scale < box.width);
      look({ x: 0, y: EDGE - topOf(inView, first, (box.height - 2 * EDGE) / scale) * scale, scale });
    },
    /** Shows the beginning of lanes: as much of their height as can be read, from where the first card stands. */
    openLanes(w, h, first) {
      const box = room();
      const scale = Math.min(READABLE, Math.max(LANES, box.height / (h || 1)));
      const low = Math.max(0, (first ? first.y + first.h : 0) * scale + EDGE - box.height);
      look({ x: 0, y: -low, scale });
    },
    /** Moves as little as needed to have a box of the map in view, and those around if they fit. */
    show(box, around = [], readable = 0.55, smooth = true) {
      const size = room();
      let { x, y, scale } = at;
      if (scale < readable) {
        scale = readable;
        x = size.width / 2 - (box.x + box.w / 2) * scale;
        y = size.height / 2 - (box.y + box.h / 2) * scale;
      }
      const all = union([box, ...around]);
      const fits = all.w * scale < size.width - 2 * EDGE && all.h * scale < size.height - 2 * EDGE;
      const part = fits ? all : box;
      x += shift(part.x * scale + x, part.w * scale, size.width);
      y += shift(part.y * scale + y, part.h * scale, size.height);
      if (x !== at.x || y !== at.y || scale !== at.scale) look({ x, y, scale }, smooth);
    },
    /** Keeps a place of the map where it is on the screen while the map changes under it. */
    keep(before, after) {
      api.pan((before.x - after.x) * at.scale, (before.y - after.y) * at.scale);
    },
  };
  return api;
}

/** The scale at which a size just fits. */
function fitting(w, h, room, edge) {
  return Math.min((room.width - 2 * edge) / (w || 1), (room.height - 2 * edge) / (h || 1));
}

/** The scale that shows as many whole columns as can be read. */
function columnScale(cards, width) {
  const rights = cards.map((card) => card.x + card.w).filter((right) => width / right >= SMALLEST);
  return rights.length ? Math.min(READABLE, width / Math.max(...rights)) : READABLE;
}

/** Where the view begins: as high up as leaves the first card in view, and cuts no card. */
function topOf(cards, first, height) {
  const tops = cards.map((card) => card.y).sort((a, b) => a - b);
  const fair = (top) => first.y >= top && first.y + first.h <= top + height
    && !cards.some((card) => card.y < top && card.y + card.h > top);
  return tops.find(fair) ?? first.y;
}

function union(boxes) {
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.w));
  const bottom = Math.max(...boxes.map((box) => box.y + box.h));
  return { x, y, w: right - x, h: bottom - y };
}

function shift(start, size, room) {
  if (start >= EDGE && start + size <= room - EDGE) return 0;
  if (size > room - 2 * EDGE || start < EDGE) return EDGE - start;
  return room - EDGE - size - start;
}
