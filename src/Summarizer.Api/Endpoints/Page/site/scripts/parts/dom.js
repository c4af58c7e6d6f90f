/** An HTML element. Properties are set as properties when the element has them, else as attributes; null leaves one out. Children are nodes and texts, never markup. */
export function h(name, properties = {}, ...children) {
  return build(document.createElement(name), properties, children);
}

/** The same for SVG, where everything is an attribute. */
export function s(name, attributes = {}, ...children) {
  return build(document.createElementNS("http://www.w3.org/2000/svg", name), attributes, children, true);
}

function build(element, properties, children, attributesOnly = false) {
  for (const [key, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) {
      continue;
    }

    if (key.startsWith("on")) {
      element.addEventListener(key.slice(2), value);
    } else if (key === "style") {
      for (const [name, v] of Object.entries(value)) {
        element.style.setProperty(name, v);
      }
    } else if (!attributesOnly && key in element) {
      element[key] = value;
    } else {
      element.setAttribute(key, value === true ? "" : value);
    }
  }

  element.append(...children.flat(Infinity).filter((c) => c !== null && c !== undefined && c !== false));
  return element;
}

/** The elements below a root that have a `data-name` or `data-do`, by that name. */
export function named(root) {
  return Object.fromEntries([...root.querySelectorAll("[data-name], [data-do]")].map((e) => [e.dataset.name ?? e.dataset.do, e]));
}
