import { Run } from "./run.js";
import { announce } from "../shell/announce.js";
import { markFields } from "./fields.js";
import { named } from "./dom.js";

/**
 * A form whose work runs for a while: Ctrl+Enter and its button start, Escape and the other button cancel, and a problem can be tried again.
 * @param steps `result`, the element that shows what happens, `begin()`, `work(signal)`, `cancelled()`, `failed(problem, again)`, and `ready()`, whether there is something to
 * work on; after what it depends on has changed, `form.dispatchEvent(new Event("readiness"))` asks again
 */
export function startForm(form, steps) {
  const { run: submit, cancel } = named(form.querySelector(".actions"));
  const run = new Run();

  const ready = () => steps.ready?.() ?? true;
  const check = () => { submit.disabled = !ready(); };
  form.addEventListener("readiness", check);
  form.addEventListener("input", check);
  check();

  form.addEventListener("submit", (e) => {
    e.preventDefault();
    start();
  });
  cancel.addEventListener("click", () => run.cancel());
  form.addEventListener("keydown", (e) => {
    if (e.key === "Enter" && (e.ctrlKey || e.metaKey)) {
      e.preventDefault();
      start();
    } else if (e.key === "Escape" && run.active) {
      run.cancel();
    }
  });

  async function start() {
    if (!ready()) {
      return;
    }

    busy(true);
    markFields(form);
    steps.begin();
    bringIntoSight(steps.result);
    const end = await run.start(steps.work);
    if (run.active) {
      return; // A newer run has the page.
    }

    busy(false);
    if (end === "cancelled") {
      steps.cancelled();
      announce("Cancelled");
    } else if (end !== "done") {
      if (!end.problem) {
        throw end;
      }

      steps.failed(end.problem, start);
      markFields(form, end.problem.errors);
      announce(`${end.problem.title}. ${end.problem.detail}`);
    }
  }

  // The button that was pressed must not vanish below the keyboard's focus.
  function busy(on) {
    const focused = document.activeElement;
    submit.hidden = on;
    cancel.hidden = !on;
    check();
    if (focused === submit || focused === cancel) {
      (on ? cancel : submit).focus();
    }
  }

  return run;
}

// On a narrow window the result is below the form, partly behind the action that stays in reach; it is above the window when all options are open.
function bringIntoSight(element) {
  const { top } = element.getBoundingClientRect();
  if (top < 0 || top > innerHeight / 2) {
    element.scrollIntoView();
  }
}
