/** Three panes beside each other that fold away; one at a time, behind tabs, on a small screen. */

import { el, iconButton } from "./dom.mjs";

const PANES = [["outline", "Outline"], ["map", "Map"], ["text", "Text"]];
export const NARROW = "(max-width: 56.24em)";

/** @param {HTMLElement} root @param {import("./main.mjs").Context} context */
export function mountPanes(root, context) {
  const { store } = context;
  const tabs = root.querySelector(".tabs");
  tabs.setAttribute("role", "tablist");
  tabs.setAttribute("aria-label", "Panes");
  const buttons = PANES.map(([name, title]) => el("button", {
    type: "button", role: "tab", id: `tab-${name}`, "aria-controls": `pane-${name}`, text: title,
    onclick: () => store.set({ tab: name }, "replace"),
  }));
  tabs.replaceChildren(...buttons);
  tabs.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const at = PANES.findIndex(([name]) => name === shownTab());
    const to = (at + step + PANES.length) % PANES.length;
    store.set({ tab: PANES[to][0] }, "replace");
    buttons[to].focus();
  });
  const shownTab = () => store.get().tab || "outline";
  mountOverview(root, store);
  const folds = new Map();
  for (const [name, title] of PANES) {
    const head = root.querySelector(`#pane-${name} .pane-head`);
    const button = iconButton("", "", () => {
      const { hide } = store.get();
      const next = hide.includes(name) ? hide.filter((other) => other !== name) : [...hide, name];
      const all = PANES.every(([pane]) => next.includes(pane));
      store.set({ hide: all ? next.filter((other) => other === "overview") : next }, "replace");
    }, { class: "icon-button pane-fold" });
    head.append(button);
    folds.set(name, [button, title]);
  }

  function settle() {
    const { hide } = store.get();
    // The map does not scroll with what stood here before.
    if (shownTab() === "map" && root.dataset.tab !== "map") root.scrollTo({ top: 0, behavior: "instant" });
    root.dataset.tab = shownTab();
    root.dataset.hide = PANES.map(([name]) => name).filter((name) => hide.includes(name)).join(" ");
    PANES.forEach(([name], place) => {
      const on = name === shownTab();
      buttons[place].setAttribute("aria-selected", String(on));
      buttons[place].tabIndex = on ? 0 : -1;
      const [button, title] = folds.get(name);
      const folded = hide.includes(name);
      button.textContent = folded ? "+" : "–";
      button.title = `${folded ? "Show" : "Fold away"} the ${title.toLowerCase()}`;
      button.setAttribute("aria-label", button.title);
      button.setAttribute("aria-expanded", String(!folded));
    });
  }
  store.subscribe(settle);
  settle();
}

/** The overview folds into its headings. */
function mountOverview(root, store) {
  const overview = root.querySelector(".overview");
  const button = iconButton("", "", () => {
    const { hide } = store.get();
    store.set({ hide: hide.includes("overview") ? hide.filter((other) => other !== "overview")
      : [...hide, "overview"] }, "replace");
  }, { class: "icon-button overview-fold" });
  overview.prepend(button);
  function settle() {
    const folded = store.get().hide.includes("overview");
    overview.toggleAttribute("data-folded", folded);
    button.textContent = folded ? "+" : "–";
    button.title = folded ? "Show the overview" : "Fold the overview away";
    button.setAttribute("aria-label", button.title);
    button.setAttribute("aria-expanded", String(!folded));
  }
  store.subscribe(settle);
  settle();
}
