// Text Generation Inference has no client of its own on npm; these are the requests of its documentation.
import { assert, document, isSummary, url } from "../check.mjs";

const post = (path, body) => fetch(`${url}${path}`, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });

const answer = await (await post("/generate", { inputs: document, parameters: { max_new_tokens: 60, details: true, do_sample: false } })).json();
isSummary(answer.generated_text);
assert.equal(answer.details.finish_reason, "eos_token");

const events = (await (await post("/generate_stream", { inputs: document })).text()).split("\n\n").filter((l) => l.startsWith("data:")).map((l) => JSON.parse(l.slice(5)));
assert.equal(events.map((e) => e.token.text).join(""), events.at(-1).generated_text);
isSummary(events.at(-1).generated_text);

const refused = await post("/generate", { inputs: 5 });
assert.equal(refused.status, 422);
assert.equal(typeof (await refused.json()).error, "string");

const ranked = await (await post("/rerank", { query: "Where do buses go?", texts: ["The bridge is old.", "Buses take the road through Milton."], return_text: true })).json();
assert.equal(ranked[0].index, 1);
assert.equal(ranked[0].text, "Buses take the road through Milton.");
