/** The renderer: cards in HTML, links in SVG; only what is in view is in the document. */

import { el, svg } from "./dom.mjs";
import { authorOf, commentOf, linkName } from "./model.mjs";
import { createMarker } from "./selection.mjs";
import { cardName } from "./speak.mjs";
import { boxOf, hiddenWords, levelOf, siblings } from "./view.mjs";

const MARGIN = 300;
const SMALL = 0.5;
const FAR = 0.3;
const STEP = 1.5;
const STILL_MS = 160;
const UNSURE = 0.5;
/** Where the sign of a link stands, seen from its end, by how it arrives. */
const BESIDE = { 0: [14, -6], 90: [8, 24], 180: [-24, -6], 270: [8, -14] };
const SIGNS = { support: "+", rebut: "−", restates: "=", reply: "", states: "" };

/** @param {import("./main.mjs").Context} context */
export function createDrawing(frame, context) {
  const { model } = context;
  const lines = svg("svg", { class: "links", "aria-hidden": "true" });
  const cards = el("div", { class: "cards", role: "tree", "aria-label": "Map of claims" });
  const world = el("div", { class: "world" }, cards);
  world.prepend(lines);
  frame.append(world);
  /** @type {Map<number, HTMLElement>} cards in the document, by place */
  const shownCards = new Map();
  /** @type {Map<number, SVGElement>} links in the document, by place */
  const shownLinks = new Map();
  /** @type {import("./view.mjs").View|null} */
  let view = null;
  let current = -1;
  let linksOn = new Set();
  let still = 0;
  let far = false;
  let room = { width: frame.clientWidth, height: frame.clientHeight };
  const marker = createMarker((node) => {
    const card = shownCards.get(view?.at.get(node) ?? -1);
    return card ? [card] : [];
  });

  function bounds(camera) {
    const pad = MARGIN / camera.scale;
    return {
      left: -camera.x / camera.scale - pad,
      top: -camera.y / camera.scale - pad,
      right: (room.width - camera.x) / camera.scale + pad,
      bottom: (room.height - camera.y) / camera.scale + pad,
    };
  }

  function update(camera) {
    world.style.transform = `translate(${camera.x}px, ${camera.y}px) scale(${camera.scale})`;
    const focused = cards.contains(document.activeElement);
    sizeNames(camera.scale);
    // While it moves, the picture is moved as a whole; when it stands still it is drawn sharply.
    world.style.willChange = "transform";
    clearTimeout(still);
    still = setTimeout(() => {
      world.style.willChange = "";
    }, STILL_MS);
    if (!view) return;
    const seen = bounds(camera);
    for (let place = 0; place < view.nodes.length; place++) {
      const box = boxOf(view, place);
      const inside = place === current || (box.x < seen.right && box.x + box.w > seen.left
        && box.y < seen.bottom && box.y + box.h > seen.top);
      keep(shownCards, place, inside, cards, () => cardElement(place));
    }
    view.links.forEach((_, place) => {
      const [x1, y1, x2, y2] = view.ends[place];
      const inside = Math.min(x1, x2) < seen.right && Math.max(x1, x2) > seen.left
        && Math.min(y1, y2) < seen.bottom && Math.max(y1, y2) > seen.top;
      keep(shownLinks, place, inside, lines, () => linkElement(place));
    });
    if (focused && !cards.contains(document.activeElement)) {
      shownCards.get(current)?.focus({ preventScroll: true });
    }
  }

  /** Far away only names are shown, larger; in steps, since each costs a restyling of all cards. */
  function sizeNames(scale) {
    const size = scale < SMALL ? String(Math.round(12 / STEP ** Math.round(Math.log(scale) / Math.log(STEP)))) : "";
    if (world.dataset.small === size) return;
    world.dataset.small = size;
    world.style.setProperty("--name", `${size || 13}px`);
    if (far !== scale < FAR) {
      far = scale < FAR;
      world.toggleAttribute("data-far", far);
      clear();
    }
  }

  function clear() {
    cards.replaceChildren();
    lines.replaceChildren();
    shownCards.clear();
    shownLinks.clear();
  }

  function cardElement(place) {
    const node = view.nodes[place];
    const card = makeCard(model, view, place, far);
    card.tabIndex = place === current ? 0 : -1;
    marker.renew(node, card);
    return card;
  }

  function linkElement(place) {
    const group = makeLink(model, view, place, far);
    group.toggleAttribute("data-on", linksOn.has(view.links[place]));
    return group;
  }

  return {
    marker,
    /** Takes note of the size of the frame; asking for it while drawing would be slow. */
    resize() {
      room = { width: frame.clientWidth, height: frame.clientHeight };
    },
    update,
    /** Draws another view. @param {import("./view.mjs").View} next */
    show(next, camera) {
      const held = cards.contains(document.activeElement);
      const node = view && current >= 0 ? view.nodes[current] : -1;
      clear();
      view = next;
      current = view.at.get(node) ?? (view.roots[0] ?? -1);
      const [w, h] = view.size;
      lines.setAttribute("width", String(w));
      lines.setAttribute("height", String(h));
      update(camera);
      if (held) shownCards.get(current)?.focus({ preventScroll: true });
    },
    /** Makes a card the one that Tab reaches, and focuses it if asked to. */
    goTo(place, camera, focus) {
      shownCards.get(current)?.setAttribute("tabindex", "-1");
      current = place;
      update(camera);
      const card = shownCards.get(place);
      card?.setAttribute("tabindex", "0");
      if (focus) card?.focus({ preventScroll: true });
    },
    current: () => current,
    /** Shows some links strongly and the others faintly. @param {Set<number>} links */
    emphasise(links) {
      linksOn = links;
      lines.toggleAttribute("data-some", links.size > 0);
      for (const [place, group] of shownLinks) {
        group.toggleAttribute("data-on", links.has(view.links[place]));
      }
    },
  };
}

function keep(shown, place, inside, parent, make) {
  const element = shown.get(place);
  if (inside && !element) {
    const made = make();
    shown.set(place, made);
    parent.append(made);
  } else if (!inside && element) {
    element.remove();
    shown.delete(place);
  }
}

function makeCard(model, view, place, far) {
  const node = view.nodes[place];
  const kind = view.by[place] >= 0 ? model.kinds[view.by[place]] : "root";
  const { x, y, w, h } = boxOf(view, place);
  const beside = siblings(view, place);
  const comment = commentOf(model, node);
  const more = hiddenWords(model, view, place);
  const shownBelow = view.children[place].length;
  const author = authorOf(model, node);
  const card = el(
    "div",
    {
      role: "treeitem", class: `card card-${model.kind[node] ? "claim" : "comment"} card-${kind}`,
      "data-node": node, "data-place": place,
      "aria-label": cardName(model, view, place), "aria-level": levelOf(view, place), "aria-setsize": beside.length,
      "aria-posinset": beside.indexOf(place) + 1,
      "aria-expanded": view.below[place] ? String(shownBelow > 0) : undefined,
      style: `left:${x}px;top:${y}px;width:${w}px;height:${h}px;--lines:${view.lines[place]};--most:${
        far ? mostFar(w, h, model.mark[comment]) : mostNear(h)}px`,
      text: far ? model.mark[comment] : undefined, title: far ? model.label[node] : undefined,
    },
  );
  if (far) return card;
  card.append(
    el("div", { class: "card-head" },
      SIGNS[kind] ? el("span", { class: `sign sign-${kind}`, text: SIGNS[kind], "aria-hidden": "true" }) : null,
      el("span", { class: "mark", text: model.mark[comment] }), " ",
      el("bdi", { class: author ? "author" : "author muted", text: author ?? "no name" }),
      model.role[node] === "question" || model.role[node] === "proposal"
        ? el("span", { class: "role", text: model.role[node] }) : null),
    el("div", { class: "card-words", dir: "auto", text: model.label[node], title: model.label[node] }),
  );
  if (more) card.append(el("button", { class: "more", type: "button", tabindex: "-1", text: more,
    title: `Show what is hidden: ${more}`, "data-open": place }));
  else if (shownBelow) card.append(el("button", { class: "fold", type: "button", tabindex: "-1", text: "−",
    title: "Fold its answers away", "aria-label": "Fold its answers away", "data-shut": place }));
  return card;
}

/** The largest letters of a name that fit a card, alone on it or within its padding. */
function mostFar(w, h, name) {
  return Math.floor(Math.min(0.75 * h, (w - 28) / (0.8 * name.length)));
}

function mostNear(h) {
  return Math.floor((h - 24) / 1.3);
}

function makeLink(model, view, place, far) {
  const link = view.links[place];
  const kind = model.kinds[model.edges.kind[link]];
  const unsure = model.edges.confidence[link] < UNSURE;
  const path = view.paths[place];
  const [, , x, y] = view.ends[place];
  const group = svg("g", {
    class: `link link-${kind} link-${model.edges.width[link]}${unsure ? " unsure" : ""}${view.tree[place] ? "" : " aside"}`,
    "data-link": link, "data-name": linkName(model, link),
  });
  group.append(svg("path", { class: "line", d: path }));
  if (far) return group;
  group.prepend(svg("path", { class: "hit", d: path }));
  const end = { transform: `translate(${x} ${y}) rotate(${view.turn[place]})` };
  if (kind === "support") group.append(svg("path", { class: "head", d: "M0 0l10 -5.5v11z", ...end }));
  if (kind === "rebut") group.append(svg("path", { class: "bar", d: "M3 -7v14", ...end }));
  const sign = SIGNS[kind] + (unsure && kind !== "reply" ? "?" : "");
  const [dx, dy] = BESIDE[view.turn[place]];
  if (sign) group.append(svg("text", { class: "link-sign", x: x + dx, y: y + dy, text: sign }));
  return group;
}
