/** What stands at the edges of the lanes: who speaks in each row, and when each column was said. */

import { el } from "./dom.mjs";

const BETWEEN = 56; // pixels between two times at least

/** @param {HTMLElement} frame */
export function createAxes(frame) {
  const rows = el("div", { class: "axis axis-rows", "aria-hidden": "true" });
  const ticks = el("div", { class: "axis axis-ticks", "aria-hidden": "true" });
  frame.append(rows, ticks);
  /** @type {{label: string, y: number, h: number, element: HTMLElement}[]} */
  let lanes = [];
  let times = [];

  return {
    /** @param {import("./view.mjs").View} view */
    show(view) {
      lanes = view.rows.map((row) => ({ ...row, element: el("div", { class: "axis-row" }, el("bdi", { text: row.label })) }));
      times = view.ticks.map((tick) => ({ ...tick, element: el("span", { class: "axis-tick", text: tick.label }) }));
      rows.replaceChildren(...lanes.map((lane) => lane.element));
      ticks.replaceChildren(...times.map((time) => time.element));
    },
    move({ x, y, scale }, { height }) {
      for (const lane of lanes) {
        const [top, bottom] = [lane.y * scale + y, (lane.y + lane.h) * scale + y];
        lane.element.hidden = bottom < 0 || top > height;
        lane.element.style.cssText = `top:${top}px;height:${bottom - top}px`;
        lane.element.firstChild.style.top = `${Math.max(0, Math.min(-top, bottom - top - 24))}px`;
      }
      let last = -Infinity;
      for (const time of times) {
        const left = time.x * scale + x;
        time.element.hidden = left < 0 || left - last < BETWEEN;
        if (!time.element.hidden) last = left;
        time.element.style.left = `${left}px`;
      }
    },
  };
}
