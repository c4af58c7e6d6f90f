import { figure, table } from "../parts/figure.js";
import { s } from "../parts/dom.js";
import { interval, times, verdict } from "./arms.js";
import { logarithmic } from "../parts/scale.js";

const METRICS = [["ttft", "First token"], ["tpot", "Per token"], ["e2e", "End to end"]];
const ROW = 44;

/** How much faster the first model is, with 95 % intervals, on a logarithmic axis: twice as fast and twice as slow are equally far from even. */
export function speedupFigure(speedup) {
  const rows = METRICS.filter(([key]) => speedup[key]).map(([key, name]) => ({ name, ...speedup[key] }));
  return figure({
    title: `How much faster ${speedup.model} is than ${speedup.baseline}`,
    reading: "Dot: ratio of the medians. Line: its 95 % bootstrap interval. Right of 1× it is faster, left of it slower.",
    draw: (width) => draw(width, rows),
    table: table(["Metric", "Ratio", "95 % interval", "Result"], rows.map((r) => [r.name, times(r.ratio), interval(r), verdict(r)])),
  });
}

function draw(width, rows) {
  const reach = Math.max(2, ...rows.flatMap((r) => [r.ratio, r.low, r.high]).filter((v) => v > 0).flatMap((v) => [v, 1 / v])) * 1.15;
  const left = 92;
  const bottom = rows.length * ROW;
  const x = logarithmic([1 / reach, reach], [left, width - 56]);
  const marks = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50].filter((t) => t >= 1 / reach && t <= reach);
  return s("svg", { width, height: bottom + 26 },
    s("rect", { class: "losing", x: left, y: 0, width: x(1) - left, height: bottom }),
    s("rect", { class: "winning", x: x(1), y: 0, width: x(reach) - x(1), height: bottom }),
    marks.map((t) => [s("line", { class: t === 1 ? "even-line" : "grid", x1: x(t), x2: x(t), y1: 0, y2: bottom }), s("text", { class: "tick", x: x(t), y: bottom + 18, "text-anchor": "middle" }, `${t}×`)]),
    rows.map((r, i) => {
      const y = i * ROW + ROW / 2;
      const side = r.ratio >= 1 ? "first" : "second";
      return [
        s("text", { x: 0, y: y + 4 }, r.name),
        r.low !== undefined && [s("line", { class: `whisker ${side}`, x1: x(r.low), x2: x(r.high), y1: y, y2: y }), [r.low, r.high].map((v) => s("line", { class: `whisker ${side}`, x1: x(v), x2: x(v), y1: y - 5, y2: y + 5 }))],
        s("circle", { class: `dot-${side}`, cx: x(r.ratio), cy: y, r: 6 }),
        s("text", { class: "value", x: x(Math.max(r.ratio, r.high ?? 0)) + 12, y: y + 4 }, times(r.ratio)),
      ];
    }));
}
