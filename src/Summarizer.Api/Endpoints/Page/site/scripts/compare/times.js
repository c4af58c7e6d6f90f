import { SIDES, armName, armText } from "./arms.js";
import { count, duration } from "../parts/format.js";
import { figure, table } from "../parts/figure.js";
import { linear } from "../parts/scale.js";
import { s } from "../parts/dom.js";

const METRICS = [["ttft_ms", "First token"], ["tpot_ms", "Per token"], ["e2e_ms", "End to end"]];
const BAR = 18;
const GROUP = 2 * BAR + 30;

/** Medians of both models; every group has a scale of its own, since a token takes a thousandth of an answer. */
export function timesFigure(results) {
  const groups = METRICS.filter(([key]) => results.every((r) => r[key]));
  return figure({
    title: "Times, shorter is better",
    reading: "Bar: median. Line: smallest to 90th percentile. Each group has its own scale.",
    draw: (width) => draw(width, groups, results),
    table: table(
      ["Metric", "Model", "n", "Mean", "Std", "Min", "p50", "p90", "p95", "p99", "Max"],
      groups.flatMap(([key, name]) => results.map(({ [key]: d, ...arm }) =>
        [name, armName(arm), count(d.n), ...[d.mean, d.std, d.min, d.p50, d.p90, d.p95, d.p99, d.max].map(duration)]))),
  });
}

function draw(width, groups, results) {
  const right = 84;
  return s("svg", { width, height: groups.length * GROUP + 4 },
    groups.map(([key, name], g) => {
      const x = linear([0, Math.max(...results.map((r) => Math.max(r[key].p50, r[key].p90)))], [0, width - right]);
      const top = g * GROUP;
      return [
        s("text", { class: "tick", x: 0, y: top + 14 }, name),
        results.map(({ [key]: d, ...arm }, i) => {
          const y = top + 22 + i * (BAR + 3);
          return s("g", {},
            s("title", {}, `${armText(arm)}: ${duration(d.p50)}`),
            s("rect", { class: `bar-${SIDES[i]}`, x: 0, y, width: Math.max(2, x(d.p50)), height: BAR, rx: 3 }),
            s("line", { class: "spread", x1: x(d.min), x2: x(d.p90), y1: y + BAR / 2, y2: y + BAR / 2 }),
            s("text", { class: "value", x: Math.max(x(d.p50), x(d.p90)) + 8, y: y + BAR - 4 }, duration(d.p50)));
        }),
      ];
    }));
}
