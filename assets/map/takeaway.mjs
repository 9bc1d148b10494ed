/** What can be taken away: the map as a picture, all of it as one page, on paper, or as a link. */

import { el } from "./dom.mjs";
import { mountPaper, viewPicture } from "./paper.mjs";

/** A picture has twice as many pixels as the screen, as far as browsers can make one. */
const SCALE = 2;
const SIDE = 16_000;
const AREA = 268_000_000;
const LEAST = 0.05;
const KEEP_MS = 60_000; // a browser may ask a person where to put a file before it reads it

/** @param {HTMLElement} place @param {import("./main.mjs").Context} context */
export function mountTakeaway(place, context) {
  const { key, signal } = context;
  const told = el("p", { class: "take-told small", role: "status" });
  const name = fileName(context.model.title) || key;
  const whole = `/download/${encodeURIComponent(key)}.svg?to=svg`;
  const page = `/download/${encodeURIComponent(key)}.html?to=html`;
  mountPaper(context);

  /** @param {string} words @param {() => Promise<string|void>|string|void} act what it returns is told */
  const button = (words, act, more = {}) => el("button", {
    type: "button", class: "button button-small", text: words, ...more,
    onclick: async (event) => {
      const { currentTarget } = event;
      if (currentTarget.ariaBusy === "true") return;
      currentTarget.ariaBusy = "true"; // not `disabled`: it would lose the focus
      told.textContent = "";
      try {
        told.textContent = (await act()) ?? "";
      } catch (error) {
        if (!signal.aborted) told.textContent = error.message;
      }
      currentTarget.ariaBusy = null;
    },
  });
  const svg = (address, file) => async () => save(new Blob([await fetchSvg(address(), signal)], { type: "image/svg+xml" }), file);
  const png = (address, file) => async () => {
    const { blob, scale } = await pngOf(await fetchSvg(address(), signal));
    save(blob, file);
    return scale < SCALE ? tooLarge(scale) : "";
  };
  const view = () => viewPicture(context);
  place.replaceChildren(
    row("What the map shows now", button("SVG", svg(view, `${name}-view.svg`), { "data-take": "view-svg" }),
      button("PNG", png(view, `${name}-view.png`), { "data-take": "view-png" })),
    row("All of the map", button("SVG", svg(() => whole, `${name}.svg`), { "data-take": "all-svg" }),
      button("PNG", png(() => whole, `${name}.png`), { "data-take": "all-png" })),
    row("Map, text and outline",
      el("a", { class: "button button-small", "data-take": "page", href: page, download: `${name}.html`, text: "One web page",
        title: "One file that works without a network, to be sent by mail" }),
      button("Print", () => window.print(), { title: "On paper: the overview, the map as it is now, all of the text" })),
    row("This view", button("Copy the link", copyLink, { title: "For this computer: a conversation stays where it was opened" })),
    el("li", {}, told),
  );
}

function row(words, ...children) {
  return el("li", { class: "take-row" }, el("span", { text: words }), el("span", { class: "take-ways" }, ...children));
}

async function fetchSvg(address, signal) {
  let answer;
  try {
    answer = await fetch(address, { signal });
  } catch (error) {
    if (signal.aborted) throw error;
    throw new Error("The server does not answer. Check that argmap still runs, then try again.");
  }
  if (!answer.ok) throw new Error(`The server answered ${answer.status}. Reload the page, then try again.`);
  return answer.text();
}

/** The greatest scale, up to SCALE, in which browsers can make a picture of this size. */
export function scaleFor(w, h) {
  return Math.min(SCALE, SIDE / w, SIDE / h, Math.sqrt(AREA / (w * h)));
}

/** Draws an SVG as a PNG, smaller where the browser cannot do it at the scale wanted. */
async function pngOf(svg) {
  const url = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode().catch(() => {
      throw new Error("The browser cannot read the picture. Take the SVG instead.");
    });
    const [w, h] = [image.naturalWidth, image.naturalHeight];
    for (let scale = scaleFor(w, h); scale > LEAST; scale /= 2) {
      const blob = await drawn(image, w * scale, h * scale);
      if (blob) return { blob, scale };
    }
    throw new Error("The picture is too large for this browser. Take the SVG, or show fewer cards.");
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** @returns {Promise<Blob|null>} null where the browser cannot */
function drawn(image, w, h) {
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(w));
  canvas.height = Math.max(1, Math.round(h));
  const pen = canvas.getContext("2d");
  if (!pen) return Promise.resolve(null);
  pen.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}

function tooLarge(scale) {
  const share = Math.round((100 * scale) / SCALE);
  return `The map is very large: the PNG has ${share} % of the usual sharpness. The SVG stays sharp at any size.`;
}

function save(blob, file) {
  const url = URL.createObjectURL(blob);
  const link = el("a", { href: url, download: file, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), KEEP_MS);
}

async function copyLink() {
  try {
    await navigator.clipboard.writeText(location.href);
    return "The link is copied.";
  } catch {
    throw new Error("The browser does not let it be copied. Copy it from the address bar.");
  }
}

/** A title as the name of a file, in letters that every system takes. */
export function fileName(title) {
  return title.normalize("NFKC").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "").slice(0, 60);
}
