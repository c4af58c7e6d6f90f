/** From a value to a place, straight. */
export function linear([from, to], [start, end]) {
  return (v) => start + ((v - from) / (to - from || 1)) * (end - start);
}

/** From a value above zero to a place, by its logarithm. */
export function logarithmic([from, to], range) {
  const place = linear([Math.log(from), Math.log(to)], range);
  return (v) => place(Math.log(v));
}

/** Round values from zero to at least a number, about `count` of them. */
export function ticks(most, count = 4) {
  const rough = (most || 1) / count;
  const unit = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((f) => f * unit).find((s) => s >= rough);
  return Array.from({ length: Math.ceil(most / step - 1e-9) + 1 }, (_, i) => Number((i * step).toPrecision(12)));
}
