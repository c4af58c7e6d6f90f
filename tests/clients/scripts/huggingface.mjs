import { InferenceClient } from "@huggingface/inference";
import { assert, document, isSummary, url } from "../check.mjs";

const at = (path) => new InferenceClient("unused", { endpointUrl: `${url}${path}` });

isSummary((await at("/").summarization({ inputs: document })).summary_text);
const failure = await at("/").summarization({ inputs: " " }).catch((e) => e);
assert.ok(failure instanceof Error);
