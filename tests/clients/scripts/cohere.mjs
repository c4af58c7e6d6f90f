import { CohereClientV2 } from "cohere-ai";
import { assert, url } from "../check.mjs";

const query = "Where do buses go?";
const documents = ["The bridge is old.", "Buses take the road through Milton."];

// The client demands the name of a model; a service without an embedding model has none to give.
const first = await fetch(`${url}/v2/rerank`, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ query, documents }) });
const { model } = await first.json();
if (model) {
  const client = new CohereClientV2({ token: "unused", environment: url, baseUrl: url });
  const answer = await client.rerank({ query, documents, model, topN: 1 });
  assert.equal(answer.results.length, 1);
  assert.equal(answer.results[0].index, 1);
  assert.ok(answer.results[0].relevanceScore > 0);
}
