"use strict";
/** Which part of the map is in view: pan by drag, zoom by wheel, pinch or button. */
function createCamera(frame, svg) {
  const LEAST = 0.04;
  const MOST = 3;
  const EDGE = 24;
  const DRAG_FROM = 4;
  const whole = { w: svg.viewBox.baseVal.width || 1, h: svg.viewBox.baseVal.height || 1 };
  const fingers = new Map();
  let [x, y, scale] = [0, 0, 1];
  let dragged = 0;

  /** Moves the picture as a whole: a new part of it would have all of its text laid out again. */
  function look() {
    svg.style.transform = `translate(${-x * scale}px, ${-y * scale}px) scale(${scale})`;
  }

  function zoom(factor, clientX, clientY) {
    const box = frame.getBoundingClientRect();
    const px = (clientX ?? box.left + box.width / 2) - box.left;
    const py = (clientY ?? box.top + box.height / 2) - box.top;
    const to = Math.min(MOST, Math.max(LEAST, scale * factor));
    x += px / scale - px / to;
    y += py / scale - py / to;
    scale = to;
    look();
  }

  /** Shows all of the map, or its beginning if all of it were smaller than `least`. */
  function fit(least) {
    const { width, height } = frame.getBoundingClientRect();
    scale = Math.max(least, LEAST, Math.min(1, width / whole.w, height / whole.h));
    x = Math.min(0, (whole.w - width / scale) / 2);
    y = Math.min(0, (whole.h - height / scale) / 2);
    look();
  }

  /** Brings a box into view; `covered` pixels at the lower edge are not free. */
  function show(box, covered) {
    const { width, height } = frame.getBoundingClientRect();
    if (!width) return;
    if (scale < 0.5) scale = 0.7;
    const [w, h] = [width / scale, Math.max(height - covered, 80) / scale];
    if (box.x < x + EDGE || box.x + box.width > x + w - EDGE) x = box.x + box.width / 2 - w / 2;
    if (box.y < y + EDGE || box.y + box.height > y + h - EDGE) y = box.y + box.height / 2 - h / 2;
    look();
  }

  function pinch(before, now, other) {
    const from = Math.hypot(before.clientX - other.clientX, before.clientY - other.clientY);
    const to = Math.hypot(now.clientX - other.clientX, now.clientY - other.clientY);
    if (from) zoom(to / from, (now.clientX + other.clientX) / 2, (now.clientY + other.clientY) / 2);
  }

  function drag(event) {
    const before = fingers.get(event.pointerId);
    if (!before) return;
    const other = [...fingers.values()].find((finger) => finger.pointerId !== event.pointerId);
    const [dx, dy] = [event.clientX - before.clientX, event.clientY - before.clientY];
    dragged += Math.abs(dx) + Math.abs(dy);
    fingers.set(event.pointerId, event);
    if (dragged <= DRAG_FROM) return;
    if (!frame.hasPointerCapture(event.pointerId)) frame.setPointerCapture(event.pointerId);
    if (other) pinch(before, event, other);
    x -= dx / scale / (other ? 2 : 1);
    y -= dy / scale / (other ? 2 : 1);
    look();
  }

  frame.addEventListener("wheel", (event) => {
    event.preventDefault();
    const unit = event.deltaMode === 1 ? 16 : 1;
    zoom(Math.exp(-event.deltaY * unit * (event.ctrlKey ? 0.01 : 0.0015)), event.clientX, event.clientY);
  }, { passive: false });
  frame.addEventListener("dragstart", (event) => event.preventDefault());
  frame.addEventListener("pointerdown", (event) => {
    if (event.button > 0) return;
    if (!fingers.size) dragged = 0;
    fingers.set(event.pointerId, event);
  });
  frame.addEventListener("pointermove", drag);
  for (const end of ["pointerup", "pointercancel"]) {
    frame.addEventListener(end, (event) => fingers.delete(event.pointerId));
  }
  const showWhole = () => svg.style.removeProperty("transform");
  return { look, zoom, fit, show, showWhole, wasDragged: () => dragged > DRAG_FROM };
}
