// Every route of the contract with the types that openapi-typescript makes of it. Compiled strictly, so that a type that cannot be used
// fails.
import createClient from "openapi-fetch";
import type { components, paths } from "./v1.js";

declare const process: { argv: string[] };
const [url, model, document] = process.argv.slice(2) as [string, string, string];
const client = createClient<paths, "application/json">({ baseUrl: url });

function have<T>(answer: { data?: T; error?: unknown; response: Response }): NonNullable<T> {
  if (answer.data === undefined || answer.data === null) {
    throw new Error(`${answer.response.url}: ${answer.response.status} ${JSON.stringify(answer.error)}`);
  }
  return answer.data;
}

function same<T>(actual: T, expected: T) {
  if (actual !== expected) {
    throw new Error(`${String(actual)} is not ${String(expected)}`);
  }
}

const query = "Where do buses go?";

const asked = { text: document, length: "short", strategy: null } as const;
const summary: components["schemas"]["SummaryResponse"] = have(await client.POST("/v1/summarize", { body: asked }));
const tokens: number = summary.usage.total_tokens;
same(tokens, summary.usage.input_tokens + summary.usage.output_tokens);

const batch = have(await client.POST("/v1/summarize/batch", { body: { documents: [document, { id: "b", text: document }] } }));
same(batch.results.length, 2);

const file = new File(["# The tower\nIt was built of oak and stone in 1759."], "tower.md", { type: "text/markdown" });
const read = have(
  await client.POST("/v1/documents", {
    body: { file: file as unknown as string },
    bodySerializer: () => {
      const form = new FormData();
      form.append("file", file);
      return form;
    },
  }),
);
same(read.text.includes("oak"), true);

const compressed = have(
  await client.POST("/v1/compress", { body: { query, documents: [document, { text: "It rains.", id: "r" }], rate: 0.5 } }),
);
same(compressed.results.length, 2);

const vectors = have(await client.POST("/v1/embeddings", { body: { input: [document] } }));
same(vectors.data.length, 1);

same(have(await client.POST("/v1/rerank", { body: { query, documents: ["It rains.", document] } })).results[0]?.index, 1);
same(have(await client.POST("/v2/rerank", { body: { query, documents: ["It rains.", document], top_n: 1 } })).results.length, 1);

const refused = await client.POST("/v1/compare", { body: { runs: 1000 } });
same(refused.response.status, 422);

same(have(await client.GET("/v1/plan")).models.length > 0, true);

const pieces = have(await client.POST("/tokenize", { body: { text: document, tokens: true } }));
same(have(await client.POST("/detokenize", { body: { tokens: (pieces.tokens ?? []).map((t) => t.id) } })).text.trim(), document);

const chat = have(
  await client.POST("/v1/chat/completions", {
    body: {
      model,
      messages: [
        { role: "system", content: "One sentence." },
        { role: "user", content: [{ type: "text", text: document }] },
      ],
      stop: ["\n\n"],
    },
  }),
);
const content: string | null | undefined = chat.choices[0]?.message.content;
same(typeof content, "string");

same(have(await client.POST("/v1/completions", { body: { model, prompt: [document], max_tokens: 8 } })).choices.length, 1);
same(have(await client.POST("/v1/responses", { body: { model, input: document } })).status, "completed");

same(have(await client.POST("/", { body: { inputs: document } })).length, 1);
same(have(await client.POST("/models/{id}", { params: { path: { id: model } }, body: { inputs: [document, document] } })).length, 2);
same(have(await client.POST("/generate", { body: { inputs: document, parameters: { details: true } } })).generated_text.length > 0, true);
const stream = await client.POST("/generate_stream", { body: { inputs: document }, parseAs: "text" });
same(stream.response.status, 200);
same(have(await client.POST("/embed", { body: { inputs: document } })).length, 1);
same(have(await client.POST("/rerank", { body: { query, texts: [document] } }))[0]?.index, 0);

same(have(await client.POST("/api/generate", { body: { model, prompt: document, stream: false } })).done, true);
same(have(await client.POST("/api/chat", { body: { model, messages: [{ role: "user", content: document }], stream: false } })).done, true);
same(have(await client.GET("/api/tags")).models[0]?.name, model);
same(have(await client.GET("/api/version")).version, have(await client.GET("/version")).version);

same(have(await client.GET("/v1/models")).data[0]?.id, model);
same(have(await client.GET("/v1/models/{id}", { params: { path: { id: model } } })).id, model);
same(typeof have(await client.GET("/info")).version, "string");
same(have(await client.GET("/health")).status, "healthy");
same(have(await client.GET("/health/ready")).status, "healthy");
same(have(await client.GET("/health/live")).status, "healthy");
