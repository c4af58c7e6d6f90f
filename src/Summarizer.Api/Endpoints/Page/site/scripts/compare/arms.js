import { h } from "../parts/dom.js";

/** The two sides of a comparison, by their place: the model in question first. */
export const SIDES = ["first", "second"];

/** A model's name as it is shown everywhere: with what must not be forgotten about it. */
export function armName({ model, quality }) {
  return [model, quality && h("span", { className: "chip", title: "Random weights: its times count, its output is nonsense" }, `quality: ${quality}`)];
}

/** The same as a text, for plots. */
export const armText = ({ model, quality }) => (quality ? `${model} (quality: ${quality})` : model);

/** What a ratio of times means, in words: above 1 the first is faster. */
export function verdict({ ratio, low, high }) {
  if (low !== undefined && low <= 1 && high >= 1) {
    return "even";
  }

  return ratio >= 1 ? "faster" : "slower";
}

export const times = (ratio) => `${ratio >= 10 ? ratio.toFixed(0) : ratio.toFixed(2)}×`;

export const interval = ({ low, high }) => (low === undefined ? "too few runs for an interval" : `95 %: ${times(low)} to ${times(high)}`);
