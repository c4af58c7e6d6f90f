const KEY = "summarizer-theme";

/** Connects the theme switch. "system" leaves no trace, so that the page follows the system again. */
export function startTheme() {
  const chosen = document.documentElement.dataset.theme ?? "system";
  for (const input of document.querySelectorAll("input[name=theme]")) {
    input.checked = input.value === chosen;
    input.addEventListener("change", () => choose(input.value));
  }
}

function choose(theme) {
  if (theme === "system") {
    delete document.documentElement.dataset.theme;
  } else {
    document.documentElement.dataset.theme = theme;
  }

  try {
    theme === "system" ? localStorage.removeItem(KEY) : localStorage.setItem(KEY, theme);
  } catch {
    // Not remembered, but in force.
  }
}
