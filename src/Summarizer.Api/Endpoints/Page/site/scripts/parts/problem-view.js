import { count } from "./format.js";
import { h } from "./dom.js";

/**
 * Shows a problem as it is: title, detail, the limit and the value, and when to try again.
 * @param problem members as the service sent them
 * @param again called when the reader wants to send it again; offered only where the same request may get another answer
 * @param remedy `{ words, act }`: a button that changes the request so that it can be answered, and sends it
 */
export function problemView(problem, again, remedy) {
  const box = h("div", { className: "problem" },
    h("p", { className: "title" }, problem.status > 0 && h("span", { className: "code" }, String(problem.status)), problem.title),
    h("p", {}, remedy?.detail ?? problem.detail),
    meter(problem),
    fields(problem));
  if (remedy) {
    box.append(h("div", { className: "actions" }, h("button", { type: "button", onclick: remedy.act }, remedy.words)));
  } else if (again && mayChange(problem)) {
    box.append(h("div", { className: "actions" }, retry(problem, again)));
  }

  if (problem.request_id) {
    box.append(h("p", { className: "hint" }, problem.code, " · ", h("code", {}, problem.request_id)));
  }

  return box;
}

// The state of the service, of the key or of the way to it may be another one next time; a wrong request stays wrong.
const mayChange = ({ status }) => status === 0 || status >= 500 || [401, 403, 408, 409, 429].includes(status);

function meter({ limit, actual }) {
  if (limit === undefined || actual === undefined || !(actual > 0)) {
    return null;
  }

  return h("div", { className: "limit" },
    h("div", { className: "track", ariaHidden: "true" }, h("div", { style: { width: `${Math.min(100, (100 * limit) / Math.max(limit, actual))}%` } })),
    h("p", {}, "Limit ", h("b", {}, count(limit)), ", given ", h("b", {}, count(actual))));
}

function fields({ errors, detail }) {
  const messages = Object.values(errors ?? {}).flat().filter((m) => m !== detail);
  return messages.length > 0 && h("ul", {}, messages.map((m) => h("li", {}, m)));
}

// The countdown is not announced each second: the button says what it waits for when it is reached.
function retry(problem, again) {
  const button = h("button", { type: "button", onclick: () => button.getAttribute("aria-disabled") !== "true" && again() });
  const until = performance.now() + (problem.retry_after_ms ?? 0);
  const tick = () => {
    const seconds = Math.ceil((until - performance.now()) / 1000);
    button.textContent = seconds > 0 ? `Send again in ${seconds} s` : "Send again";
    button.setAttribute("aria-disabled", String(seconds > 0));
    if (seconds <= 0) {
      clearInterval(timer);
    }
  };
  const timer = setInterval(() => (button.isConnected ? tick() : clearInterval(timer)), 250);
  tick();
  return button;
}
