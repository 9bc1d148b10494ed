/** The colours of the page for the canvas; a forced choice of colours is respected. */

const NAMES = { ground: "--ground", paper: "--paper", ink: "--ink", ink2: "--ink-2", line: "--line-strong",
  faint: "--line", support: "--support", rebut: "--rebut", shared: "--shared", fresh: "--new", supportInk: "--support-ink",
  rebutInk: "--rebut-ink", selected: "--selected", found: "--found", font: "--font" };
const FORCED = { ground: "Canvas", paper: "Canvas", ink: "CanvasText", ink2: "CanvasText", line: "CanvasText",
  faint: "GrayText", support: "CanvasText", rebut: "CanvasText", shared: "Highlight", fresh: "Highlight", supportInk: "CanvasText",
  rebutInk: "CanvasText", selected: "Canvas", found: "Canvas" };
const QUERIES = ["(forced-colors: active)", "(prefers-color-scheme: dark)"];

/** @returns {Record<string, string>} */
export function paletteOf(element) {
  const style = getComputedStyle(element);
  const found = Object.fromEntries(Object.entries(NAMES).map(([name, variable]) =>
    [name, style.getPropertyValue(variable).trim()]));
  return matchMedia(QUERIES[0]).matches ? { ...found, ...FORCED } : found;
}

/** Calls when the colours of the page change. @param {AbortSignal} signal */
export function onColours(change, signal) {
  const watch = new MutationObserver(change);
  watch.observe(document.documentElement, { attributes: true, attributeFilter: ["data-mantine-color-scheme"] });
  signal.addEventListener("abort", () => watch.disconnect());
  for (const query of QUERIES) matchMedia(query).addEventListener("change", change, { signal });
}
