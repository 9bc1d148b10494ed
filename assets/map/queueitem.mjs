/** One thing to be checked: what was guessed, the words that moved it, and what else it may be. */

import { el } from "./dom.mjs";

const SHOWN = 3;

/** @returns {HTMLElement[]} */
export function itemElements(item) {
  return [
    el("h3", { tabindex: "-1" }, questionOf(item)),
    ...(item.what === "link" ? linkEnds(item) : [endElement(item.ends[0])]),
    whyElement(item),
    ...otherReadings(item),
  ];
}

function questionOf(item) {
  if (item.what === "claim") return "Does this say something of its own?";
  const ask = { support: "Does this support it?", rebut: "Does this dispute it?", reply: "Does this answer it?",
    restates: "Do both say the same?" };
  return ask[item.kind];
}

function linkEnds(item) {
  const [source, target] = item.ends;
  return [
    endElement(source),
    el("p", { class: `queue-verb sign-${item.kind}`, title: item.term },
      el("span", { class: "sign", text: item.sign, "aria-hidden": "true" }), el("b", { text: item.verb })),
    endElement(target),
  ];
}

function endElement(end) {
  const words = el("blockquote", { class: "queue-words", dir: "auto" });
  for (const [text, own, moved] of end.pieces) {
    const faint = end.claim && !own;
    words.append(moved ? el("mark", { class: faint ? "faint" : undefined, text })
      : faint ? el("span", { class: "faint", text }) : text);
  }
  return el("div", { class: "queue-end" }, badgeOf(end), words);
}

export function badgeOf(who) {
  return el("p", { class: "badge" },
    el("span", { class: "mark", text: who.mark }), " ", el("bdi", { text: who.author ?? "no name" }),
    ...(who.author && who.guessed
      ? [" ", el("span", { class: "guessed", text: "guessed", title: "The name was guessed by a rule" })] : []));
}

/** Where it comes from, how sure that is, and what hangs on it. */
function whyElement(item) {
  const moved = item.ends.some((end) => end.pieces.some((piece) => piece[2]));
  const first = item.origin_words[0].toUpperCase() + item.origin_words.slice(1);
  const sure = item.confidence < 1 ? [" · ", el("b", { text: item.sure }), ` (${item.confidence.toFixed(2)})`] : [];
  return el("div", { class: "queue-why small" },
    el("p", {}, first, item.rule ? `: ${item.rule}` : "", ...sure),
    item.what === "link" && item.origin !== "stated"
      ? el("p", { class: "muted" }, ...(moved ? [el("mark", { text: "Marked" }), " are the words that moved it."] : ["No single words moved it."]))
      : null,
    item.why ? el("p", { class: "muted", text: `${item.why[0].toUpperCase()}${item.why.slice(1)}.` }) : null);
}

function otherReadings(item) {
  const others = item.maybe.filter((other) => !other.same).slice(0, SHOWN);
  if (!others.length) return [];
  return [el("div", { class: "queue-others small" },
    el("p", { class: "muted", text: "It may also be:" }),
    el("ul", {}, ...others.map((other) => el("li", {}, `${other.verb} `, el("span", { class: "mark", text: other.mark }),
      " ", el("bdi", { text: other.author ?? "no name" }), ` · ${other.sure} (${other.confidence.toFixed(2)})`))))];
}
