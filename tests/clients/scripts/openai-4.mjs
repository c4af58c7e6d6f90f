import OpenAI from "openai4";
import { checkOpenAi } from "../openai.mjs";

await checkOpenAi(OpenAI);
