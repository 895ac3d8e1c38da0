import { FEATURES } from "../engine/features.ts";
import type { NumberFact } from "./facts.ts";

const POSITION = new Map<string, number>(FEATURES.map((name, index) => [name, index]));

export function positionOf(fact: NumberFact): number {
  return POSITION.get(fact.feature) ?? -1;
}

/** To the feature's own scale, rounded as a row is: what was equal stays equal. */
export function toFeature({ scale }: NumberFact, value: number): number {
  if (scale === "log1p") return Math.fround(Math.log1p(value));
  if (scale === "log") return Math.fround(Math.log(value));
  return Math.fround(scale === "percent" ? value / 100 : value);
}

/** From a feature to what a rule states. */
export function fromFeature({ scale }: NumberFact, feature: number): number {
  if (scale === "log1p") return Math.expm1(feature);
  if (scale === "log") return Math.exp(feature);
  return scale === "percent" ? feature * 100 : feature;
}
