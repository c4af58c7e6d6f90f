const KEY = "summarizer-key";

/** The API key of this tab, or null. sessionStorage only: it ends with the tab. */
export function apiKey() {
  try {
    return sessionStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/** Shows the field for a key when the service asks for one. */
export function startKey(afterwards) {
  const form = document.getElementById("key");
  const input = form.querySelector("input");
  document.addEventListener("summarizer:unauthorized", () => { form.hidden = false; });
  form.addEventListener("submit", (e) => {
    e.preventDefault();
    try {
      sessionStorage.setItem(KEY, input.value.trim());
    } catch {
      return;
    }

    input.value = "";
    form.hidden = true;
    afterwards();
  });
}
