import { h, named } from "../parts/dom.js";
import { count, plural } from "../parts/format.js";
import { copies } from "../parts/copy.js";
import { marked } from "../parts/marks.js";
import { phases } from "../parts/phases.js";
import { problemView } from "../parts/problem-view.js";

/** The summary: nothing yet, being read, being written, finished, cancelled, or a problem. */
export class Output {
  #card;
  #parts;
  #text = "";

  constructor(card) {
    this.#card = card;
    this.#parts = named(card);
    copies(this.#parts.copy, () => this.#text);
    this.#show("empty", h("p", {}, "The summary appears here while the model writes it."),
      h("p", { className: "hint" }, "A model that quotes shows where each sentence stands in the document."));
  }

  get box() {
    return this.#parts.output;
  }

  reading() {
    this.#text = "";
    this.#show("busy", h("p", { className: "working" }, "Reading the document …"));
  }

  started({ input_tokens }) {
    this.#show("busy", h("p", { className: "working" }, `Read ${plural(input_tokens, "token")}, writing …`), h("p", { className: "prose" }));
  }

  write(delta) {
    this.#text += delta;
    this.box.querySelector(".prose").append(delta);
  }

  finished(response, ranges) {
    this.#text = response.summary;
    this.#show("done", response.summary === "" ? h("p", { className: "hint" }, "The model wrote nothing.") : prose(response.summary, ranges));
    const notes = [
      ...response.warnings.map((w) => w.detail),
      response.finish_reason === "length" && "It ends here because the most tokens were reached.",
      response.chunks > 1 && `Read in ${count(response.chunks)} pieces, which were summarized side by side.`,
    ].filter(Boolean);
    this.#facts(notes.length > 0 && h("ul", { className: "notes" }, notes.map((n) => h("li", {}, n))), phases(response));
  }

  cancelled() {
    const written = this.#text;
    this.#show("cancelled", h("p", { className: "hint" }, written === "" ? "Cancelled before the first word." : "Cancelled. This much was written:"), written !== "" && h("p", { className: "prose" }, written));
  }

  failed(problem, again) {
    const written = this.#text;
    this.#show("failed", problemView(problem, again), written !== "" && h("p", { className: "prose partial" }, written));
  }

  #show(state, ...children) {
    this.#card.dataset.state = state;
    this.box.setAttribute("aria-busy", String(state === "busy"));
    this.box.replaceChildren(...children.filter(Boolean));
    this.#parts.copy.hidden = state !== "done" || this.#text === "";
    this.#parts.facts.hidden = true;
  }

  #facts(...children) {
    this.#parts.facts.replaceChildren(...children.filter(Boolean));
    this.#parts.facts.hidden = false;
  }
}

// Bullets come as lines that start with "- "; they are shown as the list that they are.
function prose(summary, ranges) {
  const lines = [...summary.matchAll(/[^\n]+/g)].map((m) => ({ start: m.index, end: m.index + m[0].length, bullet: m[0].startsWith("- ") }));
  const cut = (start, end) => marked(
    summary.slice(start, end),
    ranges.map((r) => ({ start: Math.max(r.start, start) - start, end: Math.min(r.end, end) - start, source: r.source })),
    "Quotation");
  return lines.length > 0 && lines.every((l) => l.bullet)
    ? h("ul", { className: "prose" }, lines.map((l) => h("li", {}, cut(l.start + 2, l.end))))
    : h("p", { className: "prose" }, cut(0, summary.length));
}
