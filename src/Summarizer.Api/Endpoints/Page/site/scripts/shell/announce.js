/** Says a sentence to screen readers. Streams are not read token by token; their beginning and end are. */
export function announce(text) {
  document.getElementById("announcer").textContent = text;
}
