/** The page on paper: overview, the map as it is now, then all of the text. Made when it is printed. */

import { viewAddress } from "./address.mjs";
import { appendText, el } from "./dom.mjs";
import { authorOf, linksOut } from "./model.mjs";

/** Pixels of a sheet upright and turned, less its margins and a line on which part it is. */
const SHEETS = { upright: { w: 680, h: 960 }, turned: { w: 1020, h: 640 } };
const READABLE = 0.5; // the least scale at which cards can be read
const GAP = 8; // before a card, where a map is cut
const ARGUED = ["support", "rebut", "restates"];
const SIGNS = { support: "+", rebut: "−", restates: "=" };
const SHORT = 120;

/** @param {import("./main.mjs").Context} context */
export function mountPaper(context) {
  const { root, signal } = context;
  let paper = null;
  const clear = () => {
    paper?.remove();
    paper = null;
  };
  addEventListener("beforeprint", () => {
    clear();
    paper = paperOf(context);
    root.after(paper);
  }, { signal });
  addEventListener("afterprint", clear, { signal });
  signal.addEventListener("abort", clear);
}

function paperOf(context) {
  const { model } = context;
  const paper = el("article", { class: "paper" },
    el("h1", { dir: "auto", text: model.title || "Untitled conversation" }),
    overviewOf(context.root),
    ...mapOf(context),
    el("h2", { class: "paper-text", text: "Text" }));
  const elements = [];
  for (let comment = 0; comment < model.comments; comment++) elements.push(commentOf(model, comment));
  paper.append(...elements);
  return paper;
}

/** The overview without what is only for the screen, every list in it open. */
function overviewOf(root) {
  const copy = root.querySelector(".overview").cloneNode(true);
  for (const part of copy.querySelectorAll("[hidden], button, summary, .lost")) part.remove();
  for (const part of copy.querySelectorAll("details")) part.replaceWith(...part.childNodes);
  for (const list of copy.querySelectorAll("ol + ol")) {
    list.previousElementSibling.append(...list.childNodes);
    list.remove();
  }
  for (const part of copy.querySelectorAll("[id]")) part.removeAttribute("id");
  for (const link of copy.querySelectorAll("a")) link.removeAttribute("href");
  copy.className = "paper-overview";
  return copy;
}

/** The map on as many sheets as it needs to be read; without it a sentence. */
function mapOf(context) {
  const picture = pictureOf(context);
  if (!picture) return [el("p", { class: "paper-none", text: "The map could not be loaded; this is the text alone." })];
  const [, , w, h] = picture.getAttribute("viewBox").split(" ").map(Number);
  const ways = Object.entries(SHEETS).map(([name, sheet]) => ({ name, sheet, parts: partsOf(picture, w, h, sheet) }));
  const { name, sheet, parts } = ways.reduce((best, way) => (way.parts.length < best.parts.length ? way : best));
  const scale = Math.min(1, ...parts.map(({ wide, high }) => Math.min(sheet.w / wide, sheet.h / high)));
  return parts.map((part, number) => el("figure", { class: `paper-map paper-${name}` },
    parts.length > 1 ? el("figcaption", { text: `Map, part ${number + 1} of ${parts.length}` }) : null,
    partOf(picture, part, scale)));
}

function partsOf(picture, w, h, sheet) {
  if (Math.min(sheet.w / w, sheet.h / h) >= READABLE) return [{ x: 0, y: 0, wide: w, high: h }];
  const cards = [...picture.querySelectorAll("[data-node] > rect")].map(boxOf);
  const top = Number(/ ([\d.]+)\)/.exec(picture.querySelector("g[transform]").getAttribute("transform"))[1]);
  const across = pieces(w, sheet.w / READABLE, cards.map(({ x, w: wide }) => [x, x + wide]));
  const down = pieces(h, sheet.h / READABLE, cards.map(({ y, h: high }) => [y + top, y + top + high]));
  return down.flatMap(([y, high]) => across.map(([x, wide]) => ({ x, y, wide, high })));
}

function boxOf(rect) {
  const [x, y, w, h] = ["x", "y", "width", "height"].map((name) => Number(rect.getAttribute(name)));
  return { x, y, w, h };
}

/**
 * A length cut into pieces of at most `most`, where the cuts go through as few spans as may be.
 * @param {[number, number][]} spans what should stay whole
 * @returns {[number, number][]} the start and the length of each piece
 */
export function pieces(length, most, spans) {
  const found = [];
  let start = 0;
  while (length - start > most) {
    const [from, to] = [start + most / 2, start + most];
    const places = [to, ...spans.map(([begin]) => begin - GAP).filter((place) => place > from && place < to)];
    const through = (place) => spans.filter(([begin, end]) => begin < place && place < end).length;
    const [cut] = places.map((place) => [place, through(place)]).sort((a, b) => a[1] - b[1] || b[0] - a[0])[0];
    found.push([start, cut - start]);
    start = cut;
  }
  return [...found, [start, length - start]];
}

function partOf(picture, { x, y, wide, high }, scale) {
  const part = picture.cloneNode(true);
  part.setAttribute("viewBox", `${x} ${y} ${wide} ${high}`);
  part.setAttribute("width", wide * scale);
  part.setAttribute("height", high * scale);
  return part;
}

/** The picture of the view, at once: what is printed does not wait for an answer. */
function pictureOf(context) {
  const request = new XMLHttpRequest();
  request.open("GET", viewPicture(context), false);
  try {
    request.send();
  } catch {
    return null; // the server does not answer
  }
  if (request.status !== 200) return null;
  const found = new DOMParser().parseFromString(request.responseText, "image/svg+xml").documentElement;
  return found.tagName === "svg" ? document.importNode(found, true) : null;
}

/** Where the picture of what the map shows now is served. */
export function viewPicture({ key, store }) {
  const state = store.get();
  const parts = [viewAddress(state), `made=${today()}`];
  for (const name of ["s", "l", "t"]) if (state[name]) parts.push(`${name}=${encodeURIComponent(state[name])}`);
  return `/map/${encodeURIComponent(key)}/view.svg?${parts.filter(Boolean).join("&")}`;
}

/** The day here, which need not be that of the server: "2026-11-24". */
function today() {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

function commentOf(model, comment) {
  const author = authorOf(model, comment);
  const head = el("header", {},
    el("b", { text: model.mark[comment] }), " ",
    el("bdi", { text: author ?? "no name" }),
    author && model.guessed[comment] ? " (name guessed)" : "",
    model.posted[comment] ? `, ${model.posted[comment].replace("T", " ").slice(0, 16)}` : "",
    answersOf(model, comment));
  const body = el("div", { class: "paper-body", dir: "auto" });
  for (const [words, ...claims] of model.body[comment]) {
    const part = claims.length ? el("span", { class: "paper-claim" }) : body;
    appendText(part, words);
    if (claims.length) body.append(part);
  }
  return el("section", { class: "paper-comment" }, head, body, speaksOf(model, comment));
}

function answersOf(model, comment) {
  const replies = linksOut(model, comment).filter((link) => model.edges.kind[link] === model.reply);
  const names = replies.map((link) => nameOf(model, model.edges.t[link]));
  return names.length ? `, answers ${names.join(" and ")}` : "";
}

/** What a comment and its claims support, dispute or restate: in words, because ink is black. */
function speaksOf(model, comment) {
  const nodes = [comment, ...model.claims[comment]];
  const links = nodes.flatMap((node) => linksOut(model, node)).filter((link) => ARGUED.includes(kindOf(model, link)));
  if (!links.length) return null;
  return el("ul", { class: "paper-links" }, ...links.map((link) => linkOf(model, link)));
}

function linkOf(model, link) {
  const { s, t, kind, rule, confidence } = model.edges;
  const own = model.kind[s[link]] ? `“${short(model.label[s[link]])}” ` : "";
  const why = [rule[link], `${Math.round(100 * confidence[link])} % sure`].filter(Boolean).join(", ");
  return el("li", {}, el("b", { text: SIGNS[kindOf(model, link)] }), ` ${own}${model.verbs[kind[link]]} `,
    el("bdi", { text: nameOf(model, t[link]) }), `: “${short(model.label[t[link]])}” (${why})`);
}

const kindOf = (model, link) => model.kinds[model.edges.kind[link]];

function nameOf(model, node) {
  const comment = model.kind[node] ? model.parent[node] : node;
  return `${model.mark[comment]} ${authorOf(model, node) ?? "no name"}`;
}

function short(text) {
  return text.length <= SHORT ? text : `${[...text.slice(0, SHORT)].slice(0, -1).join("").trimEnd()}…`;
}
