import { h } from "./dom.js";

let ids = 0;

/**
 * A plot with its title, how to read it, and the same numbers as a table. It is drawn again when its width changes, so that its letters keep their size.
 * @param draw gives an svg element for a width in pixels
 */
export function figure({ title, reading, draw, table }) {
  const id = `figure-${++ids}`;
  const canvas = h("div", { className: "canvas", role: "img", "aria-labelledby": `${id}-title`, "aria-describedby": `${id}-reading` });
  let drawn = 0;
  const redraw = () => {
    const width = Math.floor(canvas.clientWidth);
    if (width > 0 && width !== drawn) {
      drawn = width;
      canvas.replaceChildren(draw(width));
    }
  };
  new ResizeObserver(redraw).observe(canvas);
  return h("figure", { className: "card figure" },
    h("figcaption", {}, h("h2", { id: `${id}-title` }, title), h("p", { className: "hint", id: `${id}-reading` }, reading)),
    canvas,
    table && h("details", {}, h("summary", {}, "As a table"), h("div", { className: "scroll", tabIndex: 0, role: "region", "aria-labelledby": `${id}-title` }, table)));
}

/** A table whose first column names its rows. Cells are texts or nodes. */
export function table(head, rows) {
  return h("table", {},
    h("thead", {}, h("tr", {}, head.map((c) => h("th", { scope: "col" }, c)))),
    h("tbody", {}, rows.map(([name, ...cells]) => h("tr", {}, h("th", { scope: "row" }, name), cells.map((c) => h("td", {}, c))))));
}
