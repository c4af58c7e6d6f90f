import OpenAI from "openai";
import { assert, document, isSummary, model } from "../check.mjs";
import { checkOpenAi } from "../openai.mjs";

const { client, messages } = await checkOpenAi(OpenAI);

// The newer route.
const response = await client.responses.create({ model, input: document, instructions: "One sentence." });
isSummary(response.output_text);
assert.equal(response.status, "completed");

let streamed = "";
let completed = null;
for await (const event of await client.responses.create({ model, input: messages, stream: true })) {
  streamed += event.type === "response.output_text.delta" ? event.delta : "";
  completed = event.type === "response.completed" ? event.response : completed;
}
isSummary(streamed);
assert.equal(completed.output[0].content[0].text, streamed);
