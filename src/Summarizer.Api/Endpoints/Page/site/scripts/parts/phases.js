import { count, duration } from "./format.js";
import { h } from "./dom.js";

const PHASES = [["queue", "Queue"], ["tokenize", "Tokenize"], ["encode", "Encode"], ["decode", "Decode"]];

/** Where the time of an answer went: one bar with its numbers, then what people compare. The sums of phases that overlapped may be more than the total. */
export function phases({ timings, usage }, { first = "first token", rate = true } = {}) {
  const parts = PHASES.map(([key, name]) => ({ key, name, ms: timings[`${key}_ms`] ?? 0 }));
  const sum = parts.reduce((a, p) => a + p.ms, 0) || 1;
  return h("div", { className: "phases" },
    h("div", { className: "track", ariaHidden: "true" }, parts.map((p) => h("div", { className: `phase ${p.key}`, style: { "flex-grow": String(p.ms / sum) } }))),
    h("dl", { className: "legend" }, parts.map((p) => h("div", { className: p.key }, h("dt", {}, p.name), h("dd", {}, duration(p.ms))))),
    sum > timings.total_ms * 1.02 && h("p", { className: "hint" }, "Several passes ran at once, so their phases are more than the total."),
    h("dl", { className: "numbers" },
      number("TTFT", duration(timings.ttft_ms), `accepted to ${first}, queue included`),
      // Chosen sentences come all at once: there is no time between tokens.
      timings.tpot_ms > 0 && rate && number("TPOT", duration(timings.tpot_ms), "per output token after the first"),
      timings.tpot_ms > 0 && rate && number("Tokens/s", count(1000 / timings.tpot_ms), "1 s / TPOT"),
      number("Total", duration(timings.total_ms), "accepted to last token"),
      number("Tokens", `${count(usage.input_tokens)} → ${count(usage.output_tokens)}`, "read and written by the model")));
}

const number = (name, value, definition) => h("div", {}, h("dt", {}, name), h("dd", {}, value), h("dd", { className: "hint" }, definition));
