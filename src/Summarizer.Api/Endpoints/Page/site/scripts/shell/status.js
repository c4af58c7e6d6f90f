import { compact, count } from "../parts/format.js";
import { h } from "../parts/dom.js";
import { json } from "../service/http.js";
import { offer, tells } from "./model.js";

const EVERY = 5000;

/** What the service said about itself last; null before it did. */
export let service = null;

/** Keeps the strip below the header true: asks every few seconds, and not at all while nobody looks. */
export function startStatus() {
  const strip = document.getElementById("status");
  let timer = null;
  const ask = async () => {
    clearTimeout(timer);
    try {
      service = await json("info");
      show(strip, "ready", "Ready", facts(service));
      offer(service);
      document.dispatchEvent(new CustomEvent("summarizer:info", { detail: service }));
    } catch (e) {
      if (!e.problem) {
        throw e;
      }

      show(strip, e.problem.status === 0 ? "gone" : "wait", e.problem.title, null);
    } finally {
      if (!document.hidden) {
        timer = setTimeout(ask, EVERY);
      }
    }
  };
  document.addEventListener("visibilitychange", () => (document.hidden ? clearTimeout(timer) : ask()));
  ask();
  return ask;
}

// Minor ones are left out where there is little width.
const facts = (info) => [
  ["Model", info.model_id],
  ["Weights", `${compact(info.model_parameters)} parameters, ${info.model_dtype}`, true],
  ...tells(info),
  ["Reads at once", info.reads_any_length ? "any length" : `${count(info.max_input_tokens)} tokens`],
  ["Device", info.device, true],
  ["Runtime", info.runtime === "genai" ? "ONNX Runtime GenAI" : "own loop on ONNX Runtime", true],
  ["Queue", `${count(info.requests_running)} running, ${count(info.requests_waiting)} waiting`],
  ["Version", info.version, true],
];

function show(strip, state, words, rows) {
  const [live, text, list] = [strip.querySelector(".state"), strip.querySelector(".words"), strip.querySelector("dl")];
  live.dataset.state = state;

  // A live region speaks when it changes, so it is left alone while it says the same.
  if (text.textContent !== words) {
    text.textContent = words;
  }

  if (rows) {
    list.replaceChildren(...rows.map(([name, value, minor]) => h("div", { className: minor ? "minor" : "" }, h("dt", {}, name), h("dd", {}, value))));
  }
}
