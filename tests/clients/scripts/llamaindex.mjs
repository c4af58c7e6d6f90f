import { openai } from "@llamaindex/openai";
import { Document, getResponseSynthesizer, Settings } from "llamaindex";
import { document, isSummary, model, url } from "../check.mjs";

Settings.llm = openai({ model, apiKey: "unused", baseURL: `${url}/v1`, additionalSessionOptions: { baseURL: `${url}/v1` } });
const nodes = [{ node: new Document({ text: document }), score: 1 }];
for (const mode of ["tree_summarize", "compact", "refine"]) {
  const synthesizer = getResponseSynthesizer(mode, { llm: Settings.llm });
  const answer = await synthesizer.synthesize({ query: "Summarize the text.", nodes });
  isSummary(answer.message?.content ?? answer.response);
}
