/** The line below the map: how much is shown of how much, what is hidden, what the lines mean. */

import { GLYPHS } from "./cardparts.mjs";
import { counted, el } from "./dom.mjs";
import { shownSentence } from "./cardrows.mjs";
import { hiddenByFilters, NO_FILTERS } from "./filters.mjs";
import { keeperOf } from "./kept.mjs";

const LATER_MS = 300; // the sentence goes over all links; first the map is drawn

/**
 * @param {HTMLElement} foot
 * @param {import("./main.mjs").Context} context
 * @returns {(view: import("./view.mjs").View) => {on: boolean, shown: string, hides: string}} tells of a view:
 *   whether filters are on, how much is shown, and what they hide
 */
export function mountFoot(foot, { model, store, toPane }) {
  const shown = el("span", { class: "shown" });
  const sentence = el("p", { class: "visually-hidden", id: "map-sentence" });
  let waiting = 0;
  const all = el("button", { type: "button", class: "button-plain",
    onclick: () => store.set({ all: store.get().all ? "" : "1", open: [], shut: [] }) });
  const faint = el("span", { class: "faint-links", hidden: true });
  const hides = el("span", {});
  const clear = el("button", { type: "button", class: "button-plain", text: "Clear filters",
    onclick: () => {
      store.set(NO_FILTERS);
      toPane();
    } });
  foot.replaceChildren(sentence, shown, all, hides, clear, faint, legend(model));

  function tellFilters() {
    const { on } = keeperOf(model, store.get());
    hides.hidden = clear.hidden = !on;
    hides.textContent = on ? hiddenByFilters(model, store.get()) : "";
    return on;
  }
  store.subscribe(tellFilters);

  return (view) => {
    const { cards, of_cards, links } = view.counts;
    const blocks = Object.keys(view.blocks).length;
    shown.textContent = [
      blocks ? counted(blocks, "strand") : "",
      cards - blocks < of_cards && (blocks || cards < of_cards)
        ? cards > blocks || !blocks ? `${(cards - blocks).toLocaleString("en")} of ${counted(of_cards, "card")}`
          : `with ${counted(of_cards, "card")}`
        : `${counted(cards, "card")}, ${counted(links, "link")}`,
    ].filter(Boolean).join(", ");
    all.textContent = store.get().all ? "Show less" : "Show all";
    all.hidden = cards - blocks >= of_cards && !store.get().all;
    const aside = view.tree.filter((tree) => !tree).length;
    faint.hidden = !aside || view.layout === "outline";
    faint.textContent = `${counted(aside, "weaker link")} faint`;
    faint.title = "Links by which no card hangs are seen faintly until one of their ends is selected";
    clearTimeout(waiting);
    waiting = setTimeout(() => (sentence.textContent = shownSentence(model, view)), LATER_MS);
    return { on: tellFilters(), shown: shown.textContent, hides: hides.textContent };
  };
}

function legend(model) {
  const line = (kind, words, title) => el("span", { class: `legend-${kind}`, title },
    el("i", { "aria-hidden": "true" }), words);
  const camps = model.camps.slice(0, GLYPHS.length).map((name, camp) => el("span", { class: `camp-${camp}`,
    title: model.camps_by }, el("span", { class: "glyph", text: GLYPHS[camp], "aria-hidden": "true" }), ` camp ${name}`));
  const restated = model.edges.kind.includes(model.kinds.indexOf("restates"));
  return el("span", { class: "legend" },
    line("support", "+ supports", "support: speaks for it"),
    line("rebut", "− disputes", "rebut: any attack"),
    restated ? line("restates", "= says the same", "restates: another wording of the same claim") : null,
    line("reply", "answers", "reply: one comment speaks to another"),
    model.common.size ? el("span", { class: "legend-shared",
      title: "made or supported by people of different camps, granted in words, or said to be shared by all; rebutted by nobody" },
    el("i", { "aria-hidden": "true" }), "✓ may be shared") : null,
    ...camps);
}
