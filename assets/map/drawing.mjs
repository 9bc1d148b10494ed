/** The renderer: camera, canvas, cards, inset and axes, brought up to date once a frame. */

import { createAxes } from "./axes.mjs";
import { createCamera } from "./camera.mjs";
import { createCards } from "./cards.mjs";
import { marksOf } from "./marks.mjs";
import { createMinimap } from "./minimap.mjs";
import { authorOf, commentOf } from "./model.mjs";
import { tierOf } from "./paint.mjs";
import { onColours, paletteOf } from "./palette.mjs";
import { createPicture } from "./picture.mjs";
import { createIndex, sceneOf, seen, within } from "./scene.mjs";
import { tweenOf } from "./tween.mjs";
import { boxOf } from "./view.mjs";

const NEAR = 160; // pixels beyond the frame in which cards are made already

/**
 * @param {HTMLElement} frame
 * @param {import("./main.mjs").Context} context
 * @param {(error: Error) => void} onBroken called when nothing can be drawn any more
 */
export function createDrawing(frame, context, onBroken) {
  const { model, signal } = context;
  const camera = createCamera(frame, guarded(draw));
  const picture = createPicture(frame, { onFresh: flush, signal });
  const cards = createCards(frame, context);
  const axes = createAxes(frame);
  const minimap = createMinimap(frame, (x, y) => camera.centreOn(x, y));
  let palette = paletteOf(frame);
  let room = { width: frame.clientWidth, height: frame.clientHeight };
  /** @type {import("./view.mjs").View|null} */
  let view = null;
  let scene = null;
  let index = null;
  let tween = null;
  let wanted = { links: new Set(), found: [] };
  let due = new Set();
  onColours(guarded(() => {
    palette = paletteOf(frame);
    if (view) refresh();
  }), signal);

  function guarded(work) {
    return (...given) => {
      try {
        return work(...given);
      } catch (error) {
        onBroken(error);
      }
    };
  }

  function draw() {
    if (!view || !room.width || !room.height) return;
    if (tween) step();
    const at = camera.get();
    const inView = within(index.cards, seen(at, room.width, room.height));
    const tier = tierOf(at.scale, inView.length);
    const many = tier === "dots" ? inView.length + scene.links : 0;
    const sight = { camera: at, ...room, dpr: devicePixelRatio || 1, tier, palette };
    const fresh = picture.draw(sight, many, labelOf);
    const near = tier === "cards" ? within(index.cards, seen(at, room.width, room.height, NEAR)) : [];
    if (!cards.place(at, near, tier === "cards")) camera.moved();
    minimap.move(at, room, cards.current() < 0 ? null : boxOf(view, cards.current()));
    axes.move(at, room);
    frame.dataset.tier = tier;
    if (fresh) flush();
  }

  function step() {
    const done = tween(performance.now());
    if (done) tween = null;
    index = createIndex(scene);
    picture.show(scene, index);
    cards.move();
    if (!done) camera.moved();
  }

  /** Tells that what was asked for can be seen. */
  function flush() {
    const names = due;
    due = new Set();
    if (names.size) setTimeout(() => names.forEach((name) => performance.mark(`argmap:${name}`)));
  }

  function labelOf(place) {
    const node = view.nodes[place];
    const block = view.blocks[place];
    const mark = model.mark[commentOf(model, node)];
    const name = block ? `${block.cards} cards, ${block.people} people` : `${mark} ${authorOf(model, node) ?? ""}`;
    return { mark: block ? String(block.cards) : mark, name, words: model.label[node] };
  }

  function refresh() {
    const marks = marksOf(model, view, { state: context.store.get(), selection: context.selection(), ...wanted });
    picture.mark(marks);
    cards.mark(marks);
    minimap.paint(palette, marks);
    camera.moved();
  }

  return {
    camera,
    marker: cards.marker,
    current: cards.current,
    /** Takes note of the size of the frame; asking for it while drawing would be slow. */
    resize: guarded(() => {
      room = { width: frame.clientWidth, height: frame.clientHeight };
      picture.resize(room.width, room.height, devicePixelRatio || 1);
      if (view) camera.measure(...view.size);
      camera.moved();
    }),
    /** Draws another view; `anchor` is a node that stays where it is on the screen. */
    show: guarded((next, anchor) => {
      const [before, old] = [view, scene];
      const focused = cards.show(next, (scene = sceneOf(model, next)));
      view = next;
      tween = null;
      camera.measure(...view.size);
      const held = anchor ?? middleOf(before, next, camera.get(), room);
      if (before && before.at.has(held) && next.at.has(held)) {
        const [from, to] = [boxOf(before, before.at.get(held)), boxOf(next, next.at.get(held))];
        camera.keep(from, to);
        tween = tweenOf(before, old, next, scene, { x: to.x - from.x, y: to.y - from.y });
      }
      index = createIndex(scene);
      picture.show(scene, index);
      minimap.show(scene);
      axes.show(view);
      refresh();
      guarded(draw)();
      if (focused) cards.focus();
    }),
    /** Brings up to date what is faded, selected, found, and which links are seen strongly. */
    refresh: guarded((what, now = {}) => {
      wanted = { ...wanted, ...now };
      if (what) due.add(what);
      if (view) refresh();
    }),
    /** Makes a card the one that Tab reaches, and focuses it if asked to. */
    goTo: guarded((place, focus) => {
      cards.goTo(place);
      if (focus) cards.focus();
    }),
    /** The card or the link at a place of the screen: a place in the view, or -1. */
    cardAt: (clientX, clientY) => {
      const { x, y } = mapPoint(frame, camera.get(), clientX, clientY);
      return view ? within(index.cards, { left: x, top: y, right: x, bottom: y }).at(-1) ?? -1 : -1;
    },
    sceneAt: (clientX, clientY) => ({ scene, index, ...mapPoint(frame, camera.get(), clientX, clientY) }),
  };
}

function mapPoint(frame, { x, y, scale }, clientX, clientY) {
  const box = frame.getBoundingClientRect();
  return { x: (clientX - box.left - x) / scale, y: (clientY - box.top - y) / scale };
}

/** The card nearest to the middle of the frame that both views have. */
function middleOf(before, next, camera, room) {
  if (!before) return -1;
  const [x, y] = [(room.width / 2 - camera.x) / camera.scale, (room.height / 2 - camera.y) / camera.scale];
  let [best, least] = [-1, Infinity];
  before.nodes.forEach((node, place) => {
    if (!next.at.has(node)) return;
    const far = Math.hypot(before.x[place] + before.w[place] / 2 - x, before.y[place] + before.h[place] / 2 - y);
    if (far < least) [best, least] = [node, far];
  });
  return best;
}
