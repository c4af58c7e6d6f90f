import { count, plural } from "../parts/format.js";
import { call, json } from "../service/http.js";
import { linkMarks, marked } from "../parts/marks.js";
import { named } from "../parts/dom.js";
import { service } from "../shell/status.js";

const PAUSE = 400;
const LONGEST_COUNTED = 400_000;

/** The document: written, pasted, dropped or chosen; afterwards shown with its quoted places. */
export class Source {
  #card;
  #parts;
  #area;
  #paper;
  #timer;
  #problem;
  #about = "";

  /** @param problem told what could not be read */
  constructor(card, problem) {
    this.#card = card;
    this.#problem = problem;
    this.#parts = named(card);
    this.#area = card.querySelector("textarea");
    this.#paper = card.querySelector(".paper");
    const file = card.querySelector("input[type=file]");
    this.#parts.sample.addEventListener("click", () => this.#sample());
    this.#parts.choose.addEventListener("click", () => file.click());
    this.#parts.edit.addEventListener("click", () => this.edit({ focus: true }));
    this.#parts.clear.addEventListener("click", () => this.fill("", { focus: true }));
    file.addEventListener("change", () => this.#read(file.files[0]).finally(() => { file.value = ""; }));
    this.#area.addEventListener("input", () => {
      this.#about = "";
      this.#changed();
    });
    this.#drop(card.querySelector(".drop"));
    this.#changed();
  }

  get text() {
    return this.#area.value;
  }

  /** @param about where the text is from */
  fill(text, { focus = false, about = "" } = {}) {
    this.edit();
    this.#about = about;
    this.#area.value = text;
    this.#area.scrollTop = 0;
    this.#changed();
    if (focus) {
      this.#area.focus();
    }
  }

  /** Shows the text for reading, with its quoted places linked to those of the summary. */
  show(ranges, summary) {
    const paper = this.#paper.cloneNode(false);
    this.#paper.replaceWith(paper);
    this.#paper = paper;
    paper.replaceChildren(...marked(this.text, ranges, "Quotation"));
    this.#reading(true);
    linkMarks(summary, paper);
    paper.scrollTop = 0;
  }

  edit({ focus = false } = {}) {
    this.#reading(false);
    if (focus) {
      this.#area.focus();
    }
  }

  #reading(on) {
    this.#area.hidden = on;
    this.#paper.hidden = !on;
    this.#parts.edit.hidden = !on;
  }

  #changed() {
    this.#parts.clear.hidden = this.text === "";
    this.#parts.count.classList.remove("over");
    this.#parts.count.textContent = this.text === "" ? "Text, Markdown, HTML, PDF or Word. Nothing is stored." : `${this.#about}${plural([...this.text].length, "character")}`;
    clearTimeout(this.#timer);
    if (this.text.trim() !== "" && this.text.length <= LONGEST_COUNTED) {
      this.#timer = setTimeout(() => this.#countTokens(this.text), PAUSE);
    }
  }

  async #countTokens(text) {
    const answer = await json("tokenize", { body: { text, tokens: false } }).catch(() => null);
    if (answer && text === this.text) {
      const limit = service?.max_input_tokens;
      const over = limit !== undefined && answer.count > limit;
      this.#parts.count.classList.toggle("over", over);
      this.#parts.count.textContent = `${this.#about}${plural([...text].length, "character")} · ${plural(answer.count, "token")}`
        + (over ? `, more than the ${count(limit)} that the model reads at once: say below what to do with long documents` : "");
    }
  }

  #sample() {
    return call("page/samples/lighthouses.txt").then((r) => r.text()).then((text) => this.fill(text), (e) => this.#problem(e.problem));
  }

  // The service reads files, so that a summary sees what a program would see that sends the same file.
  async #read(file) {
    if (!file) {
      return;
    }

    this.#parts.count.textContent = `Reading ${file.name} …`;
    const body = new FormData();
    body.append("file", file);
    try {
      const read = await json("v1/documents", { body });
      this.fill(read.text, { about: about(file, read) });
    } catch (e) {
      this.#changed();
      this.#problem(e.problem);
    }
  }

  #drop(zone) {
    const isFile = (e) => e.dataTransfer?.types.includes("Files");
    zone.addEventListener("dragover", (e) => {
      if (isFile(e)) {
        e.preventDefault();
        zone.classList.add("over");
      }
    });
    zone.addEventListener("dragleave", () => zone.classList.remove("over"));
    zone.addEventListener("drop", (e) => {
      zone.classList.remove("over");
      if (isFile(e)) {
        e.preventDefault();
        this.#read(e.dataTransfer.files[0]);
      }
    });
  }
}

function about({ name }, { pages, left_out: left = {} }) {
  const without = Object.entries(left).map(([what, n]) => plural(n, what.replace("_", " ")));
  return [name, pages > 0 && plural(pages, "page"), without.length > 0 && `without ${without.join(", ")}`].filter(Boolean).join(", ") + " · ";
}
