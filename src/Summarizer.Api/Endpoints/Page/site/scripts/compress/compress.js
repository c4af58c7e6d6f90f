import { readOptions, startBudget } from "./budget.js";
import { Passages } from "./passages.js";
import { Result } from "./result.js";
import { announce } from "../shell/announce.js";
import { count, plural } from "../parts/format.js";
import { events } from "../service/events.js";
import { json } from "../service/http.js";
import { named } from "../parts/dom.js";
import { offersCode } from "../parts/snippets.js";
import { startForm } from "../parts/form.js";
import { startPaste } from "./paste.js";

/** The tab that compresses passages to what answers a question. */
export function startCompress() {
  const form = document.getElementById("compress-form");
  const { sample, add, paste, edit, clear } = named(form.querySelector(".passages"));
  const passages = new Passages(form.querySelector(".passages ol"));
  const result = new Result(form.querySelector(".result"));
  let sent = null;

  startBudget(form);
  const ask = startForm(form, {
    result: form.querySelector(".result"),
    ready: () => form.elements.query.value.trim() !== "" && passages.documents.some((d) => d.text.trim() !== ""),
    begin() {
      passages.wait();
      reading(true);
      result.working(0);
      announce("Reading the passages");
    },
    work: compress,
    cancelled: () => result.cancelled(),
    failed(problem, again) {
      reading(false);
      result.failed(problem, again);
    },
  });

  offersCode(named(form.querySelector(".result")), "v1/compress", () => sent);
  add.addEventListener("click", () => passages.add({}, { focus: true }));
  paste.addEventListener("click", startPaste(document.getElementById("paste"), (documents) => {
    passages.addAll(documents);
    form.dispatchEvent(new Event("readiness"));
  }));
  edit.addEventListener("click", () => reading(false));
  clear.addEventListener("click", () => {
    ask.cancel();
    passages.clear();
    passages.add({}, { focus: true });
    reading(false);
  });
  sample.addEventListener("click", () => json("page/samples/coffee.json").then(fill, (e) => result.failed(e.problem)));

  function fill({ query, documents }) {
    form.elements.query.value = query;
    passages.clear();
    passages.addAll(documents);
    reading(false);
  }

  async function compress(signal) {
    const documents = passages.documents;
    const body = { ...readOptions(form), documents, stream: true };
    sent = { ...readOptions(form), documents };
    let done = 0;
    for await (const { type, data } of events("v1/compress", { body, signal, last: "compression.completed" })) {
      if (type === "compression.document") {
        passages.at(data.index).show(data);
        result.working(++done, documents.length);
      } else if (type === "compression.completed") {
        data.results.forEach((r) => passages.at(r.index).show(r));
        result.finished(data, passages.element);
        announce(`Finished: ${plural(data.results.filter((r) => !r.dropped).length, "passage")} kept, ${count(data.context_tokens)} tokens`);
      }
    }
  }

  function reading(on) {
    edit.hidden = !on;
    add.hidden = on;
    paste.hidden = on;
    if (!on) {
      passages.edit();
    }

    form.dispatchEvent(new Event("readiness"));
  }
}
