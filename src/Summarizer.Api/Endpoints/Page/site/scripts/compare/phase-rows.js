import { armName, armText } from "./arms.js";
import { figure, table } from "../parts/figure.js";
import { duration } from "../parts/format.js";
import { linear, ticks } from "../parts/scale.js";
import { s } from "../parts/dom.js";

const PHASES = [["tokenize", "Tokenize"], ["queue", "Queue"], ["encode", "Encode"], ["prefill", "Prefill"], ["decode", "Decode"]];
const ROW = 50;

/** Where the end-to-end time of each model goes, on one scale. */
export function phaseFigure(results) {
  return figure({
    title: "Where the time goes",
    reading: "Means over all requests, on one scale. Reading is the encoder's pass, or the prefill of a decoder; writing is decode.",
    draw: (width) => draw(width, results),
    table: table(["Model", ...PHASES.map(([, name]) => name), "Sum"], results.map((r) => [armName(r), ...PHASES.map(([key]) => duration(r.phases_ms[key])), duration(r.phases_ms.sum)])),
  });
}

function draw(width, results) {
  const axis = ticks(Math.max(...results.map((r) => r.phases_ms.sum)));
  const x = linear([0, axis.at(-1)], [1, width - 24]);
  const bottom = results.length * ROW;
  return s("svg", { width, height: bottom + 26 },
    axis.map((t) => [s("line", { class: "grid", x1: x(t), x2: x(t), y1: 4, y2: bottom }), s("text", { class: "tick", x: x(t), y: bottom + 18, "text-anchor": t === 0 ? "start" : "middle" }, duration(t))]),
    results.map((r, i) => {
      let from = 0;
      return [
        s("text", { x: 0, y: i * ROW + 16 }, armText(r)),
        PHASES.filter(([key]) => r.phases_ms[key] > 0).map(([key, name]) => {
          const start = x(from);
          from += r.phases_ms[key];
          const size = x(from) - start;
          return s("g", {}, s("title", {}, `${name}: ${duration(r.phases_ms[key])}`),
            s("rect", { class: `fill-${key}`, x: start, y: i * ROW + 23, width: Math.max(1, size - 1), height: 20, rx: 2 }),
            size > 96 && s("text", { class: "inside", x: start + 7, y: i * ROW + 37 }, `${name} ${duration(r.phases_ms[key])}`));
        }),
      ];
    }));
}
