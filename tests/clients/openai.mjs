import { assert, document, isSummary, model, url } from "./check.mjs";

/** What every version of OpenAI's client must get. Gives the client and the messages back for what only newer versions have. */
export async function checkOpenAi(OpenAI) {
  const client = new OpenAI({ baseURL: `${url}/v1`, apiKey: "unused" });
  const messages = [{ role: "user", content: `Summarize the following text in one sentence.\n\n${document}` }];

  const answer = await client.chat.completions.create({ model, messages });
  isSummary(answer.choices[0].message.content);
  assert.equal(answer.choices[0].finish_reason, "stop");
  assert.equal(answer.choices[0].message.refusal, null);
  assert.equal(answer.usage.total_tokens, answer.usage.prompt_tokens + answer.usage.completion_tokens);

  let text = "";
  let usage = null;
  for await (const chunk of await client.chat.completions.create({ model, messages, stream: true, stream_options: { include_usage: true } })) {
    text += chunk.choices[0]?.delta?.content ?? "";
    usage = chunk.usage ?? usage;
  }
  assert.equal(text, answer.choices[0].message.content);
  assert.equal(usage.total_tokens, answer.usage.total_tokens);

  const raw = await client.completions.create({ model, prompt: document, max_tokens: 8 });
  assert.equal(raw.choices.length, 1);

  const vectors = await client.embeddings.create({ model: "all-MiniLM-L6-v2", input: ["One text.", "Another."] });
  assert.deepEqual(vectors.data.map((v) => v.embedding.length), [384, 384]);

  assert.equal((await client.models.list()).data[0].id, model);

  // Failures have the service's words, not "no body".
  const tooLong = await client.chat.completions.create({ model, messages: [{ role: "user", content: document.repeat(60) }], strategy: "single" }).catch((e) => e);
  if (!tooLong.choices) {
    // A service that chooses sentences reads documents of any length.
    assert.equal(tooLong.status, 400);
    assert.equal(tooLong.code, "context_length_exceeded");
    assert.match(tooLong.message, /maximum context length/);
  }
  for (const call of [() => client.get("/unknown"), () => client.get("/chat/completions"), () => client.chat.completions.create({ model: "other", messages })]) {
    const failure = await call().catch((e) => e);
    assert.doesNotMatch(failure.message, /no body/);
    assert.ok(failure.code, failure.message);
  }
  return { client, messages };
}
