/** Moving through time: by hand, where a gesture is one step of the history, and by itself. */

import { turnSentence } from "./moments.mjs";

/** Moves that follow each other sooner than this are one step of the back button. */
const ONE_MOVE_MS = 1000;
/** A whole conversation plays in this time, unless its comments are few enough to be read along. */
const WHOLE_MS = 45_000;
const [FASTEST_MS, SLOWEST_MS] = [150, 1500];
/** Browsers refuse addresses that change much faster than this. */
const DRAG_MS = 60;

/**
 * Changes the moment; what is one gesture, or follows quickly, is one step of the back button.
 * @param {(turn: number, how: "push"|"replace") => void} set
 */
export function createMoves(set) {
  let moved = -Infinity;
  let held = false;
  let waiting = 0;
  let wanted = 0;

  function to(turn) {
    clearTimeout(waiting);
    waiting = 0;
    const now = performance.now();
    const how = now - moved < ONE_MOVE_MS || (held && moved > -Infinity) ? "replace" : "push";
    moved = now;
    set(turn, how);
  }

  return {
    to,
    toSoon(turn) {
      wanted = turn;
      if (!held) to(turn);
      else waiting ||= setTimeout(() => to(wanted), DRAG_MS);
    },
    grasp() {
      held = true;
      moved = -Infinity;
    },
    letGo() {
      if (!held) return;
      if (waiting) to(wanted);
      held = false;
      moved = -Infinity;
    },
  };
}

/** Plays the comments one after the other, or several at a time where there are very many. */
export function createPlayer({ model, until, goTo, moves, say }) {
  const end = model.comments - 1;
  const pace = Math.min(SLOWEST_MS, Math.max(FASTEST_MS, WHOLE_MS / model.comments));
  const stride = Math.max(1, Math.ceil((model.comments * FASTEST_MS) / WHOLE_MS));
  let timer = 0;
  let tell = () => {};

  function stop() {
    if (!timer) return;
    clearInterval(timer);
    timer = 0;
    moves.letGo();
    tell(false);
  }

  function advance() {
    goTo(Math.min(end, until() + stride));
    if (until() < end) return;
    stop();
    say("The end: everything is shown.");
  }

  function start() {
    moves.grasp();
    timer = setInterval(advance, pace);
    tell(true);
    const turn = until() === end ? 0 : until() + 1;
    goTo(turn);
    say(`Playing from ${turnSentence(model, turn)}`);
  }

  function toggle() {
    if (!timer) {
      start();
      return;
    }
    stop();
    say(`Paused at ${turnSentence(model, until())}`);
  }

  const onChange = (listener) => {
    tell = listener;
    listener(false);
  };
  return { toggle, stop, onChange };
}
