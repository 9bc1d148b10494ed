/** A few moments side by side: the same map, small, as it stood at each of them. */

import { counted, el } from "./dom.mjs";
import { countsBetween, countWords, timeOf, timeWords, turnSentence, turnsOf } from "./moments.mjs";
import { drawSnapshot, shapesOf } from "./thumbnails.mjs";
import { closeOnEscape, shutOthers, toggleSlot } from "./time.mjs";

/** How many moments fit, by the least width of the place in pixels. */
const ROOM = [[900, 5], [560, 4], [0, 3]];

/** Turns at even shares of the comments, each one later than the one before. */
export function evenMoments(comments, many) {
  const count = Math.min(many, comments);
  return Array.from({ length: count }, (_, at) => Math.round((comments * (at + 1)) / count) - 1);
}

/** @param {import("./main.mjs").Context} context */
export function mountSnapshots(place, context) {
  const { model, store, say, signal } = context;
  place.hidden = true;
  if (model.comments < 2) return;
  const { order } = turnsOf(model);
  const end = model.comments - 1;
  const row = el("div", { class: "snapshots" });
  const numbers = el("details", { class: "snapshots-numbers" }, el("summary", { text: "The same in numbers" }));
  const close = el("button", { type: "button", class: "icon-button snapshots-close", text: "✕", title: "Close the moments",
    "aria-label": "Close the moments" });
  close.addEventListener("click", () => {
    toggle();
    button.focus();
  });
  const legend = el("p", { class: "muted" });
  const head = el("header", { class: "snapshots-head" }, el("h3", { text: "Moments side by side" }), legend, close);
  const button = el("button", { type: "button", class: "button button-small", "aria-expanded": "false", onclick: toggle },
    el("span", { class: "time-wide", text: "Compare " }), "moments");
  toggleSlot(context.root).append(button);
  closeOnEscape(place, close);
  place.setAttribute("role", "region");
  place.setAttribute("aria-label", "Moments side by side");
  place.append(head, row, numbers);
  /** @type {number[]} the turns that are shown, rising */
  let moments = [];
  /** @type {ReturnType<typeof figureOf>[]} */
  let figures = [];
  let shapes = null;
  let drawing = 0;
  /** @type {Set<number>} the pictures to be drawn */
  const waiting = new Set();

  function toggle() {
    place.hidden = !place.hidden;
    button.setAttribute("aria-expanded", String(!place.hidden));
    if (place.hidden) return;
    shutOthers(button);
    renew();
    say(`${counted(moments.length, "moment")} side by side, above the map.`);
  }

  /** Lays out as many moments as there is room for, at even shares. */
  function renew() {
    const many = ROOM.find(([least]) => place.clientWidth >= least)[1];
    const wanted = evenMoments(model.comments, many);
    if (wanted.length === moments.length) {
      drawSoon();
      return;
    }
    moments = wanted;
    waiting.clear();
    figures = moments.map((_, at) => figureOf(model, at, { move: (turn) => move(at, turn), choose: () => choose(at) }));
    row.replaceChildren(...figures.map(({ figure }) => figure));
    row.style.setProperty("--many", String(figures.length));
    tell();
    drawSoon();
  }

  /** Moves one moment, but not to or beyond the ones beside it. */
  function move(at, turn) {
    const least = at ? moments[at - 1] + 1 : 0;
    const most = at < moments.length - 1 ? moments[at + 1] - 1 : end;
    moments[at] = Math.min(most, Math.max(least, turn));
    tell();
    drawSoon([at, at + 1]);
  }

  function choose(at) {
    store.set({ t: moments[at] >= end ? "" : model.ids[order[moments[at]]] });
    say(`The map as of ${turnSentence(model, moments[at])}`);
  }

  function tell() {
    figures.forEach((figure, at) => figure.tell(moments[at]));
    numbers.replaceChildren(numbers.firstChild, ...numbersOf(model, moments));
    mark();
  }

  /** Shows which picture stands for what the map shows. */
  function mark() {
    const until = Math.min(timeOf(model, store.get()).until, end);
    figures.forEach(({ picture }, at) => picture.setAttribute("aria-pressed", String(moments[at] === until)));
  }

  /** Draws some of the pictures, one a frame. */
  function drawSoon(some = figures.keys()) {
    for (const at of some) if (at < figures.length) waiting.add(at);
    if (!place.hidden) drawing ||= requestAnimationFrame(drawNext);
  }

  function drawNext() {
    drawing = 0;
    const [at] = waiting;
    if (at === undefined || place.hidden || !context.view()) return;
    waiting.delete(at);
    shapes ??= shapesOf(model, context.view());
    legend.textContent = `Pale: said later. ${shapes.strands.size ? "Violet" : "Outlined"}: new. Press one to go there.`;
    drawSnapshot(figures[at].canvas, shapes, moments[at], at ? moments[at - 1] : -1);
    drawing = requestAnimationFrame(drawNext);
  }

  context.onView?.(() => {
    shapes = null;
    drawSoon();
  });
  store.subscribe((state, before) => {
    if (state.t !== before.t && !place.hidden) mark();
  });
  const sized = new ResizeObserver(() => place.hidden || renew());
  sized.observe(place);
  const colours = new MutationObserver(() => drawSoon());
  colours.observe(document.documentElement, { attributeFilter: ["data-mantine-color-scheme"] });
  signal.addEventListener("abort", () => {
    sized.disconnect();
    colours.disconnect();
    cancelAnimationFrame(drawing);
  });
}

/** One moment: its picture, its words, and the slider that moves it. */
function figureOf(model, at, { move, choose }) {
  const canvas = el("canvas", { "aria-hidden": "true" });
  const picture = el("button", { type: "button", class: "snapshot-picture", onclick: choose }, canvas);
  const when = el("span", { class: "snapshot-when" });
  const counts = el("span", { class: "muted" });
  const camps = el("span", { class: "muted" });
  const slider = el("input", { type: "range", class: "time-slider", min: 0, max: model.comments - 1, step: 1,
    "aria-label": `Moment ${at + 1}` });
  slider.addEventListener("input", () => move(Number(slider.value)));
  const figure = el("figure", { class: "snapshot" }, picture, el("figcaption", {}, when, counts, camps), slider);
  return {
    figure, canvas, picture,
    tell(turn) {
      const comment = turnsOf(model).order[turn];
      const words = timeWords(model, comment);
      slider.value = String(turn);
      slider.style.setProperty("--at", String(turn / (model.comments - 1)));
      slider.setAttribute("aria-valuetext", turnSentence(model, turn));
      picture.setAttribute("aria-label", `The map as of ${turnSentence(model, turn)}: ${countWords(model, turn)}`);
      when.replaceChildren(el("span", { class: "mark", text: model.mark[comment] }), words ? ` ${words}` : "");
      counts.textContent = countWords(model, turn);
      camps.textContent = campWords(model, turn);
    },
  };
}

/** How many comments each camp has made up to a turn; the last number is that of people in none. */
function campCounts(model, turn) {
  const counts = new Array(model.camps.length + 1).fill(0);
  for (const comment of turnsOf(model).order.slice(0, turn + 1)) {
    const camp = model.camp[comment];
    counts[camp < 0 ? model.camps.length : camp]++;
  }
  return counts;
}

/** "A 5, B 7, in no camp 2 comments", or "" where there are no camps. */
function campWords(model, turn) {
  if (!model.camps?.length) return "";
  const counts = campCounts(model, turn);
  const parts = model.camps.map((name, camp) => `${name} ${counts[camp].toLocaleString("en")}`);
  if (counts.at(-1)) parts.push(`no camp ${counts.at(-1).toLocaleString("en")}`);
  return `Comments by camp: ${parts.join(", ")}`;
}

/** The numbers of the pictures: a sentence and a table. */
function numbersOf(model, moments) {
  const { order } = turnsOf(model);
  const camps = model.camps?.length ? [...model.camps.map((name) => `Comments of ${name}`), "Comments of no camp"] : [];
  const names = ["Moment", "Comments", "Claims", "Supports", "Disputes", "New claims", ...camps];
  const rows = moments.map((turn, at) => {
    const { claims, supports, disputes } = countsBetween(model, -1, turn);
    const fresh = countsBetween(model, at ? moments[at - 1] : -1, turn).claims;
    const comment = order[turn];
    const name = [model.mark[comment], timeWords(model, comment)].filter(Boolean).join(", ");
    const counts = [turn + 1, claims, supports, disputes, fresh, ...(camps.length ? campCounts(model, turn) : [])];
    return el("tr", {}, el("th", { scope: "row", text: name }),
      ...counts.map((count) => el("td", { text: count.toLocaleString("en") })));
  });
  const [first, last] = [moments[0], moments.at(-1)].map((turn) => countsBetween(model, -1, turn));
  const sentence = `From the first moment to the last, ${
    ["claims", "supports", "disputes"].map((name) => `${name} went from ${first[name].toLocaleString("en")} to ${
      last[name].toLocaleString("en")}`).join(", ")}.`;
  return [el("p", { text: sentence }), el("div", { class: "wide-table", tabindex: "0", role: "region",
    "aria-label": "The moments in numbers" }, el("table", {},
    el("thead", {}, el("tr", {}, ...names.map((name) => el("th", { scope: "col", text: name })))),
    el("tbody", {}, ...rows)))];
}
