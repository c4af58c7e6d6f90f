import { readOptions, startModes } from "./options.js";
import { report, sweepFigures } from "./report.js";
import { Progress } from "./progress.js";
import { announce } from "../shell/announce.js";
import { events } from "../service/events.js";
import { h } from "../parts/dom.js";
import { problemView } from "../parts/problem-view.js";
import { startForm } from "../parts/form.js";

/** The tab that measures the served model against the baseline. */
export function startCompare() {
  const form = document.getElementById("compare-form");
  const output = document.getElementById("compare-output");
  let progress;

  let allowed = true;

  startModes(form);
  show("empty");

  // Whether the operator allows it is known before anything is pressed.
  document.addEventListener("summarizer:info", ({ detail }) => {
    if (detail.comparisons === allowed) {
      return;
    }

    allowed = detail.comparisons;
    show(allowed ? "empty" : "off", ...(allowed ? [] : [switchedOff()]));
    form.dispatchEvent(new Event("readiness"));
  });
  startForm(form, {
    result: output,
    ready: () => allowed,
    begin() {
      progress = new Progress();
      show("busy", progress.element);
      announce("Loading the models");
    },
    work: compare,
    cancelled: () => show("cancelled", h("p", { className: "notice" }, "Cancelled. The turns so far are not an answer, so they are not shown.")),
    failed: (problem, again) => show("failed", problem.code === "comparison-disabled" ? switchedOff() : problemView(problem, again)),
  });

  async function compare(signal) {
    const body = readOptions(form, document.getElementById("text").value);
    const cells = [];
    const plots = h("div", { className: "figures" });
    let models = [];
    output.append(plots);
    for await (const { type, data } of events("v1/compare", { body, signal, last: "comparison.completed" })) {
      if (type === "comparison.started") {
        models = data.models;
        progress.started(data);
      } else if (type === "comparison.progress") {
        progress.turn(data);
      } else if (type === "comparison.cell") {
        cells.push(data);
        plots.replaceChildren(...sweepFigures({ ...body.sweep, cells, crossover: [], model: models[0], baseline: models[1] }).slice(0, 1));
      } else if (type === "comparison.completed") {
        show("done", report(data));
        announce("The comparison is finished");
      }
    }
  }

  function show(state, ...children) {
    output.dataset.state = state;
    output.setAttribute("aria-busy", String(state === "busy"));
    output.replaceChildren(...(children.length > 0 ? children : [empty()]));
  }
}

const empty = () => h("div", { className: "nothing" },
  h("p", {}, "An encoder-decoder reads with a large encoder and writes with a small decoder; a decoder-only model does both with all of itself."),
  h("p", { className: "hint" }, "Measure what that means on this machine: both models read the same tokens and write as many, in turns."));

// Not a failure: an operator's choice, with what to do about it.
const switchedOff = () => h("div", { className: "notice" },
  h("p", { className: "title" }, "Comparisons are switched off here"),
  h("p", {}, "A comparison takes the whole machine, so a server that others can reach measures only where its operator allows it: with ", h("code", {}, "Summarizer__Compare__Enabled=true"),
    " in its environment. A service that you start on your own machine, without keys and on localhost, allows it by itself."));
