import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { assert, document, isSummary, url } from "../check.mjs";

const client = new Client({ name: "test", version: "1" });
await client.connect(new StreamableHTTPClientTransport(new URL(`${url}/mcp`)));
assert.deepEqual((await client.listTools()).tools.map((t) => t.name).sort(), ["compress", "summarize"]);

const notes = [];
const result = await client.callTool({ name: "summarize", arguments: { text: document, length: "short" } }, undefined, { onprogress: (note) => notes.push(note) });
isSummary(result.content[0].text);
assert.equal(result.structuredContent.summary, result.content[0].text);
assert.ok(notes.length > 0);
assert.ok(notes.every((n, i) => i === 0 || n.progress > notes[i - 1].progress), "progress must rise");

const wrong = await client.callTool({ name: "summarize", arguments: { text: null } });
assert.ok(wrong.isError);
assert.match(wrong.content[0].text, /^validation: text must be a string; it is null/);

// A call that is given up leaves the connection in order.
const leave = new AbortController();
const call = client.callTool({ name: "summarize", arguments: { text: document.repeat(200) } }, undefined, { signal: leave.signal }).catch((e) => e);
setTimeout(() => leave.abort(), 50);
await call;
isSummary((await client.callTool({ name: "summarize", arguments: { text: document } })).content[0].text);
await client.close();
