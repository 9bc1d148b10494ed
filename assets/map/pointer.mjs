/** The mouse on what is painted: cards too far away for HTML, and the lines of links. */

import { distanceTo } from "./curve.mjs";
import { within } from "./scene.mjs";

const NEAR = 9; // pixels from a line that still mean it

/**
 * @param {HTMLElement} frame
 * @param {ReturnType<import("./drawing.mjs").createDrawing>} drawing
 * @param {object} hands
 * @param {(place: number) => void} hands.card called for a click on a painted card
 * @param {(place: number) => void} hands.link called for a click on a line
 * @param {(card: number, link: number) => void} hands.over called when what is under the mouse changes
 */
export function listenToPointer(frame, drawing, { card, link, over }) {
  let last = "";

  function under(event) {
    if (event.target.closest("button, .minimap, .card:not(.card-ghost)")) return { card: -1, link: -1, ours: false };
    const place = frame.dataset.tier === "cards" ? -1 : drawing.cardAt(event.clientX, event.clientY);
    return { card: place, link: place < 0 ? linkAt(event) : -1, ours: true };
  }

  function linkAt(event) {
    const { scene, index, x, y } = drawing.sceneAt(event.clientX, event.clientY);
    if (!scene || frame.dataset.tier === "dots") return -1;
    const reach = NEAR / drawing.camera.get().scale;
    const near = within(index.links, { left: x - reach, top: y - reach, right: x + reach, bottom: y + reach })
      .map((place) => [distanceTo(scene, place, x, y), place])
      .filter(([distance]) => distance <= reach)
      .sort(([one, a], [other, b]) => weight(scene, b) - weight(scene, a) || one - other);
    return near.length ? near[0][1] : -1;
  }

  frame.addEventListener("click", (event) => {
    const found = under(event);
    if (found.card >= 0) card(found.card);
    else if (found.link >= 0) link(found.link);
    else return;
    event.stopPropagation();
  });
  frame.addEventListener("pointermove", (event) => {
    if (event.pointerType === "touch" || event.buttons) return;
    const found = under(event);
    if (!found.ours && last === "") return;
    const now = found.card < 0 && found.link < 0 ? "" : `${found.card} ${found.link}`;
    if (now === last) return;
    last = now;
    frame.toggleAttribute("data-pointing", now !== "");
    over(found.card, found.link);
  });
}

/** Links that argue lie above those that only answer. */
function weight(scene, link) {
  const kind = scene.kinds[scene.kind[link]];
  return kind === "support" || kind === "rebut" ? 1 : 0;
}
