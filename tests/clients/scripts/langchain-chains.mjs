import { ChatOpenAI } from "@langchain/openai";
import { Document } from "@langchain/core/documents";
import { loadSummarizationChain } from "@langchain/classic/chains";
import { document, isSummary, model, url } from "../check.mjs";

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
// map_reduce is left out: to count tokens, it loads a file from the network.
for (const type of ["stuff", "refine"]) {
  const chain = loadSummarizationChain(llm, { type });
  isSummary((await chain.invoke({ input_documents: documents })).text ?? (await chain.invoke({ input_documents: documents })).output_text);
}
