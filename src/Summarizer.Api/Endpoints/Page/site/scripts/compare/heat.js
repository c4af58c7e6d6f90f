import { figure, table } from "../parts/figure.js";
import { interval, times, verdict } from "./arms.js";
import { count } from "../parts/format.js";
import { s } from "../parts/dom.js";

const CELL = 46;
const LEFT = 64;
const WORDS = { faster: "faster", slower: "slower", even: "even" };

/** Who wins at which lengths. Both outcomes have full colour: a cell that is lost is as visible as one that is won. */
export function heatFigure(sweep, names) {
  const at = new Map(sweep.cells.map((c) => [`${c.input_tokens}/${c.output_tokens}`, c]));
  const cell = (input, output) => at.get(`${input}/${output}`);
  return figure({
    title: `Where ${names[0]} wins, and where it loses`,
    reading: `End-to-end time of ${names[1]} over that of ${names[0]}. Blue: ${names[0]} is faster. Red: it is slower. Grey: the 95 % interval holds 1×. The line is where both take the same time.`,
    draw: (width) => draw(width, sweep, cell),
    table: table(
      ["Tokens out \\ in", ...sweep.input_tokens.map(count)],
      sweep.output_tokens.map((o) => [count(o), ...sweep.input_tokens.map((i) => text(cell(i, o)))])),
  });
}

const text = (cell) => (cell ? `${times(cell.ratio)} ${WORDS[verdict(cell)]}, ${interval(cell)}` : "–");

function draw(width, sweep, cell) {
  const { input_tokens: inputs, output_tokens: outputs } = sweep;
  const size = (width - LEFT - 2) / inputs.length;
  const bottom = outputs.length * CELL;
  const centreX = (i) => LEFT + (i + 0.5) * size;
  const centreY = (i) => bottom - (i + 0.5) * CELL;
  return s("svg", { width, height: bottom + 44 },
    outputs.map((o, y) => s("text", { class: "tick", x: LEFT - 10, y: centreY(y) + 4, "text-anchor": "end" }, count(o))),
    inputs.map((n, x) => s("text", { class: "tick", x: centreX(x), y: bottom + 18, "text-anchor": "middle" }, count(n))),
    s("text", { class: "axis", x: LEFT + (width - LEFT) / 2, y: bottom + 38, "text-anchor": "middle" }, "tokens in"),
    s("text", { class: "axis", x: 0, y: 0, transform: `translate(12 ${bottom / 2}) rotate(-90)`, "text-anchor": "middle" }, "tokens out"),
    outputs.flatMap((o, y) => inputs.map((n, x) => square(cell(n, o), centreX(x), centreY(y), size))),
    line(sweep, (v) => centreX(between(inputs, v)), (v) => centreY(between(outputs, v))));
}

function square(cell, x, y, size) {
  const state = cell ? verdict(cell) : "missing";

  // Colour grows with the logarithm, alike on both sides, and is full at four times.
  const strength = cell ? Math.min(1, Math.abs(Math.log(cell.ratio)) / Math.log(4)) : 0;
  return s("g", {},
    cell && s("title", {}, `${count(cell.input_tokens)} in, ${count(cell.output_tokens)} out: ${text(cell)}`),
    s("rect", { class: `cell ${state}`, x: x - size / 2 + 1, y: y - CELL / 2 + 1, width: size - 2, height: CELL - 2, rx: 4, "fill-opacity": state === "even" || !cell ? 1 : (0.25 + 0.75 * strength).toFixed(3) }),
    cell && s("text", { class: `ratio ${state}${strength > 0.45 && state !== "even" ? " strong" : ""}`, x, y: y + 4, "text-anchor": "middle" }, times(cell.ratio)));
}

function line({ crossover }, x, y) {
  const path = crossover.map(({ from, to }) => `M${x(from.input_tokens)} ${y(from.output_tokens)}L${x(to.input_tokens)} ${y(to.output_tokens)}`).join("");
  return path !== "" && [s("path", { class: "crossover under", d: path }), s("path", { class: "crossover", d: path })];
}

// Cells are evenly wide, their lengths are not: a length between two of them stands between them by its logarithm.
function between(lengths, value) {
  const next = Math.max(1, lengths.findIndex((l) => l >= value));
  const [low, high] = [lengths[next - 1], lengths[next] ?? lengths[next - 1]];
  return low === high || value <= low ? next - 1 : next - 1 + (Math.log(value) - Math.log(low)) / (Math.log(high) - Math.log(low));
}
