/** Where the map is looked at from: pan by drag, zoom by wheel, pinch or button. */

const LEAST = 0.08;
const MOST = 2.5;
const EDGE = 24;
/** On opening: the least scale for all there is, and the least and most for a part of it. */
const WHOLE = 0.6;
const SMALLEST = 0.68;
const READABLE = 0.85;
const DRAG_FROM = 4;

/**
 * @param {HTMLElement} frame what is dragged and scrolled on
 * @param {(camera: {x: number, y: number, scale: number}) => void} onMove
 */
export function createCamera(frame, onMove) {
  let x = EDGE;
  let y = EDGE;
  let scale = 1;
  /** @type {Map<number, {x: number, y: number}>} */
  const fingers = new Map();
  let dragged = 0;
  let waiting = false;

  function moved() {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      onMove({ x, y, scale });
    });
  }

  function fits(box, room) {
    return box.w * scale < room.width - 2 * EDGE && box.h * scale < room.height - 2 * EDGE;
  }

  function zoomAt(factor, clientX, clientY) {
    const to = Math.min(MOST, Math.max(LEAST, scale * factor));
    const box = frame.getBoundingClientRect();
    const [px, py] = [clientX - box.left, clientY - box.top];
    x = px - ((px - x) * to) / scale;
    y = py - ((py - y) * to) / scale;
    scale = to;
    moved();
  }

  const api = {
    get: () => ({ x, y, scale }),
    moved,
    /** Whether the pointer was dragged since it went down: then a click is none. */
    wasDragged: () => dragged > DRAG_FROM,
    zoom(factor) {
      const box = frame.getBoundingClientRect();
      zoomAt(factor, box.left + box.width / 2, box.top + box.height / 2);
    },
    /** Brings a place of the screen to the middle: what dragging does, for who cannot drag. */
    centre(clientX, clientY) {
      const box = frame.getBoundingClientRect();
      api.pan(box.left + box.width / 2 - clientX, box.top + box.height / 2 - clientY);
    },
    pan(dx, dy) {
      x += dx;
      y += dy;
      moved();
    },
    /** Shows a whole size. */
    fit(w, h, edge = EDGE) {
      const box = frame.getBoundingClientRect();
      scale = Math.min(1, Math.max(LEAST, fitting(w, h, box, edge)));
      x = Math.max(edge, (box.width - w * scale) / 2);
      y = Math.max(edge, (box.height - h * scale) / 2);
      moved();
    },
    /** Shows a whole size if it can be read then, else whole columns of cards from the first one on. */
    open(w, h, cards, first) {
      const box = frame.getBoundingClientRect();
      if (!first || fitting(w, h, box, 0) >= WHOLE) {
        api.fit(w, h, 0); // the size has margins of its own
        return;
      }
      scale = columnScale(cards, box.width - EDGE);
      x = 0;
      const inView = cards.filter((card) => card.x * scale < box.width);
      y = EDGE - topOf(inView, first, (box.height - 2 * EDGE) / scale) * scale;
      moved();
    },
    /** Moves as little as needed to have a box of the map in view, and those around if they fit. */
    show(box, around = [], readable = 0.55) {
      const frameBox = frame.getBoundingClientRect();
      if (scale < readable) {
        scale = readable;
        x = frameBox.width / 2 - (box.x + box.w / 2) * scale;
        y = frameBox.height / 2 - (box.y + box.h / 2) * scale;
      }
      const all = union([box, ...around]);
      const part = fits(all, frameBox) ? all : box;
      x += shift(part.x * scale + x, part.w * scale, frameBox.width);
      y += shift(part.y * scale + y, part.h * scale, frameBox.height);
      moved();
    },
    /** Keeps a place of the map where it is on the screen while the map changes under it. */
    keep(before, after) {
      x += (before.x - after.x) * scale;
      y += (before.y - after.y) * scale;
      moved();
    },
  };

  frame.addEventListener(
    "wheel",
    (event) => {
      event.preventDefault();
      const unit = event.deltaMode === 1 ? 16 : 1;
      if (event.shiftKey) api.pan(-(event.deltaX || event.deltaY) * unit, 0);
      else zoomAt(Math.exp(-event.deltaY * unit * (event.ctrlKey ? 0.01 : 0.0015)), event.clientX, event.clientY);
    },
    { passive: false },
  );
  frame.addEventListener("pointerdown", (event) => {
    if (event.button > 0 || event.target.closest("button, a, dialog")) return;
    if (!fingers.size) dragged = 0;
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
  });
  frame.addEventListener("pointermove", (event) => {
    const before = fingers.get(event.pointerId);
    if (!before) return;
    const [dx, dy] = [event.clientX - before.x, event.clientY - before.y];
    const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1];
    if (other) {
      const from = Math.hypot(before.x - other.x, before.y - other.y);
      const to = Math.hypot(event.clientX - other.x, event.clientY - other.y);
      if (from > 0) zoomAt(to / from, (event.clientX + other.x) / 2, (event.clientY + other.y) / 2);
      api.pan(dx / 2, dy / 2);
    } else if (dragged > DRAG_FROM) {
      api.pan(dx, dy);
    }
    dragged += Math.abs(dx) + Math.abs(dy);
    if (dragged > DRAG_FROM && !frame.hasPointerCapture(event.pointerId)) {
      frame.setPointerCapture(event.pointerId);
      frame.dataset.dragging = "yes";
    }
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
  });
  for (const end of ["pointerup", "pointercancel", "lostpointercapture"]) {
    frame.addEventListener(end, (event) => {
      fingers.delete(event.pointerId);
      if (!fingers.size) delete frame.dataset.dragging;
    });
  }
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
