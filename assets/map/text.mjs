/** The text pane: the comments as a page, their claims marked where they stand. */

import { createBlocks } from "./blocks.mjs";
import { appendText, el, reveal } from "./dom.mjs";
import { fadesChanged, isFaded } from "./kept.mjs";
import { authorOf, linksOut } from "./model.mjs";
import { commentSeen, createMarker } from "./selection.mjs";

const BLOCK = 20;
const HEIGHT = 170;

/** @param {import("./main.mjs").Context} context */
export function mountText(pane, context) {
  const { model, store, signal } = context;
  /** @type {Map<number, Element[]>} */
  const elements = new Map();
  const marker = createMarker((node) => elements.get(node) ?? []);
  /** @type {import("./search.mjs").Found|null} */
  let found = null;

  function make(comment) {
    const whole = commentElement(model, comment, (node, element) => {
      const known = elements.get(node);
      if (known) known.push(element);
      else elements.set(node, [element]);
      marker.renew(node, element);
    });
    fade(whole, comment);
    return whole;
  }

  const fade = (element, comment) => element.toggleAttribute("data-faded", isFaded(context, comment));
  const page = el("div", { class: "page" });
  const blocks = createBlocks(page, {
    count: model.comments, size: BLOCK, height: HEIGHT, make, signal,
    onMade: () => found?.times && highlight(found, blocks.at),
  });
  if (!model.comments) page.append(el("p", { class: "muted", text: "There are no comments in it." }));
  pane.tabIndex = 0; // for scrolling with the keyboard; selecting goes over the outline and the map
  pane.setAttribute("role", "region");
  pane.setAttribute("aria-label", "Text of the conversation");
  pane.replaceChildren(page);

  context.onHover((node) => marker.hover(node));
  context.onFound((now) => {
    found = now;
    marker.found(now.nodes);
    highlight(now, blocks.at);
  });
  context.onSelect((selection) => {
    marker.select(selection);
    const comment = commentSeen(model, selection);
    if (comment < 0) return;
    const whole = blocks.need(comment);
    const target = elements.get(selection.seen[0])?.[0] ?? whole;
    reveal(pane, target);
    // Comments out of view have a guessed height until they are drawn.
    requestAnimationFrame(() => requestAnimationFrame(() => reveal(pane, target)));
  });
  signal.addEventListener("abort", () => globalThis.CSS?.highlights?.delete("found"));
  store.subscribe((state, before) => {
    if (!fadesChanged(state, before)) return;
    for (const [comment, element] of blocks.all()) fade(element, comment);
  });
}

function commentElement(model, comment, add) {
  const head = el(
    "header",
    { class: "comment-head", "data-node": comment },
    el("span", { class: "mark", text: model.mark[comment] }),
    " ",
    el("bdi", { class: authorOf(model, comment) ? "author" : "author muted",
      text: authorOf(model, comment) ?? "no name" }),
    model.guessed[comment] && authorOf(model, comment)
      ? el("span", { class: "guessed", title: "The name was guessed by a rule", text: "guessed" })
      : null,
    model.posted[comment] ? timeElement(model.posted[comment]) : null,
  );
  const body = el("div", { class: "body", dir: "auto" });
  for (const [words, ...claims] of model.body[comment]) {
    if (!claims.length) {
      appendText(body, words);
      continue;
    }
    const mark = el("span", { class: "claim", "data-node": claims.at(-1) });
    appendText(mark, words);
    for (const claim of claims) add(claim, mark);
    body.append(mark);
  }
  const whole = el(
    "article",
    { class: `comment comment-${model.role[comment]}`, "aria-label": name(model, comment) },
    head,
    answersLine(model, comment),
    body,
  );
  add(comment, whole);
  return whole;
}

function name(model, comment) {
  return `${model.mark[comment]} ${authorOf(model, comment) ?? "no name"}`;
}

function timeElement(posted) {
  const words = posted.replace(/^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d).*$/, "$1 $2");
  return el("time", { datetime: posted, text: words });
}

function answersLine(model, comment) {
  const { t, kind, rule, primary } = model.edges;
  const replies = linksOut(model, comment).filter((link) => kind[link] === model.reply);
  if (!replies.length) return null;
  const line = el("p", { class: "answers" }, "answers ");
  replies.sort((a, b) => primary[b] - primary[a]);
  replies.forEach((link, place) => {
    if (place) line.append(", also ");
    line.append(
      el("a", { href: "#", "data-link": link, title: "Why?", tabindex: "-1" }, name(model, t[link])),
      place || !rule[link] ? "" : ` (${rule[link]})`,
    );
  });
  return line;
}

/** Highlights the words found, without touching the text. */
function highlight(found, elementOf) {
  if (!("highlights" in CSS)) return;
  const ranges = [];
  for (const { comment, spots } of found.words) {
    const whole = elementOf(comment);
    if (!whole) continue;
    const walker = document.createTreeWalker(whole.querySelector(".body"), NodeFilter.SHOW_TEXT);
    let start = 0;
    let text = walker.nextNode();
    const at = (place) => {
      while (text && place > start + text.length) {
        start += text.length;
        text = walker.nextNode();
      }
      return text && [text, place - start];
    };
    for (const [from, to] of spots) {
      const range = new Range();
      const [first, last] = [at(from), at(to)];
      if (!first || !last) break;
      range.setStart(...first);
      range.setEnd(...last);
      ranges.push(range);
    }
  }
  CSS.highlights.set("found", new Highlight(...ranges));
}
