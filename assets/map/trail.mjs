/** The way to what is in focus, and the steps back and forward. */

import { el, iconButton } from "./dom.mjs";
import { authorOf, commentOf } from "./model.mjs";

const WORDS = 40;

/** @param {HTMLElement} place @param {import("./main.mjs").Context} context */
export function mountTrail(place, context) {
  const { model, store, toPane } = context;
  const list = el("ol", {});
  place.replaceChildren(el("nav", { "aria-label": "Where the map is" }, list));

  function step(words, id, here) {
    if (here) return el("li", {}, el("span", { "aria-current": "location", dir: "auto", text: words }));
    return el("li", {}, el("button", { type: "button", class: "button-plain", dir: "auto", text: words,
      onclick: () => {
        store.set({ f: id });
        toPane(); // the button goes
      } }));
  }

  context.onView((view) => {
    place.hidden = !view.trail.length;
    const steps = view.trail.map((node, depth) => step(named(model, node), model.ids[node], depth === view.trail.length - 1));
    list.replaceChildren(step("Whole map", "", false), ...steps);
  });
}

function named(model, node) {
  const words = model.label[node];
  const short = words.length > WORDS ? `${words.slice(0, WORDS).trimEnd()}…` : words;
  return `${model.mark[commentOf(model, node)]} ${authorOf(model, node) ?? "no name"}: ${short}`;
}

/** Buttons for the steps that the address remembers. */
export function historyButtons({ store }) {
  const back = iconButton("←", "Back to what was seen before (Alt ←)", () => history.back(), { "data-step": "back" });
  const forward = iconButton("→", "Forward again (Alt →)", () => history.forward(), { "data-step": "forward" });
  const settle = () => {
    const { at, most } = store.steps();
    // Not `disabled`: a button that is pressed to the end would lose the focus.
    back.setAttribute("aria-disabled", String(at === 0));
    forward.setAttribute("aria-disabled", String(at === most));
  };
  store.subscribe(settle);
  settle();
  return [back, forward];
}
