import { count, percent } from "../parts/format.js";
import { h } from "../parts/dom.js";
import { marked } from "../parts/marks.js";
import { places } from "../parts/offsets.js";

const REASONS = {
  empty: "it has no text",
  not_selected: "others were selected",
  no_answer: "it does not answer the question",
  budget: "the budget went to better ones",
  failed: "the model failed on it",
};

/** One passage: written, then waiting, then kept in part or dropped with a reason. */
export class Passage {
  #number = h("h3");
  #title = h("input", { className: "title", placeholder: "Title, if it has one", ariaLabel: "Title" });
  #area = h("textarea", { placeholder: "Text of the passage", rows: 3 });
  #paper = h("div", { className: "paper", hidden: true });
  #verdict = h("p", { className: "verdict" });
  #remove;

  /** @param removed called when the reader takes it away */
  constructor({ title = "", text = "" }, removed) {
    this.#title.value = title;
    this.#area.value = text;
    this.#remove = h("button", { type: "button", className: "quiet", onclick: () => removed(this) }, "Remove");
    this.element = h("li", { className: "card passage" },
      h("header", {}, this.#number, this.#title, this.#verdict, this.#remove),
      this.#area, this.#paper);
    this.edit();
  }

  get document() {
    return { text: this.#area.value, ...(this.#title.value.trim() === "" ? {} : { title: this.#title.value }) };
  }

  place(index) {
    this.#number.textContent = String(index + 1);
    this.#number.setAttribute("aria-label", `Passage ${index + 1}`);
    this.#area.setAttribute("aria-label", `Text of passage ${index + 1}`);
    this.#title.setAttribute("aria-label", `Title of passage ${index + 1}`);
    this.#remove.setAttribute("aria-label", `Remove passage ${index + 1}`);
  }

  focus() {
    this.#area.focus();
  }

  edit() {
    this.#state("new", "");
    this.#reading(false);
  }

  wait() {
    this.#state("waiting", "waiting …");
    this.#paper.replaceChildren(this.#area.value);
    this.#reading(true);
  }

  /** What is left of it; the marks carry the passage's number, so that they can be linked with the context. */
  show(result) {
    const { text } = this.document;
    if (result.dropped) {
      this.#state("dropped", h("b", {}, "Dropped"), `: ${REASONS[result.reason] ?? result.reason}`);
    } else {
      this.#state("kept", h("b", {}, "Kept"), ` ${count(result.output_tokens)} of ${count(result.input_tokens)} tokens`);
    }

    if (result.no_answer_score !== undefined) {
      this.#verdict.title = `Probability that it does not answer, as the model sees it: ${percent(result.no_answer_score)}`;
    }

    this.#paper.replaceChildren(...marked(text, places(text, result.contexts).map((p) => ({ ...p, source: result.index })), "Kept of passage"));
  }

  #state(state, ...verdict) {
    this.element.dataset.state = state;
    this.#verdict.replaceChildren(...verdict);
    this.#verdict.removeAttribute("title");
  }

  #reading(on) {
    this.#area.hidden = on;
    this.#paper.hidden = !on;
    this.#title.readOnly = on;
    this.#remove.hidden = on;
  }
}
