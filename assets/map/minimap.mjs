/** The map as a whole, small, with what is in view; a click or a drag on it goes there. */

import { el } from "./dom.mjs";
import { NO_LOOK, seen } from "./scene.mjs";

const WIDTH = 140;
const HEIGHT = 92;
const MOST = 6000; // cards that are painted; of more, evenly many are left out
const NEARLY = 0.92; // of the map in view: then there is nothing to overlook

/**
 * @param {HTMLElement} frame
 * @param {(x: number, y: number) => void} goTo a place of the map
 */
export function createMinimap(frame, goTo) {
  const canvas = el("canvas", { class: "minimap-cards" });
  const view = el("div", { class: "minimap-view" });
  const map = el("div", { class: "minimap", "aria-hidden": "true", hidden: true, title: "All of the map; click to go there" },
    canvas, view);
  frame.append(map);
  let scale = 1;
  let scene = null;

  function go(event) {
    const box = canvas.getBoundingClientRect();
    goTo((event.clientX - box.left) / scale, (event.clientY - box.top) / scale);
  }
  map.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    event.preventDefault();
    event.stopPropagation();
    map.setPointerCapture(event.pointerId);
    go(event);
  });
  map.addEventListener("pointermove", (event) => map.hasPointerCapture(event.pointerId) && go(event));
  for (const name of ["click", "dblclick"]) map.addEventListener(name, (event) => event.stopPropagation());

  return {
    /** @param {import("./scene.mjs").Scene} next */
    show(next) {
      scene = next;
      scale = Math.min(WIDTH / (scene.w || 1), HEIGHT / (scene.h || 1));
      const dpr = devicePixelRatio || 1;
      const [w, h] = [Math.max(8, scene.w * scale), Math.max(8, scene.h * scale)];
      [canvas.width, canvas.height] = [Math.round(w * dpr), Math.round(h * dpr)];
      canvas.style.cssText = `width:${w}px;height:${h}px`;
    },
    /** @param {import("./paint.mjs").Marks} marks */
    paint(palette, marks) {
      const ctx = canvas.getContext("2d");
      if (!ctx || !scene) return;
      const by = scale * (devicePixelRatio || 1);
      ctx.setTransform(1, 0, 0, 1, 0, 0);
      ctx.clearRect(0, 0, canvas.width, canvas.height);
      ctx.setTransform(by, 0, 0, by, 0, 0);
      const least = 1.2 / scale;
      for (let place = 0; place < scene.cards; place += Math.ceil(scene.cards / MOST)) {
        const kind = scene.look[place] === NO_LOOK ? "" : scene.kinds[scene.look[place]];
        const [x, y, w, h] = scene.box.subarray(4 * place, 4 * place + 4);
        ctx.globalAlpha = marks.card[place] & 1 ? 0.25 : 1;
        ctx.fillStyle = marks.card[place] & 2 ? palette.ink : palette[kind] ?? palette.line;
        ctx.fillRect(x, y, Math.max(w, least), Math.max(h, least));
      }
    },
    /** @param {{x: number, y: number, w: number, h: number}|null} away a card that is not to be covered */
    move(camera, room, away) {
      const { left, top, right, bottom } = seen(camera, room.width, room.height);
      const [x1, y1] = [Math.max(0, left), Math.max(0, top)];
      const [x2, y2] = [Math.min(scene.w, right), Math.min(scene.h, bottom)];
      const share = (Math.max(0, x2 - x1) * Math.max(0, y2 - y1)) / (scene.w * scene.h || 1);
      map.toggleAttribute("data-left", away !== null && covered(away, camera, room));
      map.hidden = share > NEARLY || !scene.cards || room.width < 480 || room.height < 280;
      view.style.cssText = `left:${x1 * scale}px;top:${y1 * scale}px;width:${Math.max(6, (x2 - x1) * scale)}px;`
        + `height:${Math.max(6, (y2 - y1) * scale)}px`;
    },
  };
}

/** Whether a card lies in the corner where the small map is. */
function covered({ x, y, w, h }, camera, room) {
  const right = (x + w) * camera.scale + camera.x;
  const bottom = (y + h) * camera.scale + camera.y;
  return right > room.width - WIDTH - 24 && bottom > room.height - HEIGHT - 24
    && x * camera.scale + camera.x < room.width && y * camera.scale + camera.y < room.height;
}
