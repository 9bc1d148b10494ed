/** What one card is made of: its head, its words, what a block holds, its tools. */

import { el } from "./dom.mjs";
import { authorOf, cardWords, commentOf, linksOut, sharedWords } from "./model.mjs";
import { cardName } from "./speak.mjs";
import { hiddenWords, levelOf, linkAbove, nodesOf, siblings } from "./view.mjs";

const SIGNS = { support: "+", rebut: "−", restates: "=" };
export const GLYPHS = ["●", "■", "▲", "◆", "✚"];
const NAMED = 6; // who said the same, on one card

/** What all cards have in common: the names and numbers for assistive technology. */
function shared(model, view, place, kind) {
  const node = view.nodes[place];
  return {
    role: "treeitem", "data-node": node, "data-place": place,
    class: `card card-${view.blocks[place] ? "block" : model.kind[node] ? "claim" : "comment"} card-${kind}${
      campClass(model, node)}${sharedWords(model, nodesOf(view, place)) ? " card-shared" : ""}`,
    "aria-label": cardName(model, view, place), "aria-level": levelOf(view, place),
    "aria-setsize": siblings(view, place).length, "aria-posinset": view.rank[place] + 1,
    "aria-expanded": view.below[place] || view.blocks[place] ? String(view.children[place].length > 0) : undefined,
    style: `width:${view.w[place]}px;height:${view.h[place]}px;--lines:${view.lines[place]}`,
  };
}

function kindOf(model, view, place) {
  return view.by[place] >= 0 ? model.kinds[view.by[place]] : "root";
}

/** A card that is painted: here only its name, its focus and its place. */
export function ghostElement(model, view, place) {
  const card = el("div", shared(model, view, place, kindOf(model, view, place)));
  card.classList.add("card-ghost");
  return card;
}

export function cardElement(context, view, place) {
  const { model } = context;
  const node = view.nodes[place];
  const kind = kindOf(model, view, place);
  const card = el("div", shared(model, view, place, kind),
    headElement(model, view, place),
    el("div", { class: "card-words", dir: "auto", text: cardWords(model, node), title: model.label[node] }),
    alsoElement(model, view, place));
  if (view.blocks[place]) card.append(blockElement(view.blocks[place]));
  card.append(toolsElement(model, view, place));
  return card;
}

function headElement(model, view, place) {
  const node = view.nodes[place];
  return el("div", { class: "card-head" },
    signElement(model, view, place), campElement(model, node), tickElement(model, view, place),
    view.same[place].length ? el("span", { class: "times", text: `×${view.same[place].length + 1}` }) : null,
    el("span", { class: "who" }, ...nameElement(model, node)),
    el("span", { class: "new", text: "new" }),
    model.role[node] === "question" || model.role[node] === "proposal"
      ? el("span", { class: "role", text: model.role[node] }) : null);
}

/** Who else says the same: the layout keeps a line for them. */
function alsoElement(model, view, place) {
  const others = view.same[place];
  if (!others.length) return null;
  const names = others.map((node) => `${model.mark[commentOf(model, node)]} ${authorOf(model, node) ?? "no name"}`);
  return el("div", { class: "card-also", title: `also ${names.join(", ")}` },
    "also ", ...others.slice(0, NAMED).flatMap((node) => nameElement(model, node)));
}

function nameElement(model, node) {
  const author = authorOf(model, node);
  return [el("span", { class: "mark", text: model.mark[commentOf(model, node)] }), " ",
    el("bdi", { class: author ? "author" : "author muted", text: author ?? "no name" }), " "];
}

/** The sign of the link that the card hangs by; pressed, it says why the link is there. */
function signElement(model, view, place) {
  const link = view.layout === "outline" ? surest(model, view.nodes[place]) : linkAbove(model, view, place);
  const kind = link < 0 ? kindOf(model, view, place) : model.kinds[model.edges.kind[link]];
  if (!SIGNS[kind]) return null;
  if (link < 0) return el("span", { class: `sign sign-${kind}`, text: SIGNS[kind], "aria-hidden": "true" });
  const why = `Why it ${model.verbs[model.edges.kind[link]]}`;
  return el("button", { type: "button", class: `sign sign-${kind}`, tabindex: "-1", text: SIGNS[kind], "data-link": link,
    title: why, "aria-label": why });
}

/** The surest link by which a claim argues: in a thread it hangs on its comment. */
function surest(model, node) {
  const arguing = linksOut(model, node).filter((link) => SIGNS[model.kinds[model.edges.kind[link]]]);
  const { confidence } = model.edges;
  return arguing.reduce((best, link) => (best < 0 || confidence[link] > confidence[best] ? link : best), -1);
}

/** The class for the hue of a claim's camp, or "". */
function campClass(model, node) {
  const camp = model.kind[node] ? model.camp[node] : -1;
  return camp >= 0 ? ` camp-${camp % GLYPHS.length}` : "";
}

function campElement(model, node) {
  if (!campClass(model, node)) return null;
  const camp = model.camp[node];
  return el("span", { class: "glyph", text: GLYPHS[camp % GLYPHS.length],
    title: `Camp ${model.camps[camp]}, by who disputes whom`, "aria-hidden": "true" });
}

/** A tick on what may be shared. */
function tickElement(model, view, place) {
  const words = sharedWords(model, nodesOf(view, place));
  return words ? el("span", { class: "tick", text: "✓", title: words, "aria-hidden": "true" }) : null;
}

/** What a closed block holds, and the balance of what supports and what disputes in it. */
function blockElement({ cards, people, support, rebut }) {
  const all = support + rebut;
  const bar = el("span", { class: "balance", "aria-hidden": "true" },
    el("i", { class: "balance-support", style: `flex-grow:${support}` }),
    el("i", { class: "balance-rebut", style: `flex-grow:${rebut}` }));
  const links = `+${support.toLocaleString("en")} −${rebut.toLocaleString("en")}`;
  return el("div", { class: "block-facts" },
    all ? bar : null,
    el("span", { class: "block-size", text: `${cards.toLocaleString("en")} cards · ${people.toLocaleString("en")} people` }),
    el("span", { text: all ? links : "no disputes", title: `${support} support, ${rebut} dispute` }));
}

function toolsElement(model, view, place) {
  const hidden = hiddenWords(model, view, place);
  const block = view.blocks[place];
  const tool = (name, sign, title, value, more = {}) => el("button", { type: "button", class: name, tabindex: "-1",
    text: sign, title, [`data-${value}`]: place, ...more });
  const tools = el("div", { class: "card-tools" });
  if (block) tools.append(tool("more", block.strands > 1 ? "Show them" : "Open", "Open this strand here", "open"));
  else if (hidden) tools.append(tool("more", hidden, `Show ${hidden}`, "open"));
  if (view.children[place].length) {
    tools.append(tool("fold", "−", "Fold its answers away", "shut", { "aria-label": "Fold its answers away" }));
  }
  if (!block && view.below[place]) {
    tools.append(tool("alone", "⤴", "This strand alone", "alone", { "aria-label": "Show this strand alone" }));
  }
  return tools;
}
