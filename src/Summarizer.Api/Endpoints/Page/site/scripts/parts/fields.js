import { h } from "./dom.js";

/** Marks the fields that a problem names; without one, none. */
export function markFields(form, errors = {}) {
  for (const field of form.elements) {
    const message = errors[field.name]?.[0];
    if (message === undefined && !field.hasAttribute("aria-invalid")) {
      continue;
    }

    document.getElementById(`${form.id}-${field.name}-error`)?.remove();
    field.removeAttribute("aria-invalid");
    field.removeAttribute("aria-describedby");
    if (message !== undefined) {
      const id = `${form.id}-${field.name}-error`;
      field.setAttribute("aria-invalid", "true");
      field.setAttribute("aria-describedby", id);
      field.closest("label")?.append(h("span", { className: "error", id }, message));
      field.closest("details")?.setAttribute("open", "");
    }
  }
}
