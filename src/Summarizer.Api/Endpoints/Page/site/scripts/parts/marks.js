import { h } from "./dom.js";

/**
 * A text with its quoted places marked. Every mark is a link to the one on the other side that has the same number.
 * @param ranges `{ start, end, source }` in UTF-16 units; ones that overlap an earlier one are left out
 * @param label what a screen reader says before the number
 */
export function marked(text, ranges, label) {
  const nodes = [];
  let at = 0;
  for (const { start, end, source } of [...ranges].sort((a, b) => a.start - b.start)) {
    if (start < at || end <= start) {
      continue;
    }

    nodes.push(text.slice(at, start), mark(text.slice(start, end), source, label));
    at = end;
  }

  nodes.push(text.slice(at));
  return nodes.filter((n) => n !== "");
}

function mark(text, source, label) {
  const number = h("sup", { ariaHidden: "true" }, String(source + 1));
  return h("mark", { "data-source": source }, h("a", { href: "#", "aria-description": `${label} ${source + 1}` }, text), number);
}

/** Lights up both ends of a quotation while one of them is pointed at or focused; following one goes to the other. */
export function linkMarks(a, b) {
  const both = [a, b];
  const light = (source) => {
    for (const mark of both.flatMap((r) => [...r.querySelectorAll("mark")])) {
      mark.classList.toggle("lit", mark.dataset.source === source);
    }
  };
  for (const [here, there] of [[a, b], [b, a]]) {
    const sourceOf = (e) => e.target.closest?.("mark")?.dataset.source;
    const partner = (source) => there.querySelector(`mark[data-source="${source}"]`);
    for (const type of ["pointerover", "focusin"]) {
      here.addEventListener(type, (e) => {
        const source = sourceOf(e);
        light(source);
        if (source !== undefined) {
          reveal(there, partner(source));
        }
      });
    }

    here.addEventListener("pointerleave", () => light(undefined));
    here.addEventListener("focusout", () => light(undefined));
    here.addEventListener("click", (e) => {
      const source = sourceOf(e);
      if (source !== undefined) {
        e.preventDefault();
        partner(source)?.querySelector("a").focus();
      }
    });
  }
}

// Scrolls inside its box only: the page itself must not jump while somebody reads.
function reveal(box, mark) {
  if (!mark || box.scrollHeight <= box.clientHeight) {
    return;
  }

  const [outer, inner] = [box.getBoundingClientRect(), mark.getBoundingClientRect()];
  if (inner.top < outer.top || inner.bottom > outer.bottom) {
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    box.scrollBy({ top: inner.top - outer.top - outer.height / 3, behavior: calm ? "auto" : "smooth" });
  }
}
