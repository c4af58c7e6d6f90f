import { count, duration } from "../parts/format.js";
import { h, s } from "../parts/dom.js";
import { linear, ticks } from "../parts/scale.js";
import { SIDES } from "./arms.js";

const ROW = 26;

/** A comparison at work: how far it is, and every measured turn as a dot as soon as it is over. */
export class Progress {
  #bar = h("progress", { max: 1, ariaLabel: "Turns done" });
  #words = h("p", { className: "working" }, "Loading the models …");
  #canvas = h("div", { className: "canvas", ariaHidden: "true" });
  #models = [];
  #turns = [];
  #lengths = "";

  constructor() {
    this.element = h("section", { className: "card progress", ariaLabel: "Progress" }, this.#words, this.#bar, this.#canvas);
  }

  started({ models, turns }) {
    this.#models = models;
    this.#bar.max = turns;
    this.#bar.value = 0;
    this.#words.textContent = `${models.join(" against ")}: ${count(turns)} turns`;
  }

  turn(progress) {
    const lengths = `${count(progress.input_tokens)} tokens in, ${count(progress.output_tokens)} out`;
    if (lengths !== this.#lengths) {
      // A sweep goes on to other lengths, whose times do not belong beside these.
      this.#lengths = lengths;
      this.#turns = [];
    }

    this.#turns.push(progress);
    this.#bar.value = progress.done;
    this.#words.textContent = `Turn ${count(progress.done)} of ${count(progress.total)} · ${lengths} · ${progress.model} ${duration(progress.e2e_ms)}${progress.warmup ? ", warming up" : ""}`;
    this.#canvas.replaceChildren(this.#draw(this.#canvas.clientWidth));
  }

  #draw(width) {
    const left = Math.min(140, width / 3);
    const axis = ticks(Math.max(...this.#turns.map((t) => t.e2e_ms)));
    const x = linear([0, axis.at(-1)], [left, width - 16]);
    const bottom = this.#models.length * ROW;
    return s("svg", { width, height: bottom + 22 },
      axis.map((t) => [s("line", { class: "grid", x1: x(t), x2: x(t), y1: 0, y2: bottom }), s("text", { class: "tick", x: x(t), y: bottom + 16, "text-anchor": "middle" }, duration(t))]),
      this.#models.map((m, i) => s("text", { x: 0, y: i * ROW + 17 }, m)),
      this.#turns.map((t) => s("circle", { class: `dot-${SIDES[this.#models.indexOf(t.model)]}${t.warmup ? " warmup" : ""}`, cx: x(t.e2e_ms), cy: this.#models.indexOf(t.model) * ROW + 13, r: 4.5 })));
  }
}
