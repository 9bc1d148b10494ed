/** The worker: paints large overviews away from the page, so that it never stands still. */

import { paint } from "./paint.mjs";
import { createIndex } from "./scene.mjs";

let scene = null;
let index = null;
let marks = null;
/** @type {{number: number, sight: any}|null} */
let wanted = null;

addEventListener("message", ({ data }) => {
  if (data.scene) {
    scene = data.scene;
    index = createIndex(scene);
  }
  if (data.marks) marks = data.marks;
  if (!data.sight) return;
  if (!wanted) setTimeout(answer); // of several wishes that wait, only the last one counts
  wanted = { number: data.number, sight: data.sight };
});

function answer() {
  const { number, sight } = wanted;
  wanted = null;
  const canvas = new OffscreenCanvas(Math.ceil(sight.width * sight.dpr), Math.ceil(sight.height * sight.dpr));
  const ctx = canvas.getContext("2d");
  if (!ctx || !scene) return;
  paint(ctx, scene, index, sight, marks);
  const picture = canvas.transferToImageBitmap();
  postMessage({ number, camera: sight.camera, picture }, { transfer: [picture] });
}
