/** When people spoke: bars by the clock, those after the present moment pale; a press goes to a moment. */

import { barsOf, clockSentence } from "./clock.mjs";
import { svg } from "./dom.mjs";
import { turnsOf } from "./moments.mjs";

const HEIGHT = 16;
const LEAST = 2;

/** @param {import("./model.mjs").Model} model @param {(comment: number) => void} goTo */
export function createStrip(model, goTo) {
  const { order, clock } = turnsOf(model);
  const { start, size, counts } = barsOf(clock);
  const sentence = `When people spoke: ${clockSentence(clock, model.posted, order)}`;
  const rest = svg("rect", { class: "time-rest", y: 0, height: HEIGHT });
  const cursor = svg("line", { class: "time-cursor", y1: 0, y2: HEIGHT });
  const element = svg("svg", { class: "time-strip", viewBox: `0 0 ${counts.length} ${HEIGHT}`, role: "img",
    preserveAspectRatio: "none", "aria-label": sentence },
  svg("title", { text: sentence }), svg("path", { class: "time-bars", d: barPath(counts) }), rest, cursor);
  const barOf = (comment) => (clock.since[comment] - start) / size;

  element.addEventListener("click", (event) => {
    const { left, width } = element.getBoundingClientRect();
    const pressed = ((event.clientX - left) / width) * counts.length;
    goTo(order.findLast((comment) => barOf(comment) <= pressed) ?? order[0]);
  });
  return {
    element,
    /** Shows where the clock stands when a comment is the last one said. */
    moveTo(comment) {
      const whole = comment === order.at(-1);
      const x = whole ? counts.length : barOf(comment);
      rest.setAttribute("x", String(x));
      rest.setAttribute("width", String(counts.length - x));
      for (const end of ["x1", "x2"]) cursor.setAttribute(end, String(x));
      cursor.toggleAttribute("hidden", whole);
    },
  };
}

function barPath(counts) {
  const most = Math.max(...counts);
  return counts.map((count, bar) => {
    const height = count ? Math.max(LEAST, (HEIGHT * count) / most) : 0;
    return height ? `M${bar + 0.1} ${HEIGHT}v${-height}h.8v${height}z` : "";
  }).join("");
}
