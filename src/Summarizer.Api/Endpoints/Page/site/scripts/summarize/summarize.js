import { Output } from "./output.js";
import { Source } from "./source.js";
import { announce } from "../shell/announce.js";
import { events } from "../service/events.js";
import { named } from "../parts/dom.js";
import { offersCode } from "../parts/snippets.js";
import { pairQuotes } from "./quotes.js";
import { readOptions } from "./options.js";
import { savedLine } from "../parts/savings.js";
import { startForm } from "../parts/form.js";

/** The tab that summarizes one document. */
export function startSummarize() {
  const form = document.getElementById("summarize-form");
  const long = form.elements.long;
  const output = new Output(form.querySelector(".result"));
  let run = null;
  let sent = null;
  let outdated = false;
  const source = new Source(form.querySelector(".source"), {
    // A run and its summary belong to their document.
    changed() {
      outdated = run?.active ?? false;
      run?.cancel();
      output.clear();
      form.dispatchEvent(new Event("readiness"));
    },
    failed: (problem) => output.failed(problem),
  });

  run = startForm(form, {
    result: form.querySelector(".result"),
    ready: () => !source.loading && source.text.trim() !== "",
    begin() {
      source.edit();
      output.reading();
      announce("Reading the document");
    },
    work: summarize,
    cancelled() {
      outdated ? output.clear() : output.cancelled();
      outdated = false;
    },
    failed: (problem, again) => output.failed(problem, again, remedyOf(problem, again)),
  });
  long.addEventListener("change", () => source.recount());
  offersCode(named(form.querySelector(".result")), "v1/summarize", () => sent);

  async function summarize(signal) {
    const text = source.text;
    const options = readOptions(form);
    for await (const { type, data } of events("v1/summarize", { body: { text, ...options, stream: true }, signal, last: "summary.completed" })) {
      if (type === "summary.progress") {
        output.progress(data);
      } else if (type === "summary.started") {
        output.started(data);
      } else if (type === "summary.delta") {
        output.write(data.delta);
      } else if (type === "summary.completed") {
        sent = { text, ...options };
        const quotes = pairQuotes(data.summary, text, data.contexts);
        output.finished(data, quotes.summary, text);
        if (quotes.document.length > 0) {
          source.show(quotes.document, output.box);
        }

        announce(`The summary is finished: ${savedLine(text, data.summary, data.timings.total_ms)}`);
      }
    }
  }

  // The service names fields of its interface; a reader of the page has the control before their eyes.
  function remedyOf(problem, again) {
    return problem.code !== "input-too-long" || long.value === "auto none" ? undefined : {
      detail: "The document is longer than the model reads at once, and “Long documents” says to refuse such ones.",
      words: "Read it in parts",
      act() {
        long.value = "auto none";
        long.dispatchEvent(new Event("change"));
        again();
      },
    };
  }
}
