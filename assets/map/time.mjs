/** The time bar: a slider over the comments that plays, fades what comes later, and marks what is new. */

import { clockSentence } from "./clock.mjs";
import { counted, el, iconButton } from "./dom.mjs";
import { countsBetween, countWords, timeOf, timeWords, turnSentence, turnsOf } from "./moments.mjs";
import { createMoves, createPlayer } from "./player.mjs";
import { createStrip } from "./strip.mjs";

export { isLater, isLaterLink, isNew, timeOf } from "./moments.mjs";

/** Where the buttons stand that open more about time: those of the snapshots and of the table. */
export function toggleSlot(root) {
  const bar = root.querySelector(".map-time");
  let slot = bar.querySelector(".time-toggles");
  if (!slot) bar.append((slot = el("div", { class: "time-toggles" })));
  return slot;
}

/** Shuts what the other buttons have opened: together they would leave no room for the map. */
export function shutOthers(button) {
  for (const other of button.parentElement.querySelectorAll("[aria-expanded=true]")) if (other !== button) other.click();
}

/** Lets Escape do what a button does, wherever in a place it is pressed. */
export function closeOnEscape(place, button) {
  place.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    button.click();
  });
}

/** @param {import("./main.mjs").Context} context */
export function mountTime(place, context) {
  const { model, store, say, signal } = context;
  const slot = toggleSlot(context.root);
  if (model.comments < 2) return;
  const { order, turn: turnOf } = turnsOf(model);
  const end = model.comments - 1;
  const until = () => Math.min(timeOf(model, store.get()).until, end);
  const moves = createMoves((turn, how) => store.set({ t: turn >= end ? "" : model.ids[order[turn]] }, how));
  const player = createPlayer({ model, until, goTo, moves, say });
  const parts = barParts(model, {
    play: player.toggle,
    step,
    showAll: () => hold(() => store.set({ t: "" }), "Everything is shown."),
    mark,
    unmark: () => hold(() => store.set({ since: "" }), "Nothing is marked as new.", parts.slider),
    press: (comment) => hold(() => moves.to(turnOf[comment])),
  });
  const { slider } = parts;
  parts.line.append(slot);
  place.replaceChildren(el("div", { class: "time-bar" }, parts.line, parts.foot));
  /** @type {Map<number, number>} the first card of each comment that the map shows */
  let cards = new Map();

  /** Goes to a turn and brings the newest card that comes with it into view. */
  function goTo(turn) {
    const before = until();
    moves.to(turn);
    for (let at = turn; at > Math.min(before, turn - 1); at--) {
      const node = cards.get(order[at]);
      if (node === undefined) continue;
      context.look?.(node);
      return;
    }
  }

  function step(by) {
    player.stop();
    const turn = Math.min(end, Math.max(0, until() + by));
    if (turn === until()) return;
    goTo(turn);
    say(turnSentence(model, turn));
  }

  /** Does what ends a playing, says it, and hands the focus on. */
  function hold(change, sentence, next) {
    player.stop();
    change();
    if (sentence) say(sentence);
    next?.focus();
  }

  function mark() {
    const turn = until();
    const { claims } = countsBetween(model, turn, end);
    hold(() => store.set({ since: model.ids[order[turn]], t: "" }),
      `${counted(claims, "claim")} marked as new since ${turnSentence(model, turn)}`, parts.unmark);
  }

  slider.addEventListener("input", () => {
    player.stop();
    slider.setAttribute("aria-valuetext", turnSentence(model, Number(slider.value)));
    moves.toSoon(Number(slider.value));
  });
  slider.addEventListener("pointerdown", () => {
    player.stop();
    moves.grasp();
  });
  for (const ending of ["pointerup", "pointercancel"]) addEventListener(ending, () => moves.letGo(), { signal });
  addEventListener("popstate", () => player.stop(), { signal });
  signal.addEventListener("abort", () => player.stop());
  context.onView?.((view) => {
    cards = new Map();
    for (const node of view.nodes) {
      const comment = model.kind[node] ? model.parent[node] : node;
      if (!cards.has(comment)) cards.set(comment, node);
    }
  });
  const settle = () => showMoment(model, parts, until(), timeOf(model, store.get()).since);
  store.subscribe((state, before) => {
    if (state.t !== before.t || state.since !== before.since) settle();
  });
  context.onRenew?.(settle);
  player.onChange((on) => showPlaying(parts.playing, on));
  settle();
}

function barParts(model, { play, step, showAll, mark, unmark, press }) {
  const { order, clock } = turnsOf(model);
  const slider = el("input", { type: "range", class: "time-slider", min: 0, max: model.comments - 1, step: 1,
    "aria-label": "The map up to" });
  const strip = clock.there ? createStrip(model, press) : null;
  const all = `All ${counted(model.comments, "comment")}${clock.there ? `, ${clockSentence(clock, model.posted, order)}` : ""}`;
  const plain = (text, onclick) => el("button", { type: "button", class: "button button-plain", text, onclick });
  const parts = {
    slider, strip,
    track: el("div", { class: "time-track" }, strip?.element ?? null, slider),
    playing: iconButton("", "", play, { class: "icon-button time-play" }),
    back: iconButton("‹", "One comment back", () => step(-1)),
    forward: iconButton("›", "One comment on", () => step(1)),
    all: el("button", { type: "button", class: "button button-small time-all", text: "All",
      title: "Show everything, up to the last comment", onclick: showAll }),
    now: el("button", { type: "button", class: "time-now", title: "Select this comment" }),
    counts: el("span", { class: "time-counts" }),
    mark: plain("Mark new since here", mark),
    unmark: plain("Unmark new", unmark),
    whole: el("span", { class: "time-whole", text: all, title: all }),
  };
  return {
    ...parts,
    line: el("div", { class: "time-line", role: "group", "aria-label": "Time" },
      parts.playing, parts.back, parts.forward, parts.track, parts.all),
    foot: el("div", { class: "time-foot" }, parts.now, parts.whole, parts.counts, parts.mark, parts.unmark),
  };
}

function showPlaying(button, on) {
  button.textContent = on ? "❚❚" : "▶";
  button.title = on ? "Pause" : "Play: show the map as it grew";
  button.setAttribute("aria-label", button.title);
}

/** Makes the bar say which moment is looked at. */
function showMoment(model, parts, turn, since) {
  const { order } = turnsOf(model);
  const end = model.comments - 1;
  const whole = turn === end;
  const comment = order[turn];
  parts.slider.value = String(turn);
  parts.slider.style.setProperty("--at", String(turn / end));
  parts.slider.setAttribute("aria-valuetext", turnSentence(model, turn));
  parts.strip?.moveTo(comment);
  parts.all.setAttribute("aria-pressed", String(whole));
  parts.back.setAttribute("aria-disabled", String(turn === 0));
  parts.forward.setAttribute("aria-disabled", String(whole));
  parts.whole.hidden = !whole;
  parts.now.hidden = whole;
  parts.now.dataset.select = model.ids[comment];
  parts.now.replaceChildren(...nowWords(model, comment));
  const fresh = since < Infinity ? `; ${countsBetween(model, since, turn).claims.toLocaleString("en")} new` : "";
  parts.counts.textContent = `${countWords(model, turn)}${whole ? "" : " so far"}${fresh}`;
  parts.mark.hidden = whole || since < Infinity;
  parts.unmark.hidden = since === Infinity;
  parts.unmark.title = since < Infinity ? `New is what was said after ${model.mark[order[since]]}` : "";
  parts.track.toggleAttribute("data-since", since < Infinity);
  parts.track.style.setProperty("--since", String(Math.min(since, end) / end));
}

/** The present comment: its name, who, when, and its first words. */
function nowWords(model, comment) {
  const author = model.authors[model.author[comment]];
  const when = timeWords(model, comment);
  return [
    el("span", { class: "mark", text: model.mark[comment] }),
    el("bdi", { class: author ? "author" : "author muted", text: author ?? "no name" }),
    when ? el("span", { class: "time-when", text: when }) : "",
    el("bdi", { class: "time-words muted", text: model.label[comment] }),
  ];
}
