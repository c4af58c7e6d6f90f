import { Agent, OpenAIResponsesModel, OpenAIChatCompletionsModel, run, setTracingDisabled } from "@openai/agents";
import OpenAI from "openai";
import { document, isSummary, model, url } from "../check.mjs";

setTracingDisabled(true);
const client = new OpenAI({ baseURL: `${url}/v1`, apiKey: "unused" });
for (const served of [new OpenAIResponsesModel(client, model), new OpenAIChatCompletionsModel(client, model)]) {
  const agent = new Agent({ name: "Clerk", instructions: "Summarize what you are given in one sentence.", model: served });
  isSummary((await run(agent, document)).finalOutput);

  const streamed = await run(agent, document, { stream: true });
  await streamed.completed;
  isSummary(streamed.finalOutput);
}
