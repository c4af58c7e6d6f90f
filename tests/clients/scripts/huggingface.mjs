import { InferenceClient } from "@huggingface/inference";
import { assert, document, isSummary, url } from "../check.mjs";

const at = (path) => new InferenceClient("unused", { endpointUrl: `${url}${path}` });

isSummary((await at("/").summarization({ inputs: document })).summary_text);
isSummary((await at("/").textGeneration({ inputs: `Summarize in one sentence: ${document}` })).generated_text);

const vectors = await at("/embed").featureExtraction({ inputs: "One text." }).catch((e) => e);
assert.ok(Array.isArray(vectors) || /embedding model/.test(String(vectors)), String(vectors));

const failure = await at("/").summarization({ inputs: " " }).catch((e) => e);
assert.ok(failure instanceof Error);
