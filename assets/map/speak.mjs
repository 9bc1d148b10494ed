/** What a screen reader hears: "Comment 14, Ana, rebuts comment 9, 2 of 3, 4 replies". */

import { counted } from "./dom.mjs";
import { authorOf, commentOf } from "./model.mjs";
import { hiddenWords, siblings } from "./view.mjs";

/** Says sentences in the live region; the last one wins. */
export function createVoice(region) {
  let waiting = 0;
  return (sentence) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      region.textContent = sentence;
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
    relation(model, view, place),
    `${beside.indexOf(place) + 1} of ${beside.length}`,
    hidden ? `${answers}, of which ${hidden.slice(1)} hidden` : answers,
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
    relation(model, view, place),
    model.label[node],
    hidden && `${hidden.slice(1)} hidden`,
  ].filter(Boolean).join(", ");
}

function relation(model, view, place) {
  if (view.by[place] < 0) return "";
  return `${model.verbs[view.by[place]]} ${commentName(model, view.up[place]).toLowerCase()}`;
}

function commentName(model, node) {
  const mark = model.mark[commentOf(model, node)];
  return mark.startsWith("#") ? `Comment ${mark.slice(1)}` : mark;
}
