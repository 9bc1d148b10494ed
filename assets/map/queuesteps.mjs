/** Where one is in the review: what was looked at, what was decided, and what can be undone. */

/** @typedef {{id: string, name: string}} Step a decision, and what it was on */

export function createSteps() {
  /** @type {string[]} what was looked at, in order */
  let trail = [];
  let at = -1;
  const seen = new Set();
  /** @type {Step[]} */
  let done = [];

  return {
    /** What is looked at now. */
    look(name) {
      seen.add(name);
      if (trail[at] === name) return;
      if (trail[at + 1] !== name) trail = [...trail.slice(0, at + 1), name];
      at++;
    },
    /** What was looked at before, or undefined. */
    back() {
      if (at <= 0) return undefined;
      at -= 2; // looking at it makes the step forward again
      return trail[at + 1];
    },
    canGoBack: () => at > 0,
    /** The first that was not looked at yet. @param {string[]} ids */
    first: (ids) => ids.find((name) => !seen.has(name)),
    /** Everything may come again. */
    forget() {
      seen.clear();
    },
    decided(name, id) {
      done.push({ id, name });
    },
    push: (step) => done.push(step),
    /** Takes away the last step, which is to be undone. */
    pop: () => done.pop(),
    undoable: () => done.length,
    /** Links that go by other names now. @param {Record<string, string>} names */
    rename(names) {
      const now = (name) => names[name] || name;
      trail = trail.map(now);
      for (const [before, after] of Object.entries(names)) if (after && seen.has(before)) seen.add(after);
    },
  };
}
