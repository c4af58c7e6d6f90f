/** The budget and the other options of the form, as the request has them. */
export function readOptions(form) {
  const fields = form.elements;
  const body = {
    query: fields.query.value,
    target_tokenizer: fields.target_tokenizer.value,
    output: fields.output.checked ? "answer" : "documents",
    abstain: fields.drop_irrelevant.checked ? "drop" : "mark",
    preserve_order: fields.preserve_order.checked,
    extractiveness: fields.extractiveness.closest("[data-for]").hidden ? undefined : fields.extractiveness.value,
    select: fields.select.value,
  };
  if (fields.budget.value === "rate") {
    body.rate = fields.rate.valueAsNumber / 100;
  } else {
    body.target_tokens = fields.target_tokens.value === "" ? null : fields.target_tokens.valueAsNumber;
  }

  for (const name of ["top_k", "max_tokens_per_document"]) {
    if (fields[name].value !== "") {
      body[name] = fields[name].valueAsNumber;
    }
  }

  return body;
}

/** Shows the one of the two budgets that counts. */
export function startBudget(form) {
  const { rate, target_tokens: tokens, budget } = form.elements;
  const shown = form.querySelector("[data-name=rate]");
  const update = () => {
    shown.textContent = `${rate.value} %`;
    rate.disabled = budget.value !== "rate";
    tokens.disabled = budget.value !== "tokens";
  };
  form.addEventListener("input", update);
  update();
}
