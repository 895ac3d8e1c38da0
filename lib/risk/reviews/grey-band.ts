// A verdict is grey where its score lies so close to a threshold that it might as well have gone the other way. How close is close is
// learnt from the organization's own scores, so that no more than its share of them is; what a rule or a list has decided is never grey.

import { DECISIONS, decisionOf, type Thresholds } from "../engine/decision-of.ts";
import type { Decision, StoredVerdict } from "../transactions/transaction-record.ts";

/** What judging needs to know about reviews by models. */
export type ReviewBand = { isOn: boolean; width: number; share: number };

/** The threshold a score is nearest to, and the decisions on its two sides. */
export type Boundary = { threshold: number; distance: number; below: Decision; above: Decision };

export function nearestBoundary(score: number, thresholds: Thresholds): Boundary {
  const sides = [thresholds.monitor, thresholds.review, thresholds.hold, thresholds.block].map((threshold, index): Boundary => {
    const [below = "approve", above = "block"] = DECISIONS.slice(index, index + 2);
    return { threshold, distance: Math.abs(score - threshold), below, above };
  });
  return sides.reduce((nearest, side) => (side.distance < nearest.distance ? side : nearest));
}

export type Judged = Pick<StoredVerdict, "score" | "probability" | "decision" | "thresholds">;

/** How far from the nearest threshold. Infinite where a rule or a list has moved the score: they have their reasons, and mean what they say. */
export function greyness({ score, probability, decision, thresholds }: Judged): number {
  const isWeighed = score === probability && decisionOf(score, thresholds) === decision;
  return isWeighed ? nearestBoundary(score, thresholds).distance : Number.POSITIVE_INFINITY;
}

/** Places of those that models are to be asked about: the greyest, and no more than the share of the batch, though one of it may be. */
export function chooseGrey(verdicts: readonly Judged[], { isOn, width, share }: ReviewBand): number[] {
  if (!isOn || width <= 0 || share <= 0) return [];
  return verdicts
    .map((verdict, index) => ({ index, distance: greyness(verdict) }))
    .filter(({ distance }) => distance <= width)
    .toSorted((a, b) => a.distance - b.distance || a.index - b.index)
    .slice(0, Math.max(1, Math.ceil(share * verdicts.length)))
    .map(({ index }) => index);
}

/** Fewer scores than this say nothing of a hundredth of them. */
const SCORES_MIN = 200;

/** As wide as `share` of these scores allow, and never wider than `widthMax`. Scores that are all the same leave no band. */
export function learnWidth(verdicts: readonly Judged[], { share, widthMax }: { share: number; widthMax: number }): number {
  if (verdicts.length < SCORES_MIN) return widthMax;
  const distances = verdicts.map(greyness).toSorted((a, b) => a - b);
  const allowed = Math.floor(share * verdicts.length);
  // Open towards the first that would be one too many, so that equal distances go in together or not at all.
  const tooMany = distances[allowed] ?? Number.POSITIVE_INFINITY;
  const within = distances.slice(0, allowed).findLast((distance) => distance < tooMany) ?? 0;
  return Math.min(widthMax, within);
}
