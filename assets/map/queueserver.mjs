/** What the review queue asks of the server, and tells it. */

/** A decision that does not fit, in a sentence for the reader. */
export class Problem extends Error {}

/** @param {string} key of the conversation @param {AbortSignal} signal */
export function createServer(key, signal) {
  const address = (what) => `/map/${encodeURIComponent(key)}/${what}`;

  async function read(answer) {
    if (answer.ok) return answer.json();
    let problem = `the server answered ${answer.status}`;
    if (answer.headers.get("Content-Type")?.includes("json")) ({ problem } = await answer.json());
    throw new Problem(problem);
  }

  const post = async (what, body = {}) => read(await fetch(address(what), {
    method: "POST", signal, headers: { "Content-Type": "application/json" }, body: JSON.stringify(body),
  }));

  return {
    queue: async () => read(await fetch(address("queue.json"), { signal })),
    /** One item, or null if it is no longer there. */
    item: async (name) => read(await fetch(address(`item.json?of=${encodeURIComponent(name)}`), { signal })),
    decide: (decision, by) => post("decide", { decision, by }),
    acceptAbove: (above, kinds, by) => post("decide", { above, kinds, by }),
    undo: (id) => post("undo", { id }),
    mine: () => post("mine"),
    unmine: () => post("unmine"),
  };
}

/** The name of a link as the server has it in a decision. */
export function namePart(item) {
  const [source, target] = item.ends;
  return { source: source.id, target: target.id, kind: item.kind };
}
