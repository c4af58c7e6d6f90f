/** The dialog that takes several passages at once, separated by empty lines. */
export function startPaste(dialog, add) {
  const area = dialog.querySelector("textarea");
  dialog.addEventListener("close", () => {
    if (dialog.returnValue === "add") {
      add(split(area.value));
    }

    area.value = "";
    dialog.returnValue = "";
  });
  return () => dialog.showModal();
}

/** Passages of a text: what empty lines separate. */
export const split = (text) => text.split(/\n\s*\n/).map((t) => t.trim()).filter((t) => t !== "").map((t) => ({ text: t }));
