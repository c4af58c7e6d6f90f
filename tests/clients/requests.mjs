import { assert, document, model, url } from "./check.mjs";

const query = "Where do buses go?";
const rank = { query, documents: [document, "It rains."] };
const messages = [{ role: "user", content: document }];

// What a client sends to each route that reads JSON. A comparison makes a second model, so it is asked for what is refused.
const bodies = {
  "/v1/summarize": { text: document, length: "short" },
  "/v1/summarize/batch": { documents: [document, { id: "b", text: document }] },
  "/v1/compress": { query, documents: [document, { text: "It rains.", id: "r", metadata: { page: 1 } }], rate: 0.5 },
  "/v1/embeddings": { input: [document] },
  "/v1/rerank": rank,
  "/v2/rerank": { ...rank, top_n: 1 },
  "/v1/compare": { runs: 1000 },
  "/tokenize": { text: document },
  "/detokenize": { tokens: [5, 6, 7] },
  "/v1/chat/completions": { model, messages },
  "/v1/completions": { model, prompt: document, max_tokens: 8 },
  "/v1/responses": { model, input: document },
  "/": { inputs: document },
  "/models/{id}": { inputs: [document], parameters: { max_length: 40 } },
  "/generate": { inputs: document, parameters: { details: true } },
  "/generate_stream": { inputs: document },
  "/embed": { inputs: [document] },
  "/rerank": { query, texts: [document], return_text: true },
  "/api/generate": { model, prompt: document, stream: false },
  "/api/chat": { model, messages, stream: false },
};

/** A request for every route of the contract; the contract and this list name the same routes. */
export function requests(contract) {
  const found = Object.entries(contract.paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => ({ path, method })));
  const reading = found.filter((f) => contract.paths[f.path][f.method].requestBody?.content["application/json"]).map((f) => f.path);
  assert.deepEqual(Object.keys(bodies).sort(), reading.sort());
  return found.filter((f) => f.path !== "/v1/documents").map((f) => ({ ...f, body: bodies[f.path], skip: f.path === "/v1/compare" }));
}

/** Sends a request, to the service or to a proxy before it. */
export function send({ method, path, body }, to = url) {
  const content = body === undefined ? {} : { body: JSON.stringify(body), headers: { "Content-Type": "application/json" } };
  return fetch(to + path.replace("{id}", model), { method: method.toUpperCase(), ...content });
}
