const KEY = "summarizer-text";

/** The document of this tab, or "". sessionStorage only: it survives a reload and ends with the tab. */
export function keptText() {
  try {
    return sessionStorage.getItem(KEY) ?? "";
  } catch {
    return "";
  }
}

/** Keeps the document until the tab is closed. One that is too long for the browser is not kept. */
export function keepText(text) {
  try {
    text === "" ? sessionStorage.removeItem(KEY) : sessionStorage.setItem(KEY, text);
  } catch {
    try {
      sessionStorage.removeItem(KEY);
    } catch {
      // Storage is forbidden: then nothing is kept.
    }
  }
}
