import { createOpenAI } from "ai6-openai";
import { generateText, streamText } from "ai6";
import { checkVercel } from "../vercel.mjs";

await checkVercel({ createOpenAI, generateText, streamText });
