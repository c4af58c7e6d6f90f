import { places } from "../parts/offsets.js";

/**
 * Pairs what a summary quotes with where it stands in the document. The service says where each quotation stands in the document, in the order of the summary; where it stands
 * in the summary follows, since a quotation is the same text there but for white space.
 * @returns ranges of both texts, `{ start, end, source }`, where the same source means the same quotation
 */
export function pairQuotes(summary, document, contexts) {
  const pairs = { summary: [], document: [] };
  let at = 0;
  for (const place of places(document, contexts)) {
    const found = find(summary, document.slice(place.start, place.end), at);
    if (found) {
      const source = pairs.summary.length;
      pairs.summary.push({ ...found, source });
      pairs.document.push({ ...place, source });
      at = found.end;
    }
  }

  return pairs;
}

function find(summary, quote, from) {
  const words = quote.trim().split(/\s+/).map((w) => w.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&"));
  if (words[0] === "") {
    return null;
  }

  const pattern = new RegExp(words.join("\\s+"), "gu");
  pattern.lastIndex = from;
  const match = pattern.exec(summary);
  return match && { start: match.index, end: match.index + match[0].length };
}
