const NUMBERS = ["max_words", "max_sentences", "max_tokens", "min_tokens", "num_beams", "temperature", "top_p", "top_k", "seed", "no_repeat_ngram_size", "repetition_penalty"];

// What the model cannot do is not shown, and then it is not asked for either.
const isOffered = (field) => !field.closest("[data-for]")?.hidden;

/** The request that the form describes; what was left alone is left out, so that the service's defaults hold. */
export function readOptions(form) {
  const fields = form.elements;

  // By its name: "length" is also what such a collection calls the number of its fields.
  const length = fields.namedItem("length").value;
  const [strategy, truncate] = isOffered(fields.long) ? fields.long.value.split(" ") : [];
  const extractiveness = isOffered(fields.extractiveness) ? fields.extractiveness.value : undefined;
  const body = { strategy, truncate, length, format: fields.format.value, extractiveness };
  for (const name of NUMBERS) {
    // Not a number as the browser sees it: the text goes out as it is, and the service says what is wrong with it.
    if (fields[name].value !== "" && isOffered(fields[name])) {
      body[name] = fields[name].valueAsNumber;
    }
  }

  if (fields.instruction.value.trim() !== "" && isOffered(fields.instruction)) {
    body.instruction = fields.instruction.value;
  }

  return body;
}
