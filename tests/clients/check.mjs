// What all scripts share: the service and the model under test, and a document.
import assert from "node:assert/strict";

export { assert };

export const url = process.env.SUMMARIZER_URL ?? "http://localhost:8080";
export const model = process.env.SUMMARIZER_MODEL ?? "pocket";

export const document = [
  "The council of Ashford met on Monday to decide about the old bridge.",
  "Engineers reported cracks in two of its nine arches, and the mayor asked for a repair before the winter.",
  "The bridge will be closed for four months from May.",
  "Buses take the road through Milton, and a ferry carries people on foot.",
].join(" ");

const leaks = ["summar", "concise", "following", "context information", "query", "instruction", "sentence"];

/** A summary of the document: some of its words, and none of a prompt. */
export function isSummary(text) {
  assert.equal(typeof text, "string");
  assert.ok(text.trim().length > 0, "the summary is empty");
  for (const word of leaks) {
    assert.ok(!text.toLowerCase().includes(word), `"${word}" is in the summary: ${text}`);
  }
}

/** Requests that the engine runs, and those that wait for it. */
export async function engine() {
  const { requests_running: running, requests_waiting: waiting } = await (await fetch(`${url}/info`)).json();
  return { running, waiting };
}

/** Waits until something holds, for at most a minute. */
export async function until(what, holds) {
  for (const end = Date.now() + 60_000; !(await holds()); await new Promise((resolve) => setTimeout(resolve, 50))) {
    assert.ok(Date.now() < end, `still waiting until ${what}`);
  }
}
