/** The conversation as the browser holds it: the columns, and what follows from them. */

/**
 * @typedef {object} Columns the JSON of /map/KEY.json
 * @property {string[]} ids
 * @property {number[]} kind 0 comment, 1 claim
 * @property {string[]} role
 * @property {number[]} parent of a claim its comment, of a comment what it answers, or -1
 * @property {number[]} author
 * @property {number[]} guessed
 * @property {string[]} mark
 * @property {string[]} label
 * @property {(string|number)[][][]} body
 * @property {string[]} posted
 * @property {string[]} authors
 * @property {string[]} kinds
 * @property {string[]} verbs
 * @property {string[]} origins
 * @property {[number, string][]} shared claims that may be shared, and on what that rests
 * @property {Record<string, number[]>} edges
 */

/** @typedef {Columns & ReturnType<typeof derived>} Model */

/** @returns {Promise<Model>} */
export async function fetchModel(key, signal) {
  const answer = await fetch(`/map/${encodeURIComponent(key)}.json`, { signal });
  if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
  const columns = await answer.json();
  return { ...columns, ...derived(columns) };
}

/** @param {Columns} data */
function derived(data) {
  const comments = data.body.length;
  const claims = Array.from({ length: comments }, () => []);
  const replies = Array.from({ length: comments }, () => []);
  for (let node = 0; node < data.ids.length; node++) {
    const parent = data.parent[node];
    if (parent >= 0) (data.kind[node] ? claims : replies)[parent].push(node);
  }
  const place = new Map(data.ids.map((id, node) => [id, node]));
  const reply = data.kinds.indexOf("reply");
  const states = data.kinds.indexOf("states");
  const out = new Map();
  const into = new Map();
  const links = new Map();
  const { s, t, kind } = data.edges;
  for (let link = 0; link < s.length; link++) {
    if (kind[link] === states) continue;
    put(out, s[link], link);
    put(into, t[link], link);
    links.set(linkName(data, link), link);
  }
  const common = new Map(data.shared);
  return { comments, claims, replies, place, reply, states, out, into, links, common };
}

function put(map, key, value) {
  const found = map.get(key);
  if (found) found.push(value);
  else map.set(key, [value]);
}

/** The name of a link in an address. */
export function linkName(data, link) {
  const { s, t, kind } = data.edges;
  return `${data.ids[s[link]]}>${data.ids[t[link]]}>${data.kinds[kind[link]]}`;
}

/** The comment that a node is or belongs to. */
export function commentOf(model, node) {
  return model.kind[node] ? model.parent[node] : node;
}

const MOST_WORDS = 1400; // characters of a comment that fit on the largest card

/** The words of a claim, or as many of a comment as a card may hold. */
export function cardWords(model, node) {
  if (model.kind[node]) return model.label[node];
  let words = "";
  for (const [piece] of model.body[node]) {
    words += piece;
    if (words.length > MOST_WORDS) break;
  }
  const line = words.replace(/\s+/g, " ").trim();
  return line.length > MOST_WORDS ? `${line.slice(0, MOST_WORDS).replace(/\S*$/, "").trimEnd()}…` : line;
}

/** The name of a node's author, or undefined. */
export function authorOf(model, node) {
  return model.authors[model.author[node]];
}

/** On what it rests that a card's claim may be shared, or "". @param {number[]} nodes all that the card stands for */
export function sharedWords(model, nodes) {
  const node = nodes.find((one) => model.common.has(one));
  return node === undefined ? "" : `may be shared; ${model.common.get(node)}`;
}

/** The links that leave a node, or that reach it. */
export function linksOut(model, node) {
  return model.out.get(node) ?? [];
}
export function linksInto(model, node) {
  return model.into.get(node) ?? [];
}

/** All nodes in reading order: each comment, then its claims. */
export function* readingOrder(model) {
  for (let comment = 0; comment < model.comments; comment++) {
    yield comment;
    yield* model.claims[comment];
  }
}
