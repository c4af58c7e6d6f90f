import { figure, table } from "../parts/figure.js";
import { count, duration } from "../parts/format.js";
import { h, s } from "../parts/dom.js";
import { linear, logarithmic, ticks } from "../parts/scale.js";
import { SIDES } from "./arms.js";

const HEIGHT = 230;
const [LEFT, TOP, BOTTOM] = [58, 12, 42];

/** Latency over input length, for one output length that can be chosen: end to end as lines, first token dashed. */
export function overLengthFigure(sweep, names) {
  let output = sweep.output_tokens.at(-1);
  const holder = h("div");
  const show = () => holder.replaceChildren(...[one(sweep, names, output)]);
  show();
  return h("div", { className: "over-length" },
    sweep.output_tokens.length > 1 && h("label", { className: "pick" }, "Tokens out ", h("select", { onchange: (e) => { output = Number(e.target.value); show(); } },
      sweep.output_tokens.map((o) => h("option", { value: o, selected: o === output }, count(o))))),
    holder);
}

function one(sweep, names, output) {
  const cells = sweep.cells.filter((c) => c.output_tokens === output);
  const arms = ["model", "baseline"];
  return figure({
    title: `Latency over input length, ${count(output)} tokens out`,
    reading: `Line: end to end. Dashed: first token. Blue: ${names[0]}. Red: ${names[1]}. Medians; the input axis is logarithmic.`,
    draw: (width) => draw(width, cells, arms),
    table: table(
      ["Tokens in", ...names.flatMap((n) => [`${n}: end to end`, `${n}: first token`])],
      cells.map((c) => [count(c.input_tokens), ...arms.flatMap((a) => [duration(c[a].e2e_ms), duration(c[a].ttft_ms)])])),
  });
}

function draw(width, cells, arms) {
  const axis = ticks(Math.max(...cells.flatMap((c) => arms.map((a) => c[a].e2e_ms))));
  const y = linear([0, axis.at(-1)], [HEIGHT - BOTTOM, TOP]);
  const inputs = cells.map((c) => c.input_tokens);
  const x = inputs.length > 1 ? logarithmic([inputs[0], inputs.at(-1)], [LEFT + 14, width - 18]) : () => (LEFT + width) / 2;
  const path = (arm, key) => cells.map((c, i) => `${i === 0 ? "M" : "L"}${x(c.input_tokens)} ${y(c[arm][key])}`).join("");
  return s("svg", { width, height: HEIGHT },
    axis.map((t) => [s("line", { class: "grid", x1: LEFT, x2: width, y1: y(t), y2: y(t) }), s("text", { class: "tick", x: LEFT - 8, y: y(t) + 4, "text-anchor": "end" }, duration(t))]),
    inputs.map((n) => s("text", { class: "tick", x: x(n), y: HEIGHT - BOTTOM + 18, "text-anchor": "middle" }, count(n))),
    s("text", { class: "axis", x: (LEFT + width) / 2, y: HEIGHT - 4, "text-anchor": "middle" }, "tokens in"),
    arms.map((arm, i) => [
      s("path", { class: `line ${SIDES[i]} dashed`, d: path(arm, "ttft_ms") }),
      s("path", { class: `line ${SIDES[i]}`, d: path(arm, "e2e_ms") }),
      cells.map((c) => s("circle", { class: `dot-${SIDES[i]}`, cx: x(c.input_tokens), cy: y(c[arm].e2e_ms), r: 3.5 })),
    ]));
}
