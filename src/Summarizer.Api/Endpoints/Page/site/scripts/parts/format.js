const grouped = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });

export const count = (n) => grouped.format(n);

export const plural = (n, one, many = `${one}s`) => `${count(n)} ${n === 1 ? one : many}`;

export const percent = (share) => `${Math.round(share * 100)} %`;

/** Three significant digits, in the unit that people read best. */
export function duration(ms) {
  if (ms === null || ms === undefined) {
    return "–";
  }

  const [value, unit] = ms >= 10_000 ? [ms / 1000, "s"] : [ms, "ms"];
  return `${value >= 100 ? count(value) : Number(value.toPrecision(3))} ${unit}`;
}

/** A quantity with a metric prefix: 6820000000 as "6.82 G". */
export const metric = (n) => compact(n).replace(/B$/, "G");

/** 13200000 as 13.2 M. */
export function compact(n) {
  const [value, unit] = n >= 1e9 ? [n / 1e9, " B"] : n >= 1e6 ? [n / 1e6, " M"] : n >= 1e3 ? [n / 1e3, " k"] : [n, ""];
  return `${Number(value.toPrecision(3))}${unit}`;
}
