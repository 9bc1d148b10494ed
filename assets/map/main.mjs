/** Starts the panes of the explore page and joins them: one state, one selection. */

import { writeAddress } from "./address.mjs";
import { el } from "./dom.mjs";
import { closeOutside, mountFilters } from "./filters.mjs";
import { mountMap } from "./map.mjs";
import { fetchModel, linkName } from "./model.mjs";
import { isLater } from "./moments.mjs";
import { mountOutline } from "./outline.mjs";
import { mountPanes, NARROW } from "./panes.mjs";
import { mountQueue } from "./queue.mjs";
import { createRenewal, remounted } from "./renew.mjs";
import { mountSearch } from "./search.mjs";
import { selectionOf } from "./selection.mjs";
import { createVoice } from "./speak.mjs";
import { createStore } from "./store.mjs";
import { mountTakeaway } from "./takeaway.mjs";
import { mountText } from "./text.mjs";

/** @typedef {ReturnType<typeof createContext>} Context what the panes share */

const DETAILS_MS = 90;
let stop = new AbortController();

/**
 * @param {string} key of the conversation
 * @param {() => string|undefined} pressed takes what was chosen while the page was not ready
 */
export async function start(key, pressed = () => undefined) {
  stop.abort();
  stop = new AbortController();
  const { signal } = stop;
  const root = document.getElementById("explore");
  const store = createStore(signal);
  endWith(root, stop);
  let model;
  try {
    model = await fetchModel(key, signal);
  } catch (error) {
    if (signal.aborted) return;
    root.querySelector(".panes").replaceChildren(el("p", { class: "notice notice-error", role: "alert",
      text: `The conversation could not be loaded: ${error.message}. Reload the page to try again.` }));
    return;
  }
  const context = createContext(root, key, model, store, signal);
  mountPanes(root, context);
  remounted(context, mountText, root.querySelector(".pane-body.text"));
  remounted(context, mountOutline, root.querySelector(".pane-body.outline"));
  const search = mountSearch(root.querySelector(".search"), context);
  remounted(context, mountFilters, root.querySelector(".filters"));
  mountTakeaway(root.querySelector(".take"), context);
  for (const menu of root.querySelectorAll(".explore-head .tools > .menu")) closeOutside(menu, signal);
  const map = mountMap(root.querySelector(".pane-body.map"), context);
  const queue = mountQueue(root.querySelector("#queue"), context);
  listen(root, context, search, queue);
  root.dataset.listening = "yes";
  const wanted = pressed();
  if (wanted !== undefined) store.select(wanted);
  context.tellSelection();
  await map;
  root.dataset.ready = "yes";
}

/** Moves the focus to a tree: the one it came from, else the map, else the outline. */
function focusTree(root, first) {
  for (const tree of [first, root.querySelector(".cards"), root.querySelector(".tree")]) {
    const stop = tree?.querySelector("[tabindex='0']");
    if (!stop?.checkVisibility()) continue;
    stop.focus({ preventScroll: true });
    return;
  }
}

/** Moves the focus to the details, once those of what is selected now have come. */
function focusDetails(root, selected) {
  const wanted = selected();
  const panel = root.querySelector(".details");
  const done = () => {
    const body = panel.querySelector(".details-body");
    if (selected() !== wanted) return true;
    if (body?.dataset.of !== wanted) return false;
    body.querySelector("h2").focus();
    return true;
  };
  if (done()) return;
  const watch = new MutationObserver(() => done() && watch.disconnect());
  watch.observe(panel, { childList: true, subtree: true, attributes: true });
}

/** Ends everything when the page is left. */
function endWith(root, ending) {
  const watch = new MutationObserver(() => {
    if (!root.isConnected) ending.abort();
  });
  watch.observe(document.body, { childList: true, subtree: true });
  ending.signal.addEventListener("abort", () => watch.disconnect());
}

function createContext(root, key, model, store, signal) {
  const hovers = [];
  const founds = [];
  const selects = [];
  const looks = [];
  const views = [];
  const renewals = createRenewal(key, model, store, signal);
  let view = null;
  let selection = selectionOf(model, store.get());
  let found = null;
  let waiting = 0;
  let from = null; // the tree from which the focus went to the details
  const lost = el("p", { class: "lost small", role: "status", hidden: true,
    text: "What this address points at is no longer in the conversation; it may have been read anew." });
  root.querySelector(".overview").prepend(lost);

  function tellSelection() {
    selection = selectionOf(model, store.get());
    root.toggleAttribute("data-selection", selection.seen.length > 0);
    const { s, l } = store.get();
    lost.hidden = !(s || l) || selection.seen.length > 0;
    for (const listener of selects) listener(selection);
    clearTimeout(waiting);
    waiting = setTimeout(tellServer, DETAILS_MS);
  }

  signal.addEventListener("abort", () => clearTimeout(waiting));

  function tellServer() {
    const { s, l } = store.get();
    const data = l ? { link: l } : s ? { node: s } : null;
    window.dash_clientside.set_props("explore-selected", { data });
  }

  store.subscribe((state, before) => {
    if (state.s !== before.s || state.l !== before.l) tellSelection();
  });
  return {
    root, key, model, store, signal, tellSelection,
    say: createVoice(root.querySelector("#explore-said")),
    selection: () => selection,
    /** Called, in order, when the conversation has changed; what they return is waited for. */
    onRenew: renewals.listen,
    /** Fetches the conversation as it is now. @param {Record<string, string>} [renamed] links that go by other names */
    renew: async (renamed) => {
      if (!(await renewals.renew(renamed, tellSelection))) return;
      window.dash_clientside.set_props("explore-revision", { data: model.rev });
    },
    onSelect: (listener) => selects.push(listener),
    onHover: (listener) => hovers.push(listener),
    onFound: (listener) => {
      founds.push(listener);
      if (found) listener(found);
    },
    /** Called with each view of the map, at once if there is one. */
    onView: (listener) => {
      views.push(listener);
      if (view) listener(view);
    },
    view: () => view,
    tellView: (now) => {
      view = now;
      views.forEach((listener) => listener(now));
    },
    /** Brings a node into view on the map without selecting it. */
    look: (node) => looks.forEach((listener) => listener(node)),
    onLook: (listener) => looks.push(listener),
    isLater: (node) => isLater(model, store.get(), node),
    tellHover: (node) => hovers.forEach((listener) => listener(node)),
    tellFound: (now) => {
      found = now;
      founds.forEach((listener) => listener(now));
    },
    /** Selects what the keyboard goes over; only Enter makes a step back. */
    selectQuietly: (node) => store.select(model.ids[node], "replace"),
    toDetails: () => {
      from = document.activeElement?.closest("[role=tree]") ?? from;
      focusDetails(root, () => store.get().l || store.get().s);
    },
    /** Moves the focus back to where it came from, or to the map. */
    toPane: () => focusTree(root, from),
  };
}

function addressOf(model, state, { select, selectLink, link }) {
  const name = selectLink ?? (link === undefined ? "" : linkName(model, Number(link)));
  return writeAddress({ ...state, s: name ? "" : (select ?? ""), l: name });
}

/** Clicks and keys that mean the same everywhere on the page. */
function listen(root, context, search, queue) {
  const { model, store, signal } = context;
  root.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const focus = event.target.closest("[data-focus]");
    if (focus) store.set({ f: focus.dataset.focus, ...(matchMedia(NARROW).matches ? { tab: "map" } : {}) });
    const check = event.target.closest("[data-check]");
    if (check) queue.open(check.dataset.check);
    const target = event.target.closest("[data-select], [data-select-link], [data-link], [data-node]");
    if (!target || event.target.closest("a[target]")) return;
    if (target.tagName === "A") event.preventDefault();
    if (target.dataset.selectLink !== undefined) store.selectLink(target.dataset.selectLink);
    else if (target.dataset.link !== undefined) store.selectLink(linkName(model, Number(target.dataset.link)));
    else if (target.dataset.select !== undefined) store.select(target.dataset.select);
    else if (getSelection().isCollapsed) store.select(model.ids[Number(target.dataset.node)]);
    if (target.dataset.select === "") context.toPane();
    else if (target.closest(".overview, .details")) context.toDetails(); // what was pressed goes
    if (target.closest(".overview") && matchMedia(NARROW).matches && !store.get().tab) {
      store.set({ tab: "outline" }, "replace");
    }
  }, { signal });
  // What leads somewhere has a real address, for a new tab or to be copied.
  for (const about of ["pointerover", "focusin"]) {
    root.addEventListener(about, (event) => {
      const link = event.target.closest("a[data-select], a[data-select-link], a[data-link]");
      if (link) link.href = addressOf(model, store.get(), link.dataset);
    }, { signal });
  }
  let hovered = -1;
  root.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const node = Number(event.target.closest("[data-node]")?.dataset.node ?? -1);
    if (node !== hovered) context.tellHover((hovered = node));
  }, { signal });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = event.target.closest?.("input, textarea, select, dialog");
    if (event.key === "/" && !typing) {
      event.preventDefault();
      search.focus();
    }
    if (event.key !== "Escape" || event.defaultPrevented || typing) return;
    if (event.target.closest?.(".details")) context.toPane();
    else if (store.get().s || store.get().l) store.select("");
    else if (store.get().f) store.set({ f: "" });
  }, { signal });
}
