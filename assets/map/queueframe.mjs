/** The frame of the review queue: its head, what it shows, its buttons with their keys. */

import { counted, el, iconButton } from "./dom.mjs";

/** Name, key, words, and whether it is one of the main ones. */
const ACTIONS = [
  ["accept", "a", "Accept"], ["reject", "x", "Reject"], ["flip", "f", "Turn round"], ["neither", "e", "Neither"],
  ["retarget", "t", "Speaks to another"], ["split", "s", "Split"], ["merge", "m", "Merge"],
];
const MOVES = [["back", "p", "Back"], ["skip", "n", "Skip"], ["undo", "z", "Undo"], ["see", "v", "Show"]];
const TIPS = { flip: "The link stays, as the opposite", neither: "It speaks to it, but neither supports nor disputes it",
  skip: "Leave it for later", undo: "Take back the last decision (also Ctrl+Z)", see: "Select it on the map" };
const NAME = "argmap-name";
const FIRST = "The least sure that matters most comes first.";

/**
 * @param {HTMLElement} place
 * @param {{act: (name: string) => void, close: () => void, bulk: () => void, mine: () => void}} hands
 * @param {AbortSignal} signal ends the listening: the place may be used again for another conversation
 */
export function queueFrame(place, hands, signal) {
  const heading = el("h2", { text: "To check", tabindex: "-1" });
  const bar = el("progress", { "aria-label": "How much is checked", max: 1, value: 0 });
  const told = el("p", { class: "small muted queue-told" });
  const problem = el("p", { class: "notice notice-error", role: "alert", hidden: true });
  const body = el("div", { class: "queue-body", tabindex: "0", role: "group", "aria-label": "What is looked at" },
    el("p", { class: "muted", text: "Looking for what is least sure …" }));
  const choice = el("div", { class: "queue-body", hidden: true });
  const note = el("div", { class: "queue-note small", role: "status" });
  const name = el("input", { type: "text", autocomplete: "name", maxlength: 80, "aria-label": "Your name, to be kept with what you decide" });
  name.value = known();
  name.addEventListener("change", () => remember(name.value));
  const button = ([action, key, words]) => el("button", { type: "button", class: "button", "data-act": action,
    "aria-keyshortcuts": key, title: TIPS[action], onclick: () => hands.act(action) }, el("span", { text: words }), el("kbd", { text: key.toUpperCase() }));
  const row = (names, label) => el("div", { class: "queue-row", role: "group", "aria-label": label }, ...names.map(button));
  const foot = el("div", { class: "queue-foot" }, row(ACTIONS, "Decide"), row(MOVES, "Go on"),
    el("details", { class: "queue-more small" }, el("summary", { text: "Many at once, mining again, your name" }),
      el("div", { class: "queue-row" },
        el("button", { type: "button", class: "button", "aria-keyshortcuts": "b", onclick: hands.bulk },
          el("span", { text: "Accept many" }), el("kbd", { text: "B" })),
        el("button", { type: "button", class: "button", onclick: hands.mine, text: "Mine again",
          title: "Guess everything anew; what you decided holds" })),
      el("label", { class: "queue-find" }, "Your name, to be kept with what you decide", name)));
  place.replaceChildren(
    el("header", { class: "queue-head" }, heading, iconButton("×", "Close the check (Esc)", hands.close)),
    bar, told, problem, body, choice, note, foot);
  place.addEventListener("keydown", (event) => pressed(event, place, hands), { signal });

  return {
    heading,
    by: () => name.value.trim(),
    body: (...elements) => {
      body.replaceChildren(...elements);
      choose(null);
      for (const words of body.querySelectorAll(".queue-words")) {
        if (words.scrollHeight > words.clientHeight) words.tabIndex = 0; // the arrow keys scroll it
      }
    },
    choose,
    /** Says what is wrong, "" for nothing. */
    problem(sentence) {
      problem.hidden = !sentence;
      problem.textContent = sentence;
    },
    note: (sentence, list = []) => note.replaceChildren(
      ...(sentence ? [el("p", { text: sentence })] : []),
      ...(list.length ? [el("p", { text: `${counted(list.length, "decision fits", "decisions fit")} nowhere now; each is kept for another time:` }),
        el("ul", {}, ...list.map((text) => el("li", { text })))] : [])),
    progress(queue, undoable, last) {
      const all = queue.left + queue.checked;
      heading.textContent = all ? `To check: ${queue.left.toLocaleString("en")} of ${all.toLocaleString("en")}` : "To check";
      bar.max = Math.max(1, all);
      bar.value = queue.checked;
      told.textContent = last || (queue.checked ? `${queue.checked.toLocaleString("en")} decided on` : queue.left ? FIRST : "");
      told.toggleAttribute("data-last", Boolean(last));
      dim(place.querySelector("[data-act=undo]"), !undoable);
    },
    /** Keeps the focus in the queue when what had it is gone. */
    hold() {
      const active = document.activeElement;
      if (active && active !== document.body && active.checkVisibility()) return;
      (body.querySelector("h3") ?? heading).focus({ preventScroll: true });
    },
  };

  /** Asks for more in place of what is looked at; null ends that. */
  function choose(sheet) {
    const was = !choice.hidden;
    choice.replaceChildren(...(sheet ? [sheet] : []));
    choice.hidden = !sheet;
    body.hidden = Boolean(sheet);
    foot.hidden = Boolean(sheet);
    if (sheet) (choice.querySelector("input, .option, select") ?? choice.querySelector("h3")).focus();
    else if (was) (body.querySelector("h3") ?? heading).focus({ preventScroll: true });
  }
}

/** Shows the buttons that make sense for what is looked at. */
export function showActions(place, item, steps) {
  const can = new Set(item ? ["accept", "reject", "skip", "see", "undo", "back", ...item.can] : ["undo", "back"]);
  for (const button of place.querySelectorAll("[data-act]")) button.hidden = !can.has(button.dataset.act);
  const decided = item && !["inferred", "model"].includes(item.origin);
  dim(place.querySelector("[data-act=accept]"), Boolean(decided));
  dim(place.querySelector("[data-act=back]"), !steps.canGoBack());
  const flip = place.querySelector("[data-act=flip] span");
  if (item?.other) flip.textContent = `It ${item.other}`;
}

function dim(button, off) {
  button.setAttribute("aria-disabled", String(off));
}

/** One key each, while the queue has the focus. */
function pressed(event, place, hands) {
  const field = event.target.closest("input, select, textarea");
  const writes = field && field.type !== "range" && field.type !== "checkbox";
  if (event.key === "Escape") {
    event.preventDefault();
    event.stopPropagation();
    const leave = place.querySelector(".queue-choice [aria-keyshortcuts=Escape]");
    if (leave) leave.click();
    else hands.close();
    return;
  }
  if (writes) return;
  const key = event.key.toLowerCase();
  const undo = key === "z" && (event.ctrlKey || event.metaKey);
  if ((event.ctrlKey || event.metaKey || event.altKey) && !undo) return;
  if (place.querySelector(".queue-choice")) return;
  if (key === "b" && !undo) {
    event.preventDefault();
    hands.bulk();
    return;
  }
  const button = [...place.querySelectorAll("[data-act]")].find((each) => each.getAttribute("aria-keyshortcuts") === key);
  if (!button || button.hidden || button.getAttribute("aria-disabled") === "true") return;
  event.preventDefault();
  event.stopPropagation();
  hands.act(button.dataset.act);
}

function known() {
  try {
    return localStorage.getItem(NAME) ?? "";
  } catch {
    return ""; // a browser that keeps nothing
  }
}

function remember(name) {
  try {
    localStorage.setItem(NAME, name.trim());
  } catch {
    // a browser that keeps nothing
  }
}
