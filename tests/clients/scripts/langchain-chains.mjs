import { ChatOpenAI } from "@langchain/openai";
import { Document } from "@langchain/core/documents";
import { loadSummarizationChain } from "@langchain/classic/chains";
import { ConversationSummaryMemory } from "@langchain/classic/memory";
import { RecursiveCharacterTextSplitter } from "@langchain/classic/text_splitter";
import { assert, document, isSummary, model, url } from "../check.mjs";

const llm = new ChatOpenAI({ model, apiKey: "unused", configuration: { baseURL: `${url}/v1` } });
isSummary((await llm.invoke(document)).content);

let text = "";
for await (const chunk of await llm.stream(document)) {
  text += chunk.content;
}
isSummary(text);

// Each with its own default prompts.
const half = document.length / 2;
const documents = [document.slice(0, half), document.slice(half)].map((pageContent) => new Document({ pageContent }));
// To count tokens, the client loads a file from the network; characters do as well here.
llm.getNumTokens = async (content) => String(content).length / 4;
for (const type of ["stuff", "map_reduce", "refine"]) {
  const chain = loadSummarizationChain(llm, { type });
  const answer = await chain.invoke({ input_documents: documents });
  isSummary(answer.text ?? answer.output_text);
}

// A memory that keeps a summary of what was said.
const memory = new ConversationSummaryMemory({ llm });
await memory.saveContext({ input: "When does the library open?" }, { output: "It opens at nine on weekdays, and at ten on Saturdays." });
await memory.saveContext({ input: "Can I bring back books at night?" }, { output: "Yes, there is a slot beside the door." });
const { history } = await memory.loadMemoryVariables({});
isSummary(history);
assert.match(history, /library|opens|books|slot/);

// The splitter cuts by UTF-16 units, through an emoji at times: that is refused in words, not with a failure of the server.
const splitter = new RecursiveCharacterTextSplitter({ chunkSize: 9, chunkOverlap: 0, separators: [""] });
const chunks = await splitter.splitText(`${"\u{1f600}".repeat(20)}a${"\u{1f600}".repeat(20)}`);
const broken = chunks.find((c) => !c.isWellFormed());
assert.ok(broken, "no chunk is broken");
const once = new ChatOpenAI({ model, apiKey: "unused", maxRetries: 0, configuration: { baseURL: `${url}/v1` } });
const refused = await once.invoke(broken).catch((e) => e);
assert.equal(refused.status, 422);
assert.match(refused.message, /valid Unicode/);
