/** What a screen reader hears: "Comment 14, Ana, rebuts comment 9, 2 of 3, 4 replies". */

import { counted } from "./dom.mjs";
import { authorOf, commentOf, sharedWords } from "./model.mjs";
import { hiddenWords, nodesOf, siblings } from "./view.mjs";

/** Says sentences in the live region; the last one wins, and one said again is heard again. */
export function createVoice(region) {
  let waiting = 0;
  return (sentence) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      region.textContent = region.textContent === sentence ? `${sentence}\u00a0` : sentence;
    }, 60);
  };
}

/** Where one stands on the map, as a sentence. */
export function cardSentence(model, view, place) {
  const node = view.nodes[place];
  const beside = siblings(view, place);
  const answers = counted(view.below[place], "answer");
  const hidden = hiddenWords(model, view, place);
  return [
    commentName(model, node),
    authorOf(model, node) ?? "no name",
    campName(model, node),
    sameWords(model, view, place),
    sharedWords(model, nodesOf(view, place)),
    relation(model, view, place),
    blockWords(view.blocks[place]),
    `${beside.indexOf(place) + 1} of ${beside.length}`,
    hidden ? `${answers}, hidden: ${hidden.replace(/ more$/, "")}` : answers,
    model.label[node],
  ].filter(Boolean).join(", ");
}

/** What a card is called by a screen reader, which says its place among its siblings itself. */
export function cardName(model, view, place) {
  const node = view.nodes[place];
  const hidden = hiddenWords(model, view, place);
  return [
    commentName(model, node),
    authorOf(model, node) ?? "no name",
    campName(model, node),
    sameWords(model, view, place),
    sharedWords(model, nodesOf(view, place)),
    relation(model, view, place),
    blockWords(view.blocks[place]),
    model.label[node],
    hidden && `hidden: ${hidden.replace(/ more$/, "")}`,
  ].filter(Boolean).join(", ");
}

const LAYOUTS = { layered: "Strands", outline: "Thread", lanes: "Lanes" };

/** What another view shows: "Lanes. Now 24 of 70 cards. Hidden: 3 links." @param {{shown: string, hides: string}} foot */
export function viewSentence(model, before, view, { shown, hides }) {
  const alone = view.trail.length ? `Only what hangs on ${commentName(model, view.trail.at(-1)).toLowerCase()}.` : "The whole map.";
  return [
    before.layout === view.layout ? "" : `${LAYOUTS[view.layout]}.`,
    String(before.trail) === String(view.trail) ? "" : alone,
    `Now ${shown}.`,
    hides,
  ].filter(Boolean).join(" ");
}

function campName(model, node) {
  return model.kind[node] && model.camp[node] >= 0 ? `camp ${model.camps[model.camp[node]]}` : "";
}

const NAMED = 3;

/** Who else said the same. */
function sameWords(model, view, place) {
  const all = view.same[place];
  const rest = all.length > NAMED ? ` and ${all.length - NAMED} more` : "";
  const others = all.slice(0, NAMED).map((node) => `${commentName(model, node)}, ${authorOf(model, node) ?? "no name"}`);
  return others.length ? `also said in ${others.join("; ")}${rest}` : "";
}

/** "a strand of 214 cards by 63 people, 34 supports, 51 disputes" */
function blockWords(block) {
  if (!block) return "";
  const what = block.strands > 1 ? `${counted(block.strands, "strand")} with` : "a strand of";
  return `${what} ${counted(block.cards, "card")} by ${counted(block.people, "person", "people")}, `
    + `${counted(block.support, "support")}, ${counted(block.rebut, "dispute")}`;
}

function relation(model, view, place) {
  if (view.by[place] < 0) return "";
  return `${model.verbs[view.by[place]]} ${commentName(model, view.up[place]).toLowerCase()}`;
}

function commentName(model, node) {
  const mark = model.mark[commentOf(model, node)];
  return mark.startsWith("#") ? `Comment ${mark.slice(1)}` : mark;
}
