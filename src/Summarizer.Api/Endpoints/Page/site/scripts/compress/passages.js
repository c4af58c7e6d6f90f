import { Passage } from "./passage.js";

/** The list of passages. */
export class Passages {
  #list;
  #all = [];

  constructor(list) {
    this.#list = list;
    this.add({});
  }

  get documents() {
    return this.#all.map((p) => p.document);
  }

  get element() {
    return this.#list;
  }

  at(index) {
    return this.#all[index];
  }

  add(document, { focus = false } = {}) {
    const passage = new Passage(document, (p) => this.#remove(p));
    this.#all.push(passage);
    this.#list.append(passage.element);
    this.#number();
    if (focus) {
      passage.focus();
    }
  }

  /** Adds several; a single one that was still empty makes room. */
  addAll(documents) {
    if (this.#all.length === 1 && this.#all[0].document.text === "") {
      this.clear();
    }

    for (const document of documents) {
      this.add(document);
    }
  }

  clear() {
    this.#all = [];
    this.#list.replaceChildren();
  }

  edit() {
    this.#all.forEach((p) => p.edit());
  }

  wait() {
    this.#all.forEach((p) => p.wait());
  }

  #remove(passage) {
    const at = this.#all.indexOf(passage);
    this.#all.splice(at, 1);
    passage.element.remove();
    if (this.#all.length === 0) {
      this.add({});
    }

    this.#number();
    this.#all[Math.min(at, this.#all.length - 1)].focus();
  }

  #number() {
    this.#all.forEach((p, i) => p.place(i));
  }
}
