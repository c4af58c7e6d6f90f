import { MultiServerMCPClient } from "@langchain/mcp-adapters";
import { assert, document, isSummary, url } from "../check.mjs";

const client = new MultiServerMCPClient({ mcpServers: { summarizer: { transport: "http", url: `${url}/mcp` } } });
const tools = await client.getTools();
const tool = (name) => tools.find((t) => t.name.endsWith(name));

const answer = await tool("summarize").invoke({ text: document, maxTokens: 60 });
isSummary(answer.text);
assert.equal(answer.structuredContent.summary, answer.text);
const compressed = await tool("compress").invoke({ query: "Where do buses go?", documents: [document], rate: 0.5 });
assert.match(compressed.text, /Milton/);
assert.equal(compressed.structuredContent.context, compressed.text);

// The adapter checks arguments against the tool's schema itself, and gives the tool's own words where it cannot.
const wrong = await tool("summarize").invoke({ text: document, length: "tiny" }).catch((e) => e);
assert.ok(wrong instanceof Error, String(wrong));
const empty = await tool("summarize").invoke({ text: "  " }).catch((e) => e);
assert.match(String(empty), /validation: text must hold 1 to/);
await client.close();
