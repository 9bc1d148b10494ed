/** What is selected, what is linked to it, and how elements are marked for it. */

import { commentOf, linksInto, linksOut } from "./model.mjs";

/**
 * @typedef {object} Selection
 * @property {number} node the selected node, or -1
 * @property {number} link the selected link, or -1
 * @property {Map<number, string>} related nodes linked to it, with the kind of the link
 * @property {Set<number>} links the links to show strongly
 * @property {number[]} seen nodes to bring into view, the most important first
 */

/** @returns {Selection} */
export function selectionOf(model, state) {
  const node = model.place.get(state.s) ?? -1;
  const link = model.links.get(state.l) ?? -1;
  const related = new Map();
  const links = new Set();
  if (link >= 0) {
    const { s, t, kind } = model.edges;
    links.add(link);
    for (const end of [s[link], t[link]]) related.set(end, model.kinds[kind[link]]);
    return { node: -1, link, related, links, seen: [s[link], t[link]] };
  }
  if (node < 0) return { node, link, related, links, seen: [] };
  relate(model, node, related, links);
  const own = model.kind[node] ? [] : model.claims[node];
  for (const claim of own) related.set(claim, "states");
  // A claim without a card is seen by the card of its comment, or of what else that says.
  const beside = model.kind[node] ? [model.parent[node], ...model.claims[model.parent[node]]] : own;
  return { node, link, related, links, seen: [node, ...beside.filter((other) => other !== node)] };
}

function relate(model, node, related, links) {
  const { s, t, kind } = model.edges;
  for (const link of [...linksInto(model, node), ...linksOut(model, node)]) {
    links.add(link);
    const other = s[link] === node ? t[link] : s[link];
    const known = related.get(other);
    if (!known || known === "reply") related.set(other, model.kinds[kind[link]]);
  }
}

/** The comment to bring into view in the text, or -1. */
export function commentSeen(model, selection) {
  return selection.seen.length ? commentOf(model, selection.seen[0]) : -1;
}

/**
 * Marks the elements of nodes: `data-selected`, `data-related`, `data-hover`, `data-found`.
 * @param {(node: number) => Iterable<Element>} elementsOf
 */
export function createMarker(elementsOf) {
  /** @type {Map<string, Map<number, string>>} what is marked now, by the name of the mark */
  const marked = new Map();

  /** @param {Map<number, string>} wanted */
  function mark(name, wanted) {
    const before = marked.get(name) ?? new Map();
    for (const node of before.keys()) if (!wanted.has(node)) set(node, name, null);
    for (const [node, value] of wanted) if (before.get(node) !== value) set(node, name, value);
    marked.set(name, wanted);
  }

  function set(node, name, value) {
    for (const element of elementsOf(node)) {
      if (value === null) delete element.dataset[name];
      else element.dataset[name] = value;
    }
  }

  return {
    /** @param {Selection} selection */
    select(selection) {
      mark("selected", new Map(selection.node >= 0 ? [[selection.node, "yes"]] : []));
      mark("related", selection.related);
    },
    hover(node) {
      mark("hover", new Map(node >= 0 ? [[node, "yes"]] : []));
    },
    /** @param {Iterable<number>} nodes */
    found(nodes) {
      mark("found", new Map([...nodes].map((node) => [node, "yes"])));
    },
    /** Marks an element that has just been made. */
    renew(node, element) {
      for (const [name, wanted] of marked) {
        const value = wanted.get(node);
        if (value !== undefined) element.dataset[name] = value;
      }
    },
  };
}
