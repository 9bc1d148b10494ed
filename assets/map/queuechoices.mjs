/** What asks for more than one key: another target, a place to split, a claim to merge with, many at once. */

import { counted, el } from "./dom.mjs";
import { authorOf, commentOf } from "./model.mjs";

const MOST_FOUND = 12;
const KINDS = { support: "supports", rebut: "disputes", restates: "says the same", reply: "answers" };

/** A titled place with a way out. @param {() => void} leave */
function sheet(title, leave, ...children) {
  return el("div", { class: "queue-choice", role: "group", "aria-label": title },
    el("h3", { text: title, tabindex: "-1" }), ...children,
    el("p", {}, el("button", { type: "button", class: "button button-small", onclick: leave, "aria-keyshortcuts": "Escape" },
      "Leave as it is ", el("kbd", { text: "Esc" }))));
}

function optionButton(onclick, ...words) {
  return el("li", {}, el("button", { type: "button", class: "option", onclick }, ...words));
}

function nodeWords(model, node) {
  const comment = commentOf(model, node);
  return [el("span", { class: "mark", text: model.mark[comment] }), " ",
    el("bdi", { text: authorOf(model, comment) ?? "no name" }), ": ", el("bdi", { text: shorten(model.label[node]) })];
}

/** The words that are decided on, which the sheet hides. */
function ownWords(item) {
  const [{ mark, author, quote }] = item.ends;
  return el("p", { class: "queue-own" }, el("span", { class: "mark", text: mark }), " ", el("bdi", { text: author ?? "no name" }),
    ": ", el("bdi", { text: shorten(quote) }));
}

const shorten = (text) => (text.length > 140 ? `${text.slice(0, 140).replace(/\S*$/, "")}…` : text);

/** A search over comments and claims by number, name and words. @param {(node: number) => boolean} fits */
function finder(model, label, fits, onPick) {
  const list = el("ul", { class: "options", "aria-label": "What was found" });
  const told = el("p", { class: "small muted", role: "status" });
  const input = el("input", { type: "search", placeholder: "Number, name or words", "aria-label": label, spellcheck: "false",
    autocomplete: "off" });
  input.addEventListener("input", () => {
    const wanted = input.value.trim().toLowerCase().replace(/^#/, "");
    const found = [];
    for (let node = 0; wanted && node < model.ids.length && found.length < MOST_FOUND; node++) {
      if (!fits(node)) continue;
      const comment = commentOf(model, node);
      const mark = model.mark[comment].toLowerCase().replace(/^#/, "");
      const words = `${authorOf(model, comment) ?? ""} ${model.label[node]}`.toLowerCase();
      if (/^\d+$/.test(wanted) ? mark === wanted : words.includes(wanted)) found.push(node);
    }
    list.replaceChildren(...found.map((node) => optionButton(() => onPick(model.ids[node]), ...nodeWords(model, node))));
    told.textContent = !wanted ? "" : found.length === MOST_FOUND ? `The first ${MOST_FOUND} that fit` : counted(found.length, "fits", "fit");
  });
  return [el("label", { class: "queue-find small" }, label, input), told, list];
}

function otherOption(other, onclick, more = null) {
  return optionButton(onclick, `${other.verb} `, el("span", { class: "mark", text: other.mark }), " ",
    el("bdi", { text: other.author ?? "no name" }), ": ", el("bdi", { text: shorten(other.quote) }),
    el("span", { class: "muted", text: ` · ${other.sure} ` }), more);
}

/** What a comment answers, if not what was guessed: the next guesses, or nothing. X again leaves it with nothing. */
export function insteadSheet(item, leave, { onPick, onNothing }) {
  const [source, target] = item.ends;
  const made = sheet(`Not an answer to ${target.mark}. What does ${source.mark} answer?`, leave, ownWords(item),
    el("ul", { class: "options" }, ...item.instead.map((other, place) => otherOption(other, () => onPick(other.id),
      place ? null : el("kbd", { text: "Enter" })))),
    el("p", {}, el("button", { type: "button", class: "button", "aria-keyshortcuts": "x", onclick: onNothing },
      "None of these: it answers nothing ", el("kbd", { text: "X" }))));
  made.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "x" || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    event.preventDefault();
    event.stopPropagation();
    onNothing();
  });
  return made;
}

/** Whom it speaks to instead: what else it may be first, then anything. */
export function targetSheet(item, model, leave, onPick) {
  const [source, target] = item.ends.map((end) => model.place.get(end.id));
  const others = item.maybe.filter((other) => !other.same);
  const fits = (node) => {
    if (node === source || node === target) return false;
    if (item.kind === "reply") return !model.kind[node] && node < source;
    return item.kind !== "restates" || Boolean(model.kind[node]);
  };
  return sheet(item.kind === "reply" ? "What does this answer?" : "What does this speak to?", leave, ownWords(item),
    ...(others.length ? [el("ul", { class: "options" }, ...others.map((other) =>
      otherOption(other, () => onPick(other.id, other.kind))))] : []),
    ...finder(model, item.kind === "reply" ? "An earlier comment" : "A comment or claim", fits, (id) => onPick(id, item.kind)));
}

/** The claim beside it, or any that says the same. */
export function mergeSheet(item, model, leave, { onMerge, onSame }) {
  const self = model.place.get(item.id);
  return sheet("Which claim belongs to this one?", leave, ownWords(item),
    ...(item.beside.length ? [el("p", { class: "small", text: "Make one claim of it and the one beside it" }),
      el("ul", { class: "options" }, ...item.beside.map((other) => optionButton(() => onMerge(other.id),
        `The one ${other.where} it: `, el("bdi", { text: other.quote }))))] : []),
    el("p", { class: "small", text: `${item.beside.length ? "Or say" : "Say"} that it says the same as another` }),
    ...finder(model, "Another claim", (node) => Boolean(model.kind[node]) && node !== self, onSame));
}

/** Where a claim is cut in two: between any two words, clauses first. */
export function splitSheet(item, leave, onSplit) {
  const { words, clauses } = item.split;
  const starts = words.map(([, at]) => at);
  const first = clauses.map((at) => starts.indexOf(at)).find((place) => place > 0) ?? Math.max(1, Math.round(words.length / 2));
  const range = el("input", { type: "range", min: 1, max: Math.max(1, words.length - 1), step: 1, value: first,
    "aria-label": "Where the second claim begins" });
  const line = el("p", { class: "queue-cut", dir: "auto" });
  const spans = words.map(([text], place) => el("span", { "data-word": place, text }));
  line.append(...spans);
  const chips = clauses.map((at, number) => [starts.indexOf(at), starts.indexOf(clauses[number + 1] ?? -1)])
    .filter(([place]) => place > 0)
    .map(([place, end]) => el("button", { type: "button", class: "chip", onclick: () => move(place) },
      `… | ${shorten(words.slice(place, end < 0 ? undefined : end).map(([text]) => text).join("")).trim()}`));
  const go = el("button", { type: "button", class: "button button-main", onclick: () => onSplit(starts[Number(range.value)]) },
    "Split here ", el("kbd", { text: "Enter" }));
  function move(place) {
    range.value = place;
    settle();
  }
  function settle() {
    const at = Number(range.value);
    spans.forEach((span, place) => {
      span.toggleAttribute("data-cut", place === at);
      span.toggleAttribute("data-second", place >= at);
    });
    const cut = spans[at];
    if (cut && (cut.offsetTop < line.scrollTop || cut.offsetTop + cut.offsetHeight > line.scrollTop + line.clientHeight)) {
      line.scrollTop = cut.offsetTop - line.clientHeight / 2;
    }
    range.setAttribute("aria-valuetext", `before “${words.slice(at, at + 4).map(([text]) => text).join("").trim()}”`);
  }
  range.addEventListener("input", settle);
  line.addEventListener("click", (event) => {
    const place = Number(event.target.closest("[data-word]")?.dataset.word ?? 0);
    if (place > 0) move(place);
  });
  range.addEventListener("keydown", (event) => event.key === "Enter" && go.click());
  settle();
  return sheet("Where does the second claim begin?", leave, line, range, el("p", {}, go),
    ...(chips.length ? [el("div", { class: "chips", role: "group", "aria-label": "Clauses" }, ...chips)] : []));
}

/** All links that are sure enough, of some kinds; says how many before. */
export function bulkSheet(queue, leave, onAccept) {
  const boxes = Object.keys(KINDS).filter((kind) => queue.sure[kind]).map((kind) => el("label", { class: "choice" },
    el("input", { type: "checkbox", value: kind, checked: true }), el("span", { text: KINDS[kind] }),
    el("span", { class: "count" })));
  const least = el("select", {}, ...queue.steps.map((step) => el("option", { value: step, text: `${step.toFixed(2)} or surer`,
    selected: Math.abs(step - 0.9) < 1e-9 })));
  const go = el("button", { type: "button", class: "button button-main" });
  const step = () => queue.steps.indexOf(Number(least.value));
  const chosen = () => boxes.map((box) => box.firstChild).filter((box) => box.checked).map((box) => box.value);
  function settle() {
    for (const box of boxes) box.lastChild.textContent = queue.sure[box.firstChild.value][step()].toLocaleString("en");
    const number = chosen().reduce((sum, kind) => sum + queue.sure[kind][step()], 0);
    go.textContent = number ? `Accept ${counted(number, "link")}` : "No link is that sure";
    go.disabled = !number;
  }
  go.addEventListener("click", () => onAccept(Number(least.value), chosen()));
  const form = el("div", {}, el("label", { class: "queue-find small" }, "How sure a rule or model is", least), ...boxes);
  form.addEventListener("change", settle);
  settle();
  return sheet("Accept many links at once", leave, form,
    el("p", { class: "small muted", text: "One step of undo takes all of them back." }), el("p", { role: "status" }, go));
}
