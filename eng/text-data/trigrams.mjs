// Writes Data/languages/trigrams.txt: the 300 most frequent trigrams of languages with Latin letters, from the npm package franc (made of translations of the Universal Declaration of Human Rights).
// npm install franc@6.2.0 && node trigrams.mjs node_modules/franc/data.js > ../../src/Summarizer.TextModel/Data/languages/trigrams.txt
import { pathToFileURL } from "node:url";

const languages = {
  en: "eng", de: "deu", fr: "fra", es: "spa", it: "ita", pt: "por", nl: "nld", pl: "pol", sv: "swe",
  cs: "ces", sk: "slk", da: "dan", nb: "nob", nn: "nno", fi: "fin", et: "ekk", hu: "hun", ro: "ron", tr: "tur", hr: "hrv", sl: "slv", lt: "lit", lv: "lvs", ca: "cat", gl: "glg", vi: "vie",
  id: "ind", sw: "swh", af: "afr", sq: "als", tl: "tgl",
};
const { data } = await import(pathToFileURL(process.argv[2]));
console.log("# The most frequent trigrams of languages with Latin letters, in order; _ is a space (eng/text-data/trigrams.mjs).");
console.log("# Source: npm package franc 6.2.0, data.js. Licence: MIT, copyright Titus Wormer.");
for (const [tag, code] of Object.entries(languages)) {
  const trigrams = data.Latin[code];
  console.log(`${tag}: ${trigrams.split("|").map((t) => t.replaceAll(" ", "_")).join(" ")}`);
}
