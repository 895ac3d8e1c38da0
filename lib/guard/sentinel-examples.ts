import { normalize } from "./internal/normalize.ts";
import { DENSE_PLACES, denseFeatures } from "./internal/sentinel/dense.ts";
import { BLOCKS, extractFeatures, HASHED_PLACES, type SparseFeatures } from "./internal/sentinel/features.ts";
import { toWindows } from "./internal/sentinel/windows.ts";

export type SentinelText = { original: string; view: string };

export const SENTINEL_PLACES = HASHED_PLACES + DENSE_PLACES;

/** Every place belongs to one block; the blocks follow each other. */
export const SENTINEL_BLOCKS: readonly { name: string; start: number; end: number }[] = [
  ...BLOCKS,
  { name: "shape", start: HASHED_PLACES, end: SENTINEL_PLACES },
];

/** Calls `visit` with the features of the whole text, then of each of its pieces. What it is given is overwritten by the next. */
export function readSentinelExamples(text: SentinelText, visit: (features: SparseFeatures) => void): void {
  const dense = denseFeatures(text.original);
  for (const { from, to } of toWindows(text.view)) {
    const features = extractFeatures(text.view, from, to);
    let { length } = features;
    dense.forEach((value, at) => {
      if (value === 0) return;
      features.places[length] = HASHED_PLACES + at;
      features.values[length] = value;
      length++;
    });
    features.length = length;
    visit(features);
  }
}

/** The view is the one the classifier learns from and judges by: the text as it stands, normalized. */
export function toSentinelText(original: string): SentinelText {
  return { original, view: normalize(original).text };
}

/** A piece sees less than the whole and there are many of them, so the strongest must stand out by this much. */
const WINDOW_HANDICAP = 1.5;

/** One logit from that of the whole text, which comes first, and those of its pieces. */
export function combineLogits([whole = 0, ...pieces]: readonly number[]): number {
  return pieces.reduce((most, logit) => Math.max(most, logit - WINDOW_HANDICAP), whole);
}
