import { CohereClientV2 } from "cohere-ai";
import { assert, document, url } from "../check.mjs";

const client = new CohereClientV2({ token: "unused", environment: url, baseUrl: url });
const query = "Where do buses go?";
const documents = ["The bridge is old.", "Buses take the road through Milton.", document];
const request = { query, documents, model: "all-MiniLM-L6-v2" };

const answer = await client.rerank({ ...request, topN: 2 });
assert.equal(answer.results.length, 2);
assert.equal(answer.results[0].index, 1);
assert.ok(answer.results[0].relevanceScore > answer.results[1].relevanceScore);
assert.ok(answer.results.every((r) => r.relevanceScore >= 0 && r.relevanceScore <= 1));
assert.match(answer.id, /^rnk-/);

const other = await client.rerank({ ...request, model: "rerank-v3.5" }).catch((e) => e);
assert.equal(other.statusCode, 404);
const none = await client.rerank({ ...request, documents: [] }).catch((e) => e);
assert.equal(none.statusCode, 422);
