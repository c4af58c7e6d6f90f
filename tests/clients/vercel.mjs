import { assert, document, isSummary, model, url } from "./check.mjs";

/** What every version of Vercel's AI SDK must get. */
export async function checkVercel({ createOpenAI, generateText, streamText }) {
  const provider = createOpenAI({ baseURL: `${url}/v1`, apiKey: "unused" });

  // The default of the provider is /v1/responses.
  for (const served of [provider(model), provider.chat(model)]) {
    const { text, usage, finishReason } = await generateText({ model: served, prompt: `Please summarize the following article: ${document}` });
    isSummary(text);
    assert.equal(finishReason, "stop");
    assert.ok(usage.inputTokens > 0);

    const stream = streamText({ model: served, system: "One sentence.", prompt: document });
    let pieces = "";
    for await (const piece of stream.textStream) {
      pieces += piece;
    }
    isSummary(pieces);
  }
}
