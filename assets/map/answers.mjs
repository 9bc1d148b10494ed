/** What opens and folds: hidden answers, blocks, one strand alone, and what was selected before. */

const MANY_ALSO = 24;

/** @param {import("./main.mjs").Context} context @param {() => import("./view.mjs").View} viewOf */
export function createAnswers(context, viewOf) {
  const { model, store } = context;
  const idAt = (place) => model.ids[viewOf().nodes[place]];

  function near(selection, id) {
    const node = model.place.get(id);
    return selection.seen.includes(node) || selection.related.has(node);
  }

  return {
    /** Shows more of what is hidden below a card, what was folded away, or what a block holds. */
    open(place) {
      const view = viewOf();
      if (!view.hidden[place].length && !view.blocks[place]) return false;
      const id = idAt(place);
      const { open, shut } = store.get();
      if (shut.includes(id)) {
        store.set({ shut: shut.filter((other) => other !== id) }, "replace");
        return true;
      }
      const steps = open.map(stepsOf).find(([other]) => other === id)?.[1] ?? 0;
      const rest = open.filter((item) => stepsOf(item)[0] !== id);
      store.set({ open: [...rest, steps ? `${id}*${steps + 1}` : id] }, view.blocks[place] ? "push" : "replace");
      return true;
    },
    /** Folds away what is shown below a card. */
    shut(place) {
      const id = idAt(place);
      const { open, shut } = store.get();
      store.set({ open: open.filter((item) => stepsOf(item)[0] !== id), shut: [...shut, id] }, "replace");
    },
    /** Shows only what hangs on a card. */
    alone(place) {
      store.set({ f: idAt(place), s: "", l: "" });
    },
    /** Keeps on the map what was selected though it is not among the main cards. */
    remember() {
      const { s, l } = store.get();
      const also = store.get().also.filter((id) => near(context.selection(), id));
      const link = model.links.get(l);
      const ids = link === undefined ? [s] : [model.edges.s[link], model.edges.t[link]].map((n) => model.ids[n]);
      if (!ids[0] || ids.every((id) => also.includes(id))) return false;
      store.set({ also: [...new Set([...also, ...ids])].slice(-MANY_ALSO) }, "replace");
      return true;
    },
    /** Lets go of what was kept for an earlier selection, unless this one is joined to it. */
    forget(selection) {
      const { also } = store.get();
      const kept = also.filter((id) => near(selection, id));
      if (kept.length < also.length) store.set({ also: kept }, "replace");
    },
  };
}

/** The node that a change of the state opened, folded or added, or undefined. */
export function changedNode(state, before) {
  const now = [...state.open, ...state.shut];
  const then = [...before.open, ...before.shut];
  const item = now.find((id) => !then.includes(id)) ?? before.shut.find((id) => !state.shut.includes(id))
    ?? before.open.find((id) => !state.open.includes(id))
    ?? (String(state.also) === String(before.also) ? undefined : state.s);
  return item === undefined ? undefined : stepsOf(item)[0];
}

/** "k:6.1*3" is the node k:6.1 and three steps. */
function stepsOf(item) {
  const found = /^(.*)\*(\d{1,4})$/s.exec(item);
  return found ? [found[1], Number(found[2])] : [item, 1];
}
