/** The tools in the head of the map: which layout, steps back and forward, nearer and farther. */

import { el, iconButton } from "./dom.mjs";
import { historyButtons } from "./trail.mjs";

const LAYOUTS = [
  ["", "Strands", "Each claim beside what it speaks to; a band a strand"],
  ["outline", "Thread", "The comments below what they answer, with their claims"],
  ["lanes", "Lanes", "Time from left to right; a row for each person or camp"],
];

/** @param {import("./main.mjs").Context} context */
export function mapTools(context, { camera, fitAll, help }) {
  return el("div", { class: "map-tools" },
    layouts(context),
    ...historyButtons(context),
    iconButton("−", "Smaller (-)", () => camera.zoom(0.8)),
    iconButton("+", "Larger (+)", () => camera.zoom(1.25)),
    iconButton("⤢", "Everything in view (0)", fitAll),
    iconButton("?", "Keys of the map (?)", help));
}

function layouts({ store, model }) {
  const buttons = LAYOUTS.map(([name, words, title]) => el("button", { type: "button", text: words, title,
    onclick: () => store.set({ v: name }) }));
  const rows = el("select", { class: "lanes-of", "aria-label": "Rows of the lanes",
    onchange: () => store.set({ rows: rows.value }) },
  el("option", { value: "camps", text: "camps" }), el("option", { value: "authors", text: "people" }));
  function settle() {
    const { v, rows: chosen } = store.get();
    buttons.forEach((button, place) => button.setAttribute("aria-pressed", String(LAYOUTS[place][0] === v)));
    rows.hidden = v !== "lanes" || model.camps.length < 2;
    rows.value = chosen || "camps";
  }
  store.subscribe(settle);
  settle();
  return el("div", { class: "layouts", role: "group", "aria-label": "Layout of the map" }, ...buttons, rows);
}
