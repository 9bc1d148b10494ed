/** The canvas: paints at once what is little, and lets a worker paint what is much. */

import { el } from "./dom.mjs";
import { paint } from "./paint.mjs";

const AT_ONCE = 2500; // cards and links that the page itself paints within a frame
const MARGIN = 0.25; // of the frame on each side, so that a picture that moves has no bare edge at once

/**
 * @param {HTMLElement} frame
 * @param {object} hands
 * @param {() => void} hands.onFresh called when the picture shows what was last asked for
 * @param {AbortSignal} hands.signal
 */
export function createPicture(frame, { onFresh, signal }) {
  const canvas = el("canvas", { class: "picture", "aria-hidden": "true" });
  frame.append(canvas);
  const ctx = canvas.getContext("2d");
  if (!ctx) throw new Error("this browser gives no canvas to draw on");
  /** @type {Worker|null} */
  let worker = null;
  let broken = false;
  let scene = null;
  let index = null;
  let marks = null;
  let sent = { scene: null, marks: null };
  let asked = 0;
  let answered = 0;
  /** @type {{picture: ImageBitmap, camera: any}|null} */
  let last = null;
  signal.addEventListener("abort", () => worker?.terminate());

  function painter() {
    if (worker || broken) return worker;
    try {
      worker = new Worker(new URL("./painter.mjs", import.meta.url), { type: "module" });
      worker.addEventListener("message", ({ data }) => take(data));
      worker.addEventListener("error", () => {
        broken = true; // an old browser: the page paints itself, slower
        worker = null;
      });
    } catch {
      broken = true;
    }
    return worker;
  }

  let sight = null;

  function take({ number, camera, picture }) {
    if (signal.aborted || !sight) return;
    last?.picture.close();
    last = { picture, camera };
    answered = number;
    show();
    if (number === asked) onFresh();
  }

  /** Shows the last picture of the worker where it belongs now. */
  function show() {
    const { camera, width, height, dpr } = sight;
    ctx.setTransform(dpr, 0, 0, dpr, 0, 0);
    ctx.clearRect(0, 0, width, height);
    if (!last) return;
    const by = camera.scale / last.camera.scale;
    ctx.drawImage(last.picture, camera.x - last.camera.x * by, camera.y - last.camera.y * by,
      (last.picture.width / dpr) * by, (last.picture.height / dpr) * by);
  }

  function ask() {
    const [padX, padY] = [sight.width * MARGIN, sight.height * MARGIN];
    const wider = { ...sight, width: sight.width + 2 * padX, height: sight.height + 2 * padY,
      camera: { ...sight.camera, x: sight.camera.x + padX, y: sight.camera.y + padY } };
    const news = {};
    if (sent.scene !== scene) news.scene = scene;
    if (sent.marks !== marks) news.marks = marks;
    sent = { scene, marks };
    worker.postMessage({ ...news, number: ++asked, sight: wider });
  }

  return {
    /** Fits the canvas to its frame. */
    resize(width, height, dpr) {
      const [w, h] = [Math.round(width * dpr), Math.round(height * dpr)];
      if (canvas.width !== w || canvas.height !== h) [canvas.width, canvas.height] = [w, h];
    },
    show(nextScene, nextIndex) {
      [scene, index] = [nextScene, nextIndex];
      last?.picture.close();
      last = null;
      answered = asked;
    },
    mark(next) {
      marks = next;
    },
    /**
     * Paints; true when the picture is fresh, false when it will be.
     * @param {import("./paint.mjs").Sight} now
     * @param {number} many how many cards and links are in view
     */
    draw(now, many, labelOf) {
      sight = now;
      if (now.tier === "dots" && many > AT_ONCE && painter()) {
        show();
        ask();
        return false;
      }
      asked++;
      paint(ctx, scene, index, now, marks, labelOf);
      return true;
    },
    /** Whether the worker still paints. */
    waiting: () => answered < asked && worker !== null,
  };
}
