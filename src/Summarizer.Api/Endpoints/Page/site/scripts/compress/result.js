import { count, percent, plural } from "../parts/format.js";
import { h, named } from "../parts/dom.js";
import { linkMarks, marked } from "../parts/marks.js";
import { copies } from "../parts/copy.js";
import { phases } from "../parts/phases.js";
import { problemView } from "../parts/problem-view.js";

/** What goes into the prompt, and what it saves. */
export class Result {
  #card;
  #parts;
  #context = "";

  constructor(card) {
    this.#card = card;
    this.#parts = named(card);
    copies(this.#parts.copy, () => this.#context);
    this.#show("empty", h("p", {}, "What answers the question, within the budget, appears here: ready for a prompt."),
      h("p", { className: "hint" }, "Each passage says what was kept of it, or why nothing was."));
  }

  working(done, all) {
    this.#show("busy", h("p", { className: "working" }, done === 0 ? "Reading the passages …" : `${count(done)} of ${plural(all, "passage")} read …`));
  }

  finished(response, passages) {
    this.#context = response.context;
    const asked = response.sources !== undefined;
    const context = h("div", { className: "prose context", tabIndex: 0, role: "region", ariaLabel: "Context" }, contextOf(response));
    this.#show("done",
      savings(response),
      asked && h("div", { className: "answer" }, h("h3", {}, "Answer"), h("p", { className: "prose" }, response.answer ?? "The kept text does not answer the question.")),
      response.context === "" ? h("p", { className: "hint" }, "Nothing was kept.") : context);
    linkMarks(context, passages);
    const notes = response.warnings.map((w) => h("li", {}, w.detail));
    this.#parts.facts.replaceChildren(...(notes.length > 0 ? [h("ul", { className: "notes" }, notes)] : []), h("details", {}, h("summary", {}, "Details"), phases(response, { first: "first passage", rate: false })));
    this.#parts.facts.hidden = false;
  }

  cancelled() {
    this.#show("cancelled", h("p", { className: "hint" }, "Cancelled. The passages say how far it came."));
  }

  failed(problem, again) {
    this.#show("failed", problemView(problem, again));
  }

  #show(state, ...children) {
    this.#card.dataset.state = state;
    this.#parts.output.setAttribute("aria-busy", String(state === "busy"));
    this.#parts.output.replaceChildren(...children.filter(Boolean));
    this.#parts.copy.hidden = state !== "done" || this.#context === "";
    this.#parts.curl.hidden = this.#parts.csharp.hidden = state !== "done";
    this.#parts.facts.hidden = true;
  }
}

// Each kept text stands in the context once; where, is found again by looking for it.
function contextOf({ context, results }) {
  const ranges = [];
  for (const { index, text, dropped } of results) {
    const start = dropped || text === "" ? -1 : context.indexOf(text);
    if (start >= 0) {
      ranges.push({ start, end: start + text.length, source: index });
    }
  }

  return marked(context, ranges, "From passage");
}

function savings({ results, context_tokens: kept, budget_tokens: budget }) {
  const all = results.reduce((sum, r) => sum + r.input_tokens, 0);
  const share = (n) => `${all > 0 ? Math.min(100, (100 * n) / all) : 0}%`;
  return h("div", { className: "savings" },
    h("p", {}, h("b", { className: "big" }, all > 0 ? percent(1 - kept / all) : "–"), " saved"),
    h("div", { className: "track", ariaHidden: "true" }, h("div", { className: "kept", style: { width: share(kept) } }), h("div", { className: "limit-line", style: { left: share(budget) } })),
    h("p", { className: "hint" }, `${plural(all, "token")} → ${count(kept)}; the budget was ${count(budget)}`));
}
