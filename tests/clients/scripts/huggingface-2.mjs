import { HfInference } from "huggingface2";
import { assert, document, isSummary, model, url } from "../check.mjs";

// An older line of the client, which speaks the routes of the task servers and of Text Generation Inference. Without the name of a model, it
// asks its maker for one.
const prompt = { model, inputs: `Summarize in one sentence: ${document}` };
for (const path of ["/", `/models/${model}`]) {
  const endpoint = new HfInference("unused").endpoint(url + path);
  isSummary((await endpoint.summarization({ model, inputs: document, parameters: { max_length: 60 } })).summary_text);

  const { generated_text } = await endpoint.textGeneration(prompt);
  isSummary(generated_text);
  const pieces = [];
  for await (const piece of endpoint.textGenerationStream(prompt)) {
    pieces.push(piece);
  }
  assert.equal(pieces.map((p) => p.token.text).join(""), generated_text);
  assert.equal(pieces.at(-1).generated_text, generated_text);
}

const vectors = await new HfInference("unused").endpoint(`${url}/embed`).featureExtraction({ model, inputs: ["The bridge is old."] });
assert.equal(vectors[0].length, 384);
