/** The review queue: what was guessed, one thing after the other, each decided with one key. */

import { counted, el } from "./dom.mjs";
import { bulkSheet, insteadSheet, mergeSheet, splitSheet, targetSheet } from "./queuechoices.mjs";
import { itemElements } from "./queueitem.mjs";
import { createServer, namePart, Problem } from "./queueserver.mjs";
import { createSteps } from "./queuesteps.mjs";
import { queueFrame, showActions } from "./queueframe.mjs";

/** @param {HTMLElement} place @param {import("./main.mjs").Context} context */
export function mountQueue(place, context) {
  const { root, model, store, say, signal } = context;
  const server = createServer(context.key, signal);
  const steps = createSteps();
  const opener = root.querySelector(".check");
  /** @type {any} what is to be checked, as the server last said */
  let queue = null;
  /** @type {any} what is looked at */
  let item = null;
  let busy = false;
  let last = ""; // what was done last, in words
  const frame = queueFrame(place, { act, close, bulk, mine: () => mineAgain() }, signal);
  place.hidden = true;
  root.removeAttribute("data-checking");
  opener?.setAttribute("aria-expanded", "false");
  opener?.setAttribute("aria-controls", "queue");
  opener?.addEventListener("click", () => (place.hidden ? open() : close()), { signal });

  async function open(name = "") {
    place.hidden = false;
    root.toggleAttribute("data-checking", true);
    opener?.setAttribute("aria-expanded", "true");
    frame.heading.focus();
    await attempt(async () => {
      queue = await server.queue();
      await (name ? show(name) : next());
    });
  }

  function close() {
    place.hidden = true;
    root.removeAttribute("data-checking");
    opener?.setAttribute("aria-expanded", "false");
    context.tellHover(-1);
    opener?.focus();
  }

  /** Does one thing at a time; what the server refuses is told to the reader. */
  async function attempt(work) {
    if (busy) return;
    busy = true;
    place.setAttribute("aria-busy", "true");
    frame.problem("");
    try {
      await work();
    } catch (error) {
      if (signal.aborted) return;
      frame.problem(error instanceof Problem ? sentence(error.message) : `The server could not be reached: ${error.message}.`);
      if (error instanceof Problem) await catchUp().catch(() => undefined);
    } finally {
      busy = false;
      place.removeAttribute("aria-busy");
    }
  }

  /** Takes the queue as it is now. */
  async function refresh() {
    follow();
    queue = await server.queue();
    tell();
  }

  /** Somebody else has changed the conversation: goes on with what is there now. */
  async function catchUp() {
    await refresh();
    if (item && !(await server.item(item.id))) await next();
  }

  /** Lets the map follow, and then the order; nobody waits for either. */
  async function follow(renamed = {}) {
    const { rev } = queue;
    try {
      await context.renew(renamed);
      performance.mark("argmap:renewed");
      if (queue.rev !== rev) return; // there is a newer one
      const now = await server.queue();
      if (now.rev === queue.rev) queue = now;
    } catch (error) {
      if (!signal.aborted) frame.problem(`The map could not be brought up to date: ${error.message}. Reload the page.`);
    }
  }

  /** Takes what a decision did: the counts at once, and what follows when the next thing is shown. */
  async function go(done, on) {
    steps.rename(done.renamed ?? {});
    queue = { ...queue, rev: done.rev, left: done.left, checked: done.checked };
    await on();
    follow(done.renamed);
  }

  function tell() {
    frame.progress(queue, steps.undoable(), last);
  }

  async function show(name) {
    item = await server.item(name);
    if (!item) {
      steps.look(name);
      return next();
    }
    item.why = queue.why[queue.ids.indexOf(item.id)] ?? "";
    steps.look(item.id);
    frame.body(...itemElements(item));
    showActions(place, item, steps);
    tell();
    place.querySelector(".queue-body").scrollTop = 0;
    const ends = item.ends.map((end) => model.place.get(end.id)).filter((node) => node !== undefined);
    if (ends.length) context.look(ends[0]);
    context.tellHover(ends[0] ?? -1);
    frame.hold();
    return undefined;
  }

  /** Goes on to what comes first among what was not looked at yet. */
  async function next(said = "") {
    const name = steps.first(queue.ids);
    if (name === undefined) {
      item = null;
      nothing(said);
      return;
    }
    await show(name);
    say([said, item && `Next: ${item.sentence}`, counted(queue.left, "thing") + " left"].filter(Boolean).join(". "));
  }

  function nothing(said) {
    const skipped = queue.left;
    const again = el("button", { type: "button", class: "button", text: "Look at these again",
      onclick: () => attempt(() => {
        steps.forget();
        return next();
      }) });
    frame.body(el("h3", { tabindex: "-1", text: skipped ? "Nothing left but what you skipped" : "Nothing left to check" }),
      el("p", { class: "muted", text: skipped ? `${counted(skipped, "thing")} wait.`
        : queue.checked ? "Everything that was guessed has been decided on."
          : "Nothing here was guessed: all of it stands in the source or was set by people." }),
      ...(skipped ? [el("p", {}, again)] : []));
    showActions(place, null, steps);
    context.tellHover(-1);
    tell();
    frame.hold();
    say([said, skipped ? "Nothing left but what you skipped" : "Nothing left to check"].filter(Boolean).join(". "));
  }

  /** Sends a decision on what is looked at and goes on. */
  const decide = (decision, said, then = "") => attempt(async () => {
    const on = item.what === "claim" ? { claims: [item.id] } : { links: [namePart(item)] };
    const done = await server.decide({ ...on, ...decision }, frame.by());
    steps.decided(item.id, done.id);
    last = [`${said}: ${item.sentence}`, then].filter(Boolean).join(". ");
    await go(done, () => next(last));
  });

  const choose = (make) => {
    frame.choose(make(() => frame.choose(null)));
  };
  const chosen = (...given) => {
    frame.choose(null);
    return decide(...given);
  };

  const actions = {
    accept: () => decide({ what: "accept" }, "Accepted"),
    reject: () => (item.instead?.length ? choose((leave) => insteadSheet(item, leave, {
      onPick: (target) => chosen({ what: "retarget", target, kind: item.kind }, "Changed"),
      onNothing: () => chosen({ what: "reject" }, "Rejected", alone(item)),
    })) : decide({ what: "reject" }, "Rejected", alone(item))),
    flip: () => decide({ what: "flip" }, "Turned round"),
    neither: () => decide({ what: "neither" }, "Neither"),
    retarget: () => choose((leave) => targetSheet(item, model, leave, (target, kind) =>
      chosen({ what: "retarget", target, kind }, "Changed"))),
    split: () => choose((leave) => splitSheet(item, leave, (at) => chosen({ what: "split", at }, "Split"))),
    merge: () => choose((leave) => mergeSheet(item, model, leave, {
      onMerge: (other) => chosen({ what: "merge", claims: [item.id, other] }, "Merged"),
      onSame: (target) => chosen({ what: "restate", target }, "Joined"),
    })),
    skip: () => attempt(() => next("Skipped")),
    back: () => attempt(async () => {
      const name = steps.back();
      if (name === undefined) say("This is the first.");
      else {
        await show(name);
        if (item) say(`Back to: ${item.sentence}`);
      }
    }),
    undo: () => attempt(undo),
    see: () => {
      if (!item) return;
      if (item.what === "claim") store.select(item.id);
      else store.selectLink(item.id);
    },
  };

  function act(name) {
    if (!item && !["undo", "back"].includes(name)) return;
    actions[name]();
  }

  async function undo() {
    const step = steps.pop();
    if (!step) {
      say("There is nothing to undo.");
      return;
    }
    let done;
    try {
      done = await (step.id === "mined" ? server.unmine() : server.undo(step.id));
    } catch (error) {
      if (!(error instanceof Problem)) steps.push(step); // it may work another time
      throw error;
    }
    last = "Undone";
    await go(done, () => (step.name ? show(step.name) : next()));
    say(`Undone. ${counted(queue.left, "thing")} left.`);
  }

  function bulk() {
    if (!queue) return;
    choose((leave) => bulkSheet(queue, leave, (above, kinds) => {
      frame.choose(null);
      attempt(async () => {
        const done = await server.acceptAbove(above, kinds, frame.by());
        steps.push({ id: done.id, name: "" });
        last = `Accepted ${counted(done.on, "link")}`;
        await refresh();
        await next(last);
      });
    }));
  }

  const mineAgain = () => attempt(async () => {
    say("The conversation is being mined again.");
    frame.note("Mining again …");
    try {
      const done = await server.mine();
      steps.push({ id: done.id, name: "" });
      steps.forget();
      await refresh();
      const unfit = done.unfit.map(sentence);
      frame.note(unfit.length ? "" : "Mined again; everything you decided holds.", unfit);
      await next(unfit.length ? `Mined again. ${counted(unfit.length, "decision fits", "decisions fit")} nowhere` : "Mined again");
    } catch (error) {
      frame.note("");
      throw error;
    }
  });

  return { open };
}

/** What a comment is left with when what it mainly answers is rejected. */
function alone(item) {
  return item.alone ? `${item.ends[0].mark} answers nothing now; Z takes it back` : "";
}

function sentence(words) {
  const first = words[0].toUpperCase() + words.slice(1);
  return /[.!?]$/.test(first) ? first : `${first}.`;
}
