import { MultiServerMCPClient } from "@langchain/mcp-adapters";
import { assert, document, url } from "../check.mjs";

const client = new MultiServerMCPClient({ mcpServers: { summarizer: { transport: "http", url: `${url}/mcp` } } });
const tools = await client.getTools();
const summarize = tools.find((t) => t.name.endsWith("summarize"));
assert.ok(summarize);
const answer = await summarize.invoke({ text: document, maxTokens: 60 });
assert.match(JSON.stringify(answer), /Ashford|bridge|Engineers/);
await client.close();
