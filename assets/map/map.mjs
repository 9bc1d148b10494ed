/** The map pane: fetches the view, draws it, and turns what people do into changes of the state. */

import { FILTERS, viewAddress } from "./address.mjs";
import { createAnswers, changedNode } from "./answers.mjs";
import { el } from "./dom.mjs";
import { createDrawing } from "./drawing.mjs";
import { mountFoot } from "./foot.mjs";
import { listenToKeys } from "./keys.mjs";
import { linkName, linksInto, linksOut } from "./model.mjs";
import { listenToPointer } from "./pointer.mjs";
import { mountSnapshots } from "./snapshots.mjs";
import { cardSentence, viewSentence } from "./speak.mjs";
import { mountTable } from "./table.mjs";
import { mountTime } from "./time.mjs";
import { mapTools } from "./tools.mjs";
import { mountTrail } from "./trail.mjs";
import { renumber } from "./renew.mjs";
import { boxOf, fetchView, linkAbove } from "./view.mjs";

const SLOW_MS = 1500; // after which it is said that the map takes its time
const LANE_HEADS = 96; // pixels at the left where the names of lanes stand
const SLIM = 520; // pixels below which a map has no cards wider than the others

/** @param {import("./main.mjs").Context} context */
export function mountMap(pane, context) {
  const { key, model, store, say, signal } = context;
  const part = (name) => el("div", { class: name });
  const frame = el("div", { class: "frame" });
  const [trail, snapshots, time, table, foot] =
    ["map-trail", "map-snapshots", "map-time", "map-table", "map-foot"].map(part);
  const empty = el("p", { class: "empty muted", hidden: true });
  const stage = el("div", { class: "stage" }, frame, empty);
  pane.replaceChildren(trail, snapshots, stage, table, time, foot);
  const drawing = drawingOrNothing();
  if (!drawing) return Promise.resolve();
  const { camera } = drawing;
  /** @type {import("./view.mjs").View|null} */
  let view = null;
  let asked = 0;
  let patience = 0;
  let slim = false; // whether the view was asked for as one for a narrow screen
  const isSlim = () => frame.clientWidth > 0 && frame.clientWidth < SLIM;
  let opened = false; // a pane that is folded away has no size to open in
  const answers = createAnswers(context, () => view);
  const fitAll = () => {
    if (!view) return;
    if (view.layout === "outline") camera.fitWidth(view.size[0]);
    else camera.fit(...view.size, { left: view.rows.length ? LANE_HEADS : 0 });
  };
  const help = listenToKeys(frame, context, {
    view: () => view, current: drawing.current, goTo, select, leave, why, zoom: camera.zoom, fit: fitAll, ...answers,
  });
  const tools = mapTools(context, { camera, fitAll, help });
  pane.parentElement.querySelector(".pane-head h2").after(tools);
  const tellFoot = mountFoot(foot, context);
  mountTrail(trail, context);
  mountSnapshots(snapshots, context);
  mountTime(time, context);
  mountTable(table, context);

  function drawingOrNothing() {
    try {
      return createDrawing(frame, context, broken);
    } catch (error) {
      broken(error);
      return null;
    }
  }

  /** The picture failed; everything else goes on. */
  function broken(error) {
    if (frame.hidden) return;
    console.warn("argmap: the map cannot be drawn", error);
    frame.hidden = true;
    empty.hidden = false;
    empty.setAttribute("role", "alert");
    empty.textContent = `The map cannot be drawn here (${error.message}). `
      + "The outline and the text hold the same conversation; reload the page to try the map again.";
  }

  async function load(anchor, quiet = false) {
    const number = ++asked;
    const state = store.get();
    slim = isSlim();
    const extra = [slim && "slim=1",
      state.s && `s=${encodeURIComponent(state.s)}`, state.l && `l=${encodeURIComponent(state.l)}`];
    frame.setAttribute("aria-busy", "true");
    clearTimeout(patience);
    patience = setTimeout(() => {
      frame.toggleAttribute("data-slow", true);
      if (!quiet) say("The map is being laid out.");
    }, SLOW_MS);
    let next;
    try {
      next = await fetchView(key, state, extra, signal);
    } catch (error) {
      if (signal.aborted) return;
      done();
      say("The map could not be loaded.");
      empty.textContent = `The map could not be loaded: ${error.message}. Reload the page to try again.`;
      empty.hidden = false;
      return;
    }
    if (number !== asked) return;
    if (next.rev !== model.rev) {
      await context.renew(); // the conversation has changed in the meantime; this is called again then
      return;
    }
    done();
    const before = view;
    view = next;
    // Another layout or another strand begins anew; everything else stays where it is on the screen.
    const anew = !before || !opened || before.layout !== view.layout || String(before.trail) !== String(view.trail);
    if (!before) drawing.refresh("drawn");
    drawing.show(view, anew ? -1 : anchor);
    context.tellView(view);
    const told = tell();
    if (before && !quiet) say(viewSentence(model, before, view, told));
    if (anew) openUp();
    if (anchor !== undefined && !before?.at.has(anchor)) showSelected();
  }

  /** Takes the conversation as it is now; the middle of the map stays where it is. */
  context.onRenew((old) => {
    if (view) renumber(view, old, model);
    return load(undefined, true);
  });

  function done() {
    clearTimeout(patience);
    frame.removeAttribute("aria-busy");
    frame.removeAttribute("data-slow");
  }

  function openUp() {
    opened = frame.clientWidth > 0;
    if (!opened) return;
    const boxes = view.nodes.map((_, place) => boxOf(view, place));
    if (view.layout === "lanes") {
      camera.openLanes(...view.size, boxes.reduce((one, other) => (other.x < one.x ? other : one), boxes[0]));
      return;
    }
    camera.open(...view.size, boxes, boxes[view.roots[0]]);
  }

  function tell() {
    const { cards } = view.counts;
    const told = tellFoot(view);
    empty.hidden = cards > 0;
    empty.textContent = told.on ? "Nothing matches the filters."
      : model.ids.length > model.comments ? "No links between claims were found." : "No claims were found.";
    tools.hidden = foot.hidden = cards === 0 && !told.on;
    return told;
  }

  function goTo(place) {
    if (place === undefined || place < 0) {
      say("There is no card that way.");
      return;
    }
    drawing.goTo(place, true);
    camera.show(boxOf(view, place));
    context.selectQuietly(view.nodes[place]);
    say(cardSentence(model, view, place));
  }

  function select(place) {
    store.select(model.ids[view.nodes[place]]);
    context.toDetails();
  }

  function why(place) {
    const link = linkAbove(model, view, place);
    if (link < 0) return;
    store.selectLink(linkName(model, link));
    context.toDetails();
  }

  function leave() {
    if (store.get().s || store.get().l) {
      store.select("");
      say("Nothing is selected.");
    } else if (store.get().f) store.set({ f: "" });
  }

  function showSelected() {
    const { seen } = context.selection();
    const place = seen.map((node) => view.at.get(node)).find((found) => found !== undefined);
    if (place === undefined) return;
    drawing.goTo(place, false);
    const around = [...context.selection().related.keys()].map((node) => view.at.get(node));
    camera.show(boxOf(view, place), around.filter((found) => found !== undefined)
      .map((found) => boxOf(view, found)));
  }

  listenToPointer(frame, drawing, {
    card: (place) => store.select(model.ids[view.nodes[place]]),
    link: (place) => store.selectLink(linkName(model, view.links[place])),
    over: (card, link) => {
      if (link >= 0) drawing.refresh("", { links: new Set([view.links[link], ...context.selection().links]) });
      context.tellHover(card >= 0 ? view.nodes[card] : -1);
    },
  });
  frame.addEventListener("click", (event) => {
    const tool = event.target.closest("[data-open], [data-shut], [data-alone]");
    if (!tool) return;
    event.stopPropagation();
    for (const name of ["open", "shut", "alone"]) {
      if (tool.dataset[name] !== undefined) answers[name](Number(tool.dataset[name]));
    }
  }, true);
  frame.addEventListener("dblclick", (event) => {
    if (event.target.closest("button, dialog, .minimap")) return;
    const card = event.target.closest(".card:not(.card-ghost)");
    const place = card ? Number(card.dataset.place) : drawing.cardAt(event.clientX, event.clientY);
    if (place < 0) camera.centre(event.clientX, event.clientY);
    else if (answers.open(place)) return;
    else camera.show(boxOf(view, place), [], 1);
  });
  frame.addEventListener("focusin", (event) => {
    const card = event.target.closest(".card");
    if (card && Number(card.dataset.place) !== drawing.current()) drawing.goTo(Number(card.dataset.place), false);
  });

  context.onHover((node) => {
    drawing.marker.hover(node);
    const own = node < 0 ? [] : [...linksInto(model, node), ...linksOut(model, node)];
    drawing.refresh("", { links: own.length ? new Set(own) : context.selection().links });
  });
  context.onFound((found) => {
    drawing.marker.found(found.nodes);
    drawing.refresh("", { found: found.nodes });
  });
  context.onSelect((selection) => {
    drawing.marker.select(selection);
    drawing.refresh("selected", { links: selection.links });
    if (!view) return;
    const claim = selection.node >= 0 && model.kind[selection.node];
    const missing = selection.seen.length > 0
      && !(claim ? view.at.has(selection.node) : selection.seen.some((node) => view.at.has(node)));
    if (missing && answers.remember()) return;
    if (selection.seen.length > 0) answers.forget(selection);
    showSelected();
  });
  context.onLook((node) => {
    const place = view?.at.get(node);
    if (place !== undefined) camera.show(boxOf(view, place));
  });

  store.subscribe((state, before) => {
    const filters = FILTERS.some((name) => String(state[name]) !== String(before[name]));
    if (filters || state.t !== before.t || state.since !== before.since) drawing.refresh(filters ? "filtered" : "");
    if (viewAddress(state) === viewAddress(before)) return;
    // A card that only came with the selection is not worth a word of its own.
    const quiet = viewAddress({ ...state, also: before.also }) === viewAddress(before);
    load(model.place.get(changedNode(state, before)), quiet);
  });
  const sized = new ResizeObserver(() => {
    drawing.resize();
    if (view && slim !== isSlim()) {
      opened = false;
      load(-1);
    } else if (view && !opened) {
      openUp();
      showSelected();
    } else if (view && context.selection().seen.length) showSelected();
  });
  sized.observe(frame);
  signal.addEventListener("abort", () => sized.disconnect());
  drawing.resize();
  return load(-1);
}
