import { InferenceClient } from "@huggingface/inference";
import { assert, document, isSummary, model, url } from "../check.mjs";

const at = (path) => new InferenceClient("unused", { endpointUrl: `${url}${path}` });

isSummary((await at("/").summarization({ inputs: document })).summary_text);
isSummary((await at(`/models/${model}`).summarization({ inputs: document, parameters: { max_length: 60 } })).summary_text);

// Its text generation is OpenAI's raw completion now; where no model is named, it writes the address in that place.
const raw = { inputs: "The bridge was closed in March. It opens again in May.", parameters: { max_tokens: 8 } };
const { generated_text } = await at("").textGeneration(raw);
assert.ok(generated_text.length > 0);
const streamed = [];
for await (const piece of at("").textGenerationStream(raw)) {
  streamed.push(piece.choices[0]?.text ?? "");
}
assert.equal(streamed.join(""), generated_text);

// Text Embeddings Inference.
const vectors = await at("/embed").featureExtraction({ inputs: ["The bridge is old.", "The old bridge.", "Interest rates rose."] });
assert.deepEqual(vectors.map((v) => v.length), [384, 384, 384]);
const dot = (a, b) => a.reduce((sum, x, i) => sum + x * b[i], 0);
assert.ok(Math.abs(dot(vectors[0], vectors[0]) - 1) < 1e-3);
assert.ok(dot(vectors[0], vectors[1]) > dot(vectors[0], vectors[2]) + 0.3);

// Chats go to the OpenAI routes.
const chat = await at("").chatCompletion({ messages: [{ role: "user", content: document }] });
isSummary(chat.choices[0].message.content);

const failure = await at("/").summarization({ inputs: " " }).catch((e) => e);
assert.ok(failure instanceof Error);
assert.match(JSON.stringify(failure.httpResponse?.body ?? failure.message), /inputs must hold/);
