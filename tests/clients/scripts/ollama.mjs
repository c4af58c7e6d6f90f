import { Ollama } from "ollama";
import { assert, document, isSummary, model, url } from "../check.mjs";

const client = new Ollama({ host: url });
assert.equal((await client.list()).models[0].name, model);

const answer = await client.generate({ model, prompt: `Summarize this text: ${document}` });
isSummary(answer.response);
assert.equal(answer.done_reason, "stop");

let text = "";
for await (const piece of await client.chat({ model: `${model}:latest`, messages: [{ role: "user", content: document }], stream: true })) {
  text += piece.message?.content ?? "";
}
isSummary(text);

const failure = await client.generate({ model: "llama3", prompt: document }).catch((e) => e);
assert.match(failure.message, /serves the model/);
