/** The service counts Unicode code points, JavaScript UTF-16 units. Gives a function from the one to the other for a text. */
export function toUnits(text) {
  if (!/[\ud800-\udbff]/.test(text)) {
    return (offset) => offset;
  }

  const starts = [];
  for (let i = 0; i < text.length; i += text.codePointAt(i) > 0xffff ? 2 : 1) {
    starts.push(i);
  }

  starts.push(text.length);
  return (offset) => starts[Math.min(offset, starts.length - 1)];
}

/** Quoted places of a text in UTF-16 units, in the order in which they were quoted. */
export function places(text, contexts) {
  const units = toUnits(text);
  return contexts.map((c) => ({ start: units(c.offset), end: units(c.offset + c.length) }));
}
