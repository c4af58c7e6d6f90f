import { count, plural } from "../parts/format.js";
import { call, json } from "../service/http.js";
import { keepText, keptText } from "./kept.js";
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
  #steps;
  #about = "";
  #loading = null;

  /** @param steps `changed()`, told whenever the text is another one or may become one, and `failed(problem)`, told what could not be read */
  constructor(card, steps) {
    this.#card = card;
    this.#steps = steps;
    this.#parts = named(card);
    this.#area = card.querySelector("textarea");
    this.#paper = card.querySelector(".paper");
    const file = card.querySelector("input[type=file]");
    this.#parts.sample.addEventListener("click", () => this.#load("the sample", (signal) => call("page/samples/lighthouses.txt", { signal }).then((r) => r.text()).then((text) => ({ text }))));
    this.#parts.choose.addEventListener("click", () => file.click());
    this.#parts.edit.addEventListener("click", () => this.edit({ focus: true }));
    this.#parts.clear.addEventListener("click", () => this.#fill("", { focus: true }));
    file.addEventListener("change", () => this.#read(file.files[0]).finally(() => { file.value = ""; }));
    this.#area.addEventListener("input", () => {
      this.#about = "";
      this.#changed();
    });
    this.#drop(card.querySelector(".drop"));
    this.#area.value = keptText();
    this.#describe();
  }

  get text() {
    return this.#area.value;
  }

  /** Whether a file is being read, so that the text is not the document yet. */
  get loading() {
    return this.#loading !== null;
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

  /** Counts again, after an option that the count depends on has changed. */
  recount() {
    this.#describe();
  }

  #fill(text, { focus = false, about = "" } = {}) {
    this.edit();
    this.#about = about;
    this.#area.value = text;
    this.#area.scrollTop = 0;
    this.#changed();
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
    this.#loading?.abort();
    this.#loading = null;
    keepText(this.text);
    this.#describe();
    this.#steps.changed();
  }

  #describe() {
    this.#area.readOnly = this.loading;
    this.#parts.clear.hidden = this.text === "" && !this.loading;
    this.#parts.count.classList.remove("over");
    this.#parts.count.textContent = this.text === "" ? "Text, Markdown, HTML, PDF, Word and others. It stays in this tab." : `${this.#about}${plural([...this.text].length, "character")}`;
    clearTimeout(this.#timer);
    if (this.text.trim() !== "" && this.text.length <= LONGEST_COUNTED) {
      this.#timer = setTimeout(() => this.#countTokens(this.text), PAUSE);
    }
  }

  async #countTokens(text) {
    const answer = await json("tokenize", { body: { text, tokens: false } }).catch(() => null);
    if (answer && text === this.text && !this.loading) {
      const limit = service?.max_input_tokens;
      const long = limit !== undefined && !service.reads_any_length && answer.count > limit;
      const refused = long && this.#card.querySelector("[name=long]").value === "single none";
      this.#parts.count.classList.toggle("over", refused);
      this.#parts.count.textContent = `${this.#about}${plural([...text].length, "character")} · ${plural(answer.count, "token")}`
        + (refused ? `, more than the ${count(limit)} that the model reads at once: choose below to read it in parts` : "");
    }
  }

  // The service reads files, so that a summary sees what a program would see that sends the same file.
  async #read(file) {
    if (file) {
      const body = new FormData();
      body.append("file", file);
      await this.#load(file.name, (signal) => json("v1/documents", { body, signal }).then((read) => ({ text: read.text, about: about(file, read) })));
    }
  }

  // Until it is read there is no document: neither the old text nor its summary belongs to what was chosen.
  async #load(name, work) {
    this.#fill("");
    const loading = new AbortController();
    this.#loading = loading;
    this.#describe();
    this.#parts.count.textContent = `Reading ${name} …`;
    this.#steps.changed();
    try {
      const { text, about: from } = await work(loading.signal);
      if (this.#loading === loading) {
        this.#fill(text, { about: from });
      }
    } catch (e) {
      if (this.#loading === loading) {
        this.#changed();
        this.#steps.failed(e.problem);
      } else if (e.name !== "AbortError") {
        throw e;
      }
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
