/** Elements and text; words from outside are text, never HTML. */

/**
 * @param {string} tag
 * @param {Record<string, any>} [attributes] `on…` are listeners, `text` the text, undefined absent
 * @param {...(Node|string|null)} children
 * @returns {HTMLElement}
 */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "text") node.textContent = value;
    else if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  node.append(...children.filter((child) => child !== null));
  return node;
}

const SVG = "http://www.w3.org/2000/svg";

/**
 * @param {string} tag
 * @param {Record<string, any>} [attributes]
 * @param {...Node} children
 * @returns {SVGElement}
 */
export function svg(tag, attributes = {}, ...children) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "text") node.textContent = value;
    else if (value !== undefined) node.setAttribute(name, String(value));
  }
  node.append(...children);
  return node;
}

/** A button without words of its own; `label` is read aloud and shown as a tooltip. */
export function iconButton(sign, label, onclick, more = {}) {
  return el("button", {
    type: "button", class: "icon-button", "aria-label": label, title: label, text: sign, onclick, ...more,
  });
}

const ADDRESS = /\bhttps?:\/\/[^\s<>"'`]+[^\s<>"'`.,;:!?)\]}’”]/gi;

/** Appends text; web addresses in it become links that tell nobody where the reader comes from. */
export function appendText(parent, text) {
  let done = 0;
  for (const found of text.matchAll(ADDRESS)) {
    if (!URL.canParse(found[0])) continue;
    parent.append(text.slice(done, found.index));
    parent.append(
      el("a", { href: found[0], rel: "noopener nofollow ugc", target: "_blank", text: found[0] }),
    );
    done = found.index + found[0].length;
  }
  parent.append(text.slice(done));
}

/** "1 claim", "2,000 claims". */
export function counted(number, one, many = one + "s") {
  return `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
}

/** Brings an element into view inside its pane, or inside the page where that scrolls instead. */
export function reveal(body, element, share = 0.3) {
  if (!element.offsetParent) return;
  const pane = getComputedStyle(body).overflowY === "visible" ? body.closest(".explore") : body;
  const outer = pane.getBoundingClientRect();
  const inner = element.getBoundingClientRect();
  const margin = Math.min(48, outer.height * 0.1);
  if (inner.top >= outer.top + margin && inner.bottom <= outer.bottom - margin) return;
  const top = pane.scrollTop + inner.top - outer.top - outer.height * share;
  pane.scrollTo({ top, behavior: "instant" });
}
