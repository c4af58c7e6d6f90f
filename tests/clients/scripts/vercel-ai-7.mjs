import { createOpenAI } from "@ai-sdk/openai";
import { generateText, streamText } from "ai";
import { checkVercel } from "../vercel.mjs";

await checkVercel({ createOpenAI, generateText, streamText });
