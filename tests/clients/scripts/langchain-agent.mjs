import { ChatOpenAI } from "@langchain/openai";
import { AIMessage, HumanMessage } from "@langchain/core/messages";
import { createAgent, summarizationMiddleware } from "langchain";
import { assert, document, isSummary, model, url } from "../check.mjs";

const llm = new ChatOpenAI({ model, apiKey: "unused", configuration: { baseURL: `${url}/v1` } });
const agent = createAgent({ model: llm, tools: [], middleware: [summarizationMiddleware({ model: llm, trigger: { messages: 4 }, keep: { messages: 2 } })] });

const history = [new HumanMessage(document), new AIMessage("The bridge closes in May."), new HumanMessage("Where do buses go?"), new AIMessage("Through Milton.")];
const { messages } = await agent.invoke({ messages: [...history, new HumanMessage("And people on foot?")] });

const summary = messages.map((m) => String(m.content)).find((c) => c.startsWith("Here is a summary of the conversation to date:"));
assert.ok(summary, "the history was not summarized");
isSummary(summary.slice("Here is a summary of the conversation to date:".length));
