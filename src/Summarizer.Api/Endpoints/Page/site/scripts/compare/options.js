/** Lengths of a sweep as people write them: separated by commas or spaces. What is not a number goes out as it is, for the service to say so. */
const lengths = (text) => text.split(/[\s,;]+/).filter((w) => w !== "").map((w) => (/^\d+$/.test(w) ? Number(w) : w));

/** The request that the form describes. */
export function readOptions(form, documentText) {
  const fields = form.elements;
  const body = { runs: number(fields.runs), warmup: number(fields.warmup), concurrency: number(fields.concurrency), stream: true };
  if (fields.mode.value === "sweep") {
    body.sweep = { input_tokens: lengths(fields.sweep_input.value), output_tokens: lengths(fields.sweep_output.value) };
  } else {
    body.input_tokens = number(fields.input_tokens);
    body.output_tokens = number(fields.output_tokens);
  }

  if (fields.source.value === "document" && documentText.trim() !== "") {
    body.text = documentText;
  }

  return body;
}

// An empty field is left to the service's default.
const number = (field) => (field.value === "" ? undefined : field.valueAsNumber);

/** Shows the fields of the chosen mode. */
export function startModes(form) {
  const update = () => {
    for (const part of form.querySelectorAll("[data-mode]")) {
      part.hidden = part.dataset.mode !== form.elements.mode.value;
    }
  };
  form.addEventListener("input", update);
  update();
}
