import { openai } from "@llamaindex/openai";
import { Document, getResponseSynthesizer, Settings, SummaryExtractor, TextNode } from "llamaindex";
import { document, isSummary, model, url } from "../check.mjs";

Settings.llm = openai({ model, apiKey: "unused", baseURL: `${url}/v1`, additionalSessionOptions: { baseURL: `${url}/v1` } });
const nodes = [{ node: new Document({ text: document }), score: 1 }];
for (const mode of ["tree_summarize", "compact", "refine"]) {
  const synthesizer = getResponseSynthesizer(mode, { llm: Settings.llm });
  const answer = await synthesizer.synthesize({ query: "Summarize the text.", nodes });
  isSummary(answer.message?.content ?? answer.response);
}

// Summaries of sections as metadata, with the prompt of the package.
const extracted = await new SummaryExtractor({ llm: Settings.llm, summaries: ["self"] }).extract([new TextNode({ text: document })]);
isSummary(Object.values(extracted[0])[0]);
