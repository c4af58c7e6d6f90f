import OpenAI from "openai6";
import { checkOpenAi } from "../openai.mjs";

await checkOpenAi(OpenAI);
