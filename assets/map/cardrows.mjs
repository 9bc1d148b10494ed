/** The cards of a view as rows of words, and the sentence that sums them up. */

import { counted } from "./dom.mjs";
import { authorOf, commentOf, linksInto, linksOut } from "./model.mjs";
import { turnsOf } from "./moments.mjs";
import { hiddenWords } from "./view.mjs";

/** So many people who say the same are named. */
const MANY = 3;

/**
 * @typedef {object} Row one card
 * @property {number} node
 * @property {number} place in the view
 * @property {number} number when it was said, among all comments
 * @property {string} mark "#3"
 * @property {string} who
 * @property {string} also who else says the same
 * @property {string} words
 * @property {string} verb what it does to what it hangs on
 * @property {number} target what it hangs on, or -1
 * @property {string} does the verb and the name of the target
 * @property {number} sure how sure that is, or -1
 * @property {number} answers how many there are
 * @property {string} answered
 */

/** @returns {Row[]} the cards of a view */
export function rowsOf(model, view) {
  const { turn } = turnsOf(model);
  return view.nodes.map((node, place) => {
    const target = view.by[place] < 0 ? -1 : view.up[place];
    const verb = target < 0 ? "" : model.verbs[view.by[place]];
    return {
      node, place, target, verb,
      number: turn[node],
      mark: model.mark[commentOf(model, node)],
      who: authorOf(model, node) ?? "no name",
      also: alsoSaid(model, node, view.same[place]),
      words: model.label[node],
      does: target < 0 ? "" : `${verb} ${nameOf(model, target)}`,
      sure: target < 0 ? -1 : sureOf(model, [node, ...view.same[place]], target, view.by[place]),
      answers: view.below[place],
      answered: answersOf(model, view, place),
    };
  });
}

/** Words whose direction does not touch that of the sentence they stand in. */
function apart(words) {
  return `\u2068${words}\u2069`;
}

/** "#3 Ada", with the name apart. */
export function nameOf(model, node) {
  return `${model.mark[commentOf(model, node)]} ${apart(authorOf(model, node) ?? "no name")}`;
}

/** Who else says the same, each once. */
function alsoSaid(model, node, same) {
  const names = new Set(same.map((other) => nameOf(model, other)));
  names.delete(nameOf(model, node));
  const more = names.size - MANY;
  return [[...names].slice(0, MANY).join(", "), more > 0 ? ` and ${more.toLocaleString("en")} more` : ""].join("");
}

/** How sure the surest link is by which a card, or its comment, speaks to what it hangs on. */
function sureOf(model, nodes, target, kind) {
  const { s, t, confidence, kind: kinds } = model.edges;
  const ours = new Set(nodes.flatMap((node) => [node, commentOf(model, node)]));
  const theirs = new Set([target, commentOf(model, target)]);
  let best = -1;
  for (const end of ours) {
    for (const link of [...linksOut(model, end), ...linksInto(model, end)]) {
      const other = s[link] === end ? t[link] : s[link];
      if (kinds[link] === kind && theirs.has(other)) best = Math.max(best, confidence[link]);
    }
  }
  return best;
}

function answersOf(model, view, place) {
  const block = view.blocks[place];
  if (block) return `stands for ${counted(block.cards, "card")}`;
  if (!view.below[place]) return "none";
  const more = hiddenWords(model, view, place);
  const shown = view.children[place].length;
  return more ? `${shown.toLocaleString("en")} shown, ${more}` : `${shown.toLocaleString("en")} shown`;
}

/** @param {Row[]} rows */
export function sortedRows(rows, { by, down }) {
  const order = new Intl.Collator("en", { numeric: true });
  const compare = (a, b) => (typeof a[by] === "number" ? a[by] - b[by] : order.compare(a[by], b[by]));
  const list = [...rows].sort((a, b) => compare(a, b) || a.number - b.number || a.node - b.node);
  return down ? list.reverse() : list;
}

/** "30 of 96 cards: 12 support another, 9 dispute another. Most disputed: #3 Ada, “…”, 4 times." */
export function shownSentence(model, view) {
  const { cards, of_cards: all } = view.counts;
  if (!view.nodes.length) return "The map shows no cards just now.";
  const number = (kind) => view.by.filter((by) => by >= 0 && model.kinds[by] === kind).length;
  const does = [[number("support"), "supports another", "support another"], [number("rebut"), "disputes another", "dispute another"],
    [number("restates"), "says the same as another", "say the same as another"], [number("reply"), "answers another", "answer another"]]
    .filter(([count]) => count)
    .map(([count, one, many]) => `${count.toLocaleString("en")} ${count === 1 ? one : many}`);
  const start = cards < all ? `${cards.toLocaleString("en")} of ${counted(all, "card")}` : counted(cards, "card");
  return `${start}${does.length ? `: ${does.join(", ")}` : ""}. ${disputedMost(model, view)}`;
}

function disputedMost(model, view) {
  const { s, kind } = model.edges;
  const against = (node) => new Set(linksInto(model, node).filter((link) => model.kinds[kind[link]] === "rebut")
    .map((link) => s[link])).size;
  let [best, most] = [-1, 0];
  view.nodes.forEach((node, place) => {
    const count = [node, ...view.same[place]].reduce((sum, one) => sum + against(one), 0);
    if (count > most) [best, most] = [node, count];
  });
  if (best < 0) return view.nodes.length === 1 ? "It is not disputed." : "None of them is disputed.";
  const words = model.label[best].length > 90 ? `${model.label[best].slice(0, 90).trimEnd()}…` : model.label[best];
  return `Most disputed: ${nameOf(model, best)}, “${apart(words)}”, ${counted(most, "time")}.`;
}
