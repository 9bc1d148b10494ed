/** The map pane: fetches the view, draws it, and turns what people do into changes of the state. */

import { viewAddress } from "./address.mjs";
import { createCamera } from "./camera.mjs";
import { counted, el, iconButton } from "./dom.mjs";
import { createDrawing } from "./draw.mjs";
import { filtered, hiddenByFilters, NO_FILTERS } from "./filters.mjs";
import { listenToKeys } from "./keys.mjs";
import { linksInto, linksOut } from "./model.mjs";
import { cardSentence } from "./speak.mjs";
import { boxOf, fetchView } from "./view.mjs";

const MANY_ALSO = 24;

/** @param {import("./main.mjs").Context} context */
export function mountMap(pane, context) {
  const { key, model, store, say, signal } = context;
  const frame = el("div", { class: "frame" });
  const shown = el("span", { class: "shown", role: "status" });
  const all = el("button", { type: "button", class: "button-plain", onclick: toggleAll });
  const hides = el("span", {});
  const clear = el("button", { type: "button", class: "button-plain", text: "Clear filters",
    onclick: () => store.set(NO_FILTERS) });
  const empty = el("p", { class: "empty muted", hidden: true });
  const camera = createCamera(frame, (now) => drawing.update(now));
  const drawing = createDrawing(frame, context);
  /** @type {import("./view.mjs").View|null} */
  let view = null;
  let asked = 0;
  let opened = false; // a pane that is folded away has no size to open in
  let hovered = new Set();
  const help = listenToKeys(frame, context, {
    view: () => view, current: drawing.current, goTo, open, fold, select, leave,
    zoom: camera.zoom, fit: fitAll,
  });
  const tools = el("div", { class: "map-tools" },
    iconButton("−", "Smaller (-)", () => camera.zoom(0.8)),
    iconButton("+", "Larger (+)", () => camera.zoom(1.25)),
    iconButton("⤢", "Everything in view (0)", fitAll),
    iconButton("?", "Keys of the map (?)", help));
  const foot = el("div", { class: "map-foot" }, shown, all, hides, clear, legend());
  pane.replaceChildren(frame, foot, empty);
  pane.parentElement.querySelector(".pane-head h2").after(tools);

  async function load(anchor = -1) {
    const number = ++asked;
    const state = store.get();
    const extra = [
      state.s && `s=${encodeURIComponent(state.s)}`, state.l && `l=${encodeURIComponent(state.l)}`];
    frame.setAttribute("aria-busy", "true");
    let next;
    try {
      next = await fetchView(key, state, extra, signal);
    } catch (error) {
      if (signal.aborted) return;
      say("The map could not be loaded.");
      empty.textContent = `The map could not be loaded: ${error.message}. Reload the page to try again.`;
      empty.hidden = false;
      return;
    }
    if (number !== asked) return;
    if (next.rev !== model.rev) {
      location.reload(); // the conversation was read anew in the meantime
      return;
    }
    frame.removeAttribute("aria-busy");
    const first = view === null;
    const before = !first && anchor >= 0 ? view.at.get(anchor) : undefined;
    const old = before === undefined ? null : boxOf(view, before);
    view = next;
    const after = view.at.get(anchor);
    if (old && after !== undefined) camera.keep(old, boxOf(view, after));
    drawing.show(view, camera.get());
    drawing.emphasise(context.selection().links);
    tell();
    if (first) arrive();
    else if (!old && context.selection().seen.length) showSelected();
    else if (!old) openUp();
  }

  function arrive() {
    openUp();
    showSelected();
  }

  function openUp() {
    opened = frame.clientWidth > 0;
    if (!opened) return;
    const boxes = view.nodes.map((_, place) => boxOf(view, place));
    camera.open(...view.size, boxes, boxes[view.roots[0]]);
  }

  function tell() {
    const { cards, of_cards, links, of_links } = view.counts;
    shown.textContent = cards < of_cards
      ? `${cards.toLocaleString("en")} of ${counted(of_cards, "card")}`
      : `${counted(cards, "card")}, ${counted(links, "link")}`;
    all.textContent = store.get().all ? "Show the main ones" : "Show all";
    all.hidden = cards >= of_cards && !store.get().all;
    empty.hidden = cards > 0;
    const on = filtered(store.get());
    hides.hidden = clear.hidden = !on;
    hides.textContent = on ? hiddenByFilters(model, store.get()) : "";
    empty.textContent = on ? "Nothing matches the filters."
      : model.ids.length > model.comments ? "No links between claims were found." : "No claims were found.";
    tools.hidden = foot.hidden = cards === 0 && !on;
  }

  function fitAll() {
    camera.fit(...view.size);
  }

  function toggleAll() {
    store.set({ all: store.get().all ? "" : "1", open: [], shut: [] }, "push");
  }

  function goTo(place) {
    if (place === undefined || place < 0) return;
    drawing.goTo(place, camera.get(), true);
    camera.show(boxOf(view, place));
    context.selectQuietly(view.nodes[place]);
    say(cardSentence(model, view, place));
  }

  function select(place) {
    store.select(model.ids[view.nodes[place]]);
    context.toDetails();
  }

  function leave() {
    if (store.get().s || store.get().l) store.select("");
  }

  /** Shows more of what is hidden below a card, or what was folded away. */
  function open(place) {
    const node = view.nodes[place];
    if (!view.hidden[place].length) return;
    const id = model.ids[node];
    const { open: opened, shut } = store.get();
    if (shut.includes(id)) {
      store.set({ shut: shut.filter((other) => other !== id) }, "replace");
      return;
    }
    const steps = opened.map(stepsOf).find(([other]) => other === id)?.[1] ?? 0;
    const rest = opened.filter((item) => stepsOf(item)[0] !== id);
    store.set({ open: [...rest, steps ? `${id}*${steps + 1}` : id] }, "replace");
  }

  function fold(place) {
    const id = model.ids[view.nodes[place]];
    const { open: opened, shut } = store.get();
    store.set({ open: opened.filter((item) => stepsOf(item)[0] !== id), shut: [...shut, id] }, "replace");
  }

  function showSelected() {
    const { seen } = context.selection();
    const place = seen.map((node) => view.at.get(node)).find((found) => found !== undefined);
    if (place === undefined) return;
    drawing.goTo(place, camera.get(), false);
    const around = [...context.selection().related.keys()].map((node) => view.at.get(node));
    camera.show(boxOf(view, place), around.filter((found) => found !== undefined)
      .map((found) => boxOf(view, found)));
  }

  frame.addEventListener("click", (event) => {
    if (camera.wasDragged() && event.detail) {
      event.stopPropagation();
      return;
    }
    const more = event.target.closest("[data-open], [data-shut]");
    if (more) {
      event.stopPropagation();
      (more.dataset.open ? open : fold)(Number(more.dataset.open ?? more.dataset.shut));
    }
  }, true);
  frame.addEventListener("dblclick", (event) => {
    const card = event.target.closest(".card");
    if (card) open(Number(card.dataset.place));
    else if (!event.target.closest("button, dialog")) camera.centre(event.clientX, event.clientY);
  });
  frame.addEventListener("focusin", (event) => {
    const card = event.target.closest(".card");
    if (card && Number(card.dataset.place) !== drawing.current()) {
      drawing.goTo(Number(card.dataset.place), camera.get(), false);
    }
  });

  context.onHover((node) => {
    drawing.marker.hover(node);
    hovered = node < 0 ? new Set() : new Set([...linksInto(model, node), ...linksOut(model, node)]);
    drawing.emphasise(hovered.size ? hovered : context.selection().links);
  });
  context.onFound((found) => drawing.marker.found(found.nodes));
  context.onSelect((selection) => {
    drawing.marker.select(selection);
    drawing.emphasise(selection.links);
    if (!view) return;
    const missing = selection.seen.length > 0 && !selection.seen.some((node) => view.at.has(node));
    if (missing && remember()) return;
    if (selection.seen.length > 0) forget(selection);
    showSelected();
  });

  /** Keeps on the map what was selected though it is not among the main cards. */
  function remember() {
    const { s, l } = store.get();
    const also = store.get().also.filter((id) => near(context.selection(), id));
    const link = model.links.get(l);
    const ids = link === undefined ? [s] : [model.edges.s[link], model.edges.t[link]].map((n) => model.ids[n]);
    if (!ids[0] || ids.every((id) => also.includes(id))) return false;
    store.set({ also: [...new Set([...also, ...ids])].slice(-MANY_ALSO) }, "replace");
    return true;
  }

  /** Lets go of what was kept for an earlier selection, unless this one is joined to it. */
  function forget(selection) {
    const { also } = store.get();
    const kept = also.filter((id) => near(selection, id));
    if (kept.length < also.length) store.set({ also: kept }, "replace");
  }

  function near(selection, id) {
    const node = model.place.get(id);
    return selection.seen.includes(node) || selection.related.has(node);
  }

  store.subscribe((state, before) => {
    if (viewAddress(state) === viewAddress(before)) return;
    const changed = [...state.open, ...state.shut].find((id) => ![...before.open, ...before.shut].includes(id))
      ?? [...before.shut].find((id) => !state.shut.includes(id))
      ?? (String(state.also) === String(before.also) ? undefined : state.s);
    load(changed ? model.place.get(stepsOf(changed)[0]) ?? -1 : -1);
  });
  const sized = new ResizeObserver(() => {
    drawing.resize();
    camera.moved();
    if (view && !opened) arrive();
    else if (view && context.selection().seen.length) showSelected();
  });
  sized.observe(frame);
  signal.addEventListener("abort", () => sized.disconnect());
  return load();
}

/** "k:6.1*3" is the node k:6.1 and three steps. */
function stepsOf(item) {
  const found = /^(.*)\*(\d{1,4})$/s.exec(item);
  return found ? [found[1], Number(found[2])] : [item, 1];
}

function legend() {
  const line = (kind, words, title) => el("span", { class: `legend-${kind}`, title },
    el("i", { "aria-hidden": "true" }), words);
  return el("span", { class: "legend" },
    line("support", "+ supports", "support: speaks for it"),
    line("rebut", "− disputes", "rebut: any attack"),
    line("restates", "= says the same", "restates: another wording of the same claim"),
    line("reply", "answers", "reply: one comment speaks to another"));
}
