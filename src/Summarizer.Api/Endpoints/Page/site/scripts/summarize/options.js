const NUMBERS = ["max_tokens", "min_tokens", "num_beams", "temperature", "top_p", "top_k", "seed", "no_repeat_ngram_size", "repetition_penalty"];

/** The request that the form describes; what was left alone is left out, so that the service's defaults hold. */
export function readOptions(form) {
  const fields = form.elements;
  const [strategy, truncate] = fields.long.value.split(" ");
  const body = { strategy, truncate, length: fields.length.value, format: fields.format.value, extractiveness: fields.extractiveness.value };
  for (const name of NUMBERS) {
    // Not a number as the browser sees it: the text goes out as it is, and the service says what is wrong with it.
    if (fields[name].value !== "") {
      body[name] = fields[name].valueAsNumber;
    }
  }

  if (fields.instruction.value.trim() !== "") {
    body.instruction = fields.instruction.value;
  }

  return body;
}
