import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { assert, document, engine, isSummary, until, url } from "../check.mjs";

const client = new Client({ name: "test", version: "1" });
await client.connect(new StreamableHTTPClientTransport(new URL(`${url}/mcp`)));
assert.deepEqual((await client.listTools()).tools.map((t) => t.name).sort(), ["compress", "summarize"]);

const notes = [];
const result = await client.callTool({ name: "summarize", arguments: { text: document, length: "short" } }, undefined, { onprogress: (note) => notes.push(note) });
isSummary(result.content[0].text);
assert.equal(result.structuredContent.summary, result.content[0].text);
assert.ok(notes.length > 0);
assert.ok(notes.every((n, i) => i === 0 || n.progress > notes[i - 1].progress), "progress must rise");

// What a language model gets wrong, and what a program does that cuts texts by UTF-16 units.
for (const [text, message] of [
  [null, /^validation: text must be a string; it is null/],
  ["Cut in half: \ud83d", /^validation: text must be a string of valid Unicode/],
]) {
  const wrong = await client.callTool({ name: "summarize", arguments: { text } });
  assert.ok(wrong.isError);
  assert.match(wrong.content[0].text, message);
}

// A call that is given up stops the model: without that, this text would keep it busy for minutes.
const leave = new AbortController();
const begun = new Promise((resolve) => {
  const call = { name: "summarize", arguments: { text: document.repeat(2000) } };
  client.callTool(call, undefined, { signal: leave.signal, onprogress: resolve }).then(
    () => assert.fail("the call was not cancelled"),
    () => {},
  );
});
await begun;

// A service that chooses sentences does so without the engine.
if (process.env.SUMMARIZER_WRITES) {
  await until("the model begins", async () => (await engine()).running > 0);
}
leave.abort();
await until("the model stops", async () => Object.values(await engine()).every((count) => count === 0));

// The connection is in order.
isSummary((await client.callTool({ name: "summarize", arguments: { text: document } })).content[0].text);
await client.close();
