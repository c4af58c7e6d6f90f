import { count, duration } from "./format.js";
import { h } from "./dom.js";

/** Words as people count them; where a language puts no spaces between them, as its own rules find them. */
export function words(text) {
  if (!globalThis.Intl?.Segmenter || text.length > 400_000) {
    return text.split(/\s+/).filter((w) => w !== "").length;
  }

  let found = 0;
  for (const { isWordLike } of new Intl.Segmenter(undefined, { granularity: "word" }).segment(text)) {
    found += isWordLike ? 1 : 0;
  }

  return found;
}

/** What a reader saves, in one line. */
export function savedLine(document, summary, ms) {
  const [all, kept] = [words(document), words(summary)];
  const saved = all > 0 && kept < all ? `${Math.round((100 * (all - kept)) / all)} % shorter` : "no shorter";
  const time = ms < 10_000 ? `${Math.max(0.1, Math.round(ms / 100) / 10)} s` : duration(ms);
  return `${count(all)} → ${count(kept)} words, ${saved}, ${time}`;
}

export const savedView = (...line) => h("p", { className: "saved" }, savedLine(...line));
