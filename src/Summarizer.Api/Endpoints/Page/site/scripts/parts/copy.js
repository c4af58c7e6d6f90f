import { announce } from "../shell/announce.js";

/** Makes a button copy what `text` gives, and say so. */
export function copies(button, text) {
  const label = button.textContent;
  button.addEventListener("click", async () => {
    let said = "Copied";
    try {
      await navigator.clipboard.writeText(text());
    } catch {
      said = "Not allowed here";
    }

    button.textContent = said;
    announce(said);
    setTimeout(() => { button.textContent = label; }, 1500);
  });
}
