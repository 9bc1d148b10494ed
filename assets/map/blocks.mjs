/** Long lists: elements are made in blocks, when they come near the view or are asked for. */

import { el } from "./dom.mjs";

const NEAR = "1200px";

/**
 * @param {HTMLElement} list where the blocks go
 * @param {object} options
 * @param {number} options.count how many elements there are
 * @param {number} options.size how many of them a block holds
 * @param {number} options.height about how high one of them is, in pixels
 * @param {(place: number) => Element|null} options.make null for one that is folded away
 * @param {string} [options.tag] of the blocks: "tbody" in a table
 * @param {() => void} [options.onMade] called when a block was made
 * @param {AbortSignal} options.signal
 */
export function createBlocks(list, { count, size, height, make, tag = "div", onMade, signal }) {
  /** @type {Map<number, Element>} what is in the document, by place */
  const made = new Map();
  const blocks = [];
  const filled = new Set();
  const watch = new IntersectionObserver(
    (entries) => {
      let any = false;
      for (const { isIntersecting, target } of entries) {
        if (isIntersecting) any = fill(Number(target.dataset.block)) || any;
      }
      if (any) onMade?.();
    },
    { rootMargin: NEAR },
  );
  signal.addEventListener("abort", () => watch.disconnect());
  for (let start = 0; start < count; start += size) {
    const inside = Math.min(size, count - start);
    // The least height of a part of a table is called its height.
    const block = el(tag, { class: "block", role: tag === "div" ? "none" : undefined, "data-block": blocks.length,
      style: `${tag === "div" ? "min-height" : "height"}:${inside * height}px` });
    blocks.push(block);
    list.append(block);
    watch.observe(block);
  }

  function fill(number) {
    if (filled.has(number)) return false;
    filled.add(number);
    watch.unobserve(blocks[number]);
    build(number);
    return true;
  }

  function build(number) {
    const elements = [];
    for (let place = number * size; place < Math.min(count, (number + 1) * size); place++) {
      const element = make(place);
      if (element) {
        made.set(place, element);
        elements.push(element);
      } else {
        made.delete(place);
      }
    }
    blocks[number].replaceChildren(...elements);
    blocks[number].removeAttribute("style");
  }

  return {
    /** The element at a place if it is in the document. */
    at: (place) => made.get(place),
    /** The element at a place, made now if need be; undefined when it is folded away. */
    need(place) {
      if (fill(Math.floor(place / size))) onMade?.();
      return made.get(place);
    },
    /** Makes the blocks of some places anew. */
    renew(from, to) {
      for (let number = Math.floor(from / size); number * size < to; number++) {
        if (filled.has(number)) build(number);
      }
      onMade?.();
    },
    /** All elements in the document with their places. */
    all: () => made.entries(),
  };
}
