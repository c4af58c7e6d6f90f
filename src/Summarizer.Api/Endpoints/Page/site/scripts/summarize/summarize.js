import { duration, plural } from "../parts/format.js";
import { Output } from "./output.js";
import { Source } from "./source.js";
import { announce } from "../shell/announce.js";
import { events } from "../service/events.js";
import { pairQuotes } from "./quotes.js";
import { readOptions } from "./options.js";
import { startForm } from "../parts/form.js";

/** The tab that summarizes one document. */
export function startSummarize() {
  const form = document.getElementById("summarize-form");
  const output = new Output(form.querySelector(".result"));
  const source = new Source(form.querySelector(".source"), (problem) => output.failed(problem));

  startForm(form, {
    result: form.querySelector(".result"),
    begin() {
      source.edit();
      output.reading();
      announce("Reading the document");
    },
    work: summarize,
    cancelled: () => output.cancelled(),
    failed: (problem, again) => output.failed(problem, again),
  });

  async function summarize(signal) {
    const text = source.text;
    const body = { text, ...readOptions(form), stream: true };
    for await (const { type, data } of events("v1/summarize", { body, signal, last: "summary.completed" })) {
      if (type === "summary.started") {
        output.started(data);
      } else if (type === "summary.delta") {
        output.write(data.delta);
      } else if (type === "summary.completed") {
        const quotes = pairQuotes(data.summary, text, data.contexts);
        output.finished(data, quotes.summary);
        if (quotes.document.length > 0 && source.text === text) {
          source.show(quotes.document, output.box);
        }

        announce(`The summary is finished: ${plural(data.usage.output_tokens, "token")} in ${duration(data.timings.total_ms)}`);
      }
    }
  }
}
