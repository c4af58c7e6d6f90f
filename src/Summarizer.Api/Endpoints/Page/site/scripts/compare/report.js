import { armName, interval, times, verdict } from "./arms.js";
import { compact, count, metric, plural } from "../parts/format.js";
import { table } from "../parts/figure.js";
import { h } from "../parts/dom.js";
import { heatFigure } from "./heat.js";
import { overLengthFigure } from "./over-length.js";
import { phaseFigure } from "./phase-rows.js";
import { speedupFigure } from "./speedups.js";
import { timesFigure } from "./times.js";

/** A finished comparison. */
export function report(response) {
  const { results, speedups, sweep, warnings } = response;
  const figures = sweep
    ? sweepFigures(sweep)
    : [...speedups.map(speedupFigure), phaseFigure(results), timesFigure(results), architectures(results)];
  return h("div", { className: "report" },
    sweep ? sweepVerdict(sweep) : pairVerdict(response),
    warnings.length > 0 && h("ul", { className: "notes" }, warnings.map((w) => h("li", {}, w.detail))),
    h("div", { className: "figures" }, figures),
    footnotes(response));
}

/** The plots of a sweep, finished or not. */
export function sweepFigures(sweep) {
  const names = [sweep.model, sweep.baseline];
  return [heatFigure(sweep, names), overLengthFigure(sweep, names)];
}

function pairVerdict({ results, speedups }) {
  const [first] = results;
  const lengths = `${count(first.input_tokens)} tokens in, ${count(first.output_tokens)} out, n = ${count(first.e2e_ms.n)}`;
  if (speedups.length === 0) {
    return h("p", { className: "verdict-line" }, h("b", {}, armName(first)), ` alone: ${lengths}.`);
  }

  const [{ e2e }] = speedups;
  const words = { faster: `${times(e2e.ratio)} faster`, slower: `${times(1 / e2e.ratio)} slower`, even: "Equally fast" }[verdict(e2e)];
  return h("div", { className: "verdict-line" },
    h("p", { className: verdict(e2e) }, h("b", { className: "big" }, words), " end to end, ", interval(e2e)),
    h("p", { className: "hint" }, lengths, ". ", results.map((r, i) => [i > 0 && " against ", h("span", { className: `key-${i === 0 ? "first" : "second"}` }, armName(r)), ` (${r.architecture}, ${compact(r.parameters)})`])));
}

function sweepVerdict({ cells, model, baseline }) {
  const tally = (v) => cells.filter((c) => verdict(c) === v).length;
  return h("div", { className: "verdict-line" },
    h("p", {}, h("b", { className: "big" }, `${count(tally("faster"))} won, ${count(tally("slower"))} lost`), tally("even") > 0 && `, ${count(tally("even"))} even`),
    h("p", { className: "hint" }, `by ${model} against ${baseline}, end to end, of ${count(cells.length)} pairs of lengths`));
}

function architectures(results) {
  const rows = [
    ["Architecture", (r) => r.architecture],
    ["Runtime", (r) => (r.runtime === "genai" ? "ONNX Runtime GenAI" : "own loop on ONNX Runtime")],
    ["Parameters", (r) => compact(r.parameters)],
    ["Weights", (r) => `${metric(r.memory.weight_bytes)}B, ${r.precision}`],
    ["Keys and values, one request", (r) => `${metric(r.memory.kv_bytes)}B`],
    ["Per token written", (r) => `${metric(r.memory.self_kv_bytes_per_token)}B`],
    ["Work of reading", (r) => `${metric(r.work.read_flops)}FLOP, ${metric(r.work.read_bytes)}B moved`],
    ["Work of writing", (r) => `${metric(r.work.decode_flops)}FLOP, ${metric(r.work.decode_bytes)}B moved`],
    ["Throughput", (r) => `${count(r.output_tokens_per_s)} tokens/s, ${r.requests_per_s.toPrecision(3)} requests/s`],
  ];
  return h("section", { className: "card figure wraps" },
    h("h2", {}, "What they are"),
    h("div", { className: "scroll", tabIndex: 0, role: "region", ariaLabel: "What they are" }, table(["Property", ...results.map(armName)], rows.map(([name, of]) => [name, ...results.map(of)]))));
}

function footnotes({ environment: e, settings, definitions, results }) {
  const sample = results.find((r) => r.output_sample);
  return h("div", { className: "footnotes" },
    h("p", { className: "hint" }, `${e.processor}, ${plural(e.cores, "core")}, ${plural(e.threads, "thread")} · ONNX Runtime ${e.onnxruntime} (${e.execution_provider}) · ${e.dotnet} · ${e.os} · ${settings.runs} runs after ${settings.warmup} of warm-up, ${settings.concurrency} at once, seed ${settings.seed}`),
    h("details", {}, h("summary", {}, "How each number is made"), h("dl", { className: "definitions" }, Object.entries(definitions).map(([name, text]) => h("div", {}, h("dt", {}, name), h("dd", {}, text))))),
    sample && h("details", {}, h("summary", {}, "What they wrote"), results.filter((r) => r.output_sample).map((r) => [h("h2", {}, armName(r)), h("p", { className: "sample" }, r.output_sample)])));
}
