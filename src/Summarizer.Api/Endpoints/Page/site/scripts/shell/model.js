const languages = new Intl.DisplayNames(["en"], { type: "language" });

/**
 * Whether the served model can do something: `free_text`, `quoting`, `instructions`, or `parts`, to read a long document in parts. A model without
 * a card says nothing, so it is offered everything.
 */
export function can(info, what) {
  if (what === "parts") {
    return !info.reads_any_length;
  }

  const card = info.model_card;
  if (!card) {
    return true;
  }

  return what === "instructions" ? card.follows_instructions : card.modes.includes(what);
}

/** Hides the fields that the served model can do nothing with. */
export function offer(info) {
  for (const part of document.querySelectorAll("[data-for]")) {
    part.hidden = !can(info, part.dataset.for);
  }
}

/** What the model is for, as rows of a name and a value. */
export function tells(info) {
  const [writes, quotes] = [can(info, "free_text"), can(info, "quoting")];
  const rows = [["Makes", writes && quotes ? "own words or quotations" : writes ? "own words" : "quotations"]];
  const known = info.model_card?.languages ?? [];
  if (known.length > 0) {
    rows.push(["Language", known.map((l) => languages.of(l)).join(", ")]);
  }

  return info.model_card?.licence ? [...rows, ["Licence", info.model_card.licence]] : rows;
}

/** What the model does, in sentences for a reader who sees it for the first time. */
export function introduction(info) {
  const how = can(info, "free_text")
    ? `${info.model_id} writes summaries in its own words.`
    : `${info.model_id} quotes: a summary consists of sentences of the document, and each shows where it stands there.`;
  return [how, ...(info.model_card?.limits ?? [])];
}
