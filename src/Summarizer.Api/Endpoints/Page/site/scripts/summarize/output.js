import { h, named } from "../parts/dom.js";
import { count, plural } from "../parts/format.js";
import { copies } from "../parts/copy.js";
import { marked } from "../parts/marks.js";
import { introduction } from "../shell/model.js";
import { phases } from "../parts/phases.js";
import { problemView } from "../parts/problem-view.js";
import { saveFile } from "../parts/save.js";
import { savedLine, savedView } from "../parts/savings.js";

/** The summary: nothing yet, being read, being written, finished, cancelled, or a problem. */
export class Output {
  #card;
  #parts;
  #text = "";
  #line = "";

  constructor(card) {
    this.#card = card;
    this.#parts = named(card);
    copies(this.#parts.copy, () => this.#text);
    this.#parts.save.addEventListener("click", () => saveFile("summary.md", "text/markdown", `# Summary\n\n${this.#text}\n\n---\n\n${this.#line}\n`));
    document.addEventListener("summarizer:info", ({ detail }) => this.#introduce(detail), { once: true });
    this.clear();
  }

  /** Nothing yet: the document is new. */
  clear() {
    this.#text = "";
    this.#show("empty", h("p", {}, "The summary appears here."), h("div", { className: "hint about" }, this.#about));
  }

  #about = [];

  #introduce(info) {
    this.#about = introduction(info).map((sentence) => h("p", {}, sentence));
    if (this.#card.dataset.state === "empty") {
      this.clear();
    }
  }

  get box() {
    return this.#parts.output;
  }

  reading() {
    this.#text = "";
    this.#show("busy", h("p", { className: "working" }, "Reading the document …"));
  }

  /** How many parts of a long document were read. */
  progress({ parts_read: done, parts: all }) {
    this.#show("busy", h("p", { className: "working" }, `Reading the document: part ${count(done)} of ${count(all)}`),
      h("progress", { max: all, value: done, ariaLabel: "Parts read" }));
  }

  started({ input_tokens }) {
    this.#show("busy", h("p", { className: "working" }, `Read ${plural(input_tokens, "token")}, writing …`), h("p", { className: "prose" }));
  }

  write(delta) {
    this.#text += delta;
    this.box.querySelector(".prose").append(delta);
  }

  finished(response, ranges, document) {
    this.#text = response.summary;
    this.#line = `${savedLine(document, response.summary, response.timings.total_ms)}, by ${response.model}`;
    this.#show("done", response.summary === "" ? h("p", { className: "hint" }, "The model wrote nothing.") : prose(response.summary, ranges));
    const notes = [
      ...response.warnings.filter((w) => w.code !== "read-in-parts").map((w) => w.detail),
      response.finish_reason === "length" && "It ends here because the maximum number of tokens was reached.",
      response.chunks > 1 && `Read in ${count(response.chunks)} parts, which were summarized side by side, and then together.`,
    ].filter(Boolean);
    this.#facts(
      savedView(document, response.summary, response.timings.total_ms),
      notes.length > 0 && h("ul", { className: "notes" }, notes.map((n) => h("li", {}, n))),
      h("details", {}, h("summary", {}, "Details"), phases(response)));
  }

  cancelled() {
    const written = this.#text;
    this.#show("cancelled", h("p", { className: "hint" }, written === "" ? "Cancelled before the first word." : "Cancelled. This much was written:"), written !== "" && h("p", { className: "prose" }, written));
  }

  failed(problem, again, remedy) {
    const written = this.#text;
    this.#show("failed", problemView(problem, again, remedy), written !== "" && h("p", { className: "prose partial" }, written));
  }

  #show(state, ...children) {
    this.#card.dataset.state = state;
    this.box.setAttribute("aria-busy", String(state === "busy"));
    this.box.replaceChildren(...children.filter(Boolean));
    for (const name of ["copy", "save", "curl", "csharp"]) {
      this.#parts[name].hidden = state !== "done" || this.#text === "";
    }

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
