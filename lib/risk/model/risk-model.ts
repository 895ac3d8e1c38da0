// What turns the features of a transaction into a probability: trees that have seen outcomes, and beside them the surprise that needs none.
// The less of a transaction's surroundings is known, the more the surprise weighs: the trees have learnt from those that are.

import { FEATURES } from "../engine/features.ts";
import { type Calibration, toCalibrated } from "./calibration.ts";
import { type Linear, predictLinear } from "./linear.ts";
import { type Forest, predict } from "./trees.ts";

/** `known` and `bare`: with and without what a payment was for. `typical`: the middle of each feature over honest transactions, NaN where most have none. */
export type RiskModel = {
  version: string;
  forest: Forest;
  typical: Float32Array;
  surpriseWeight: Mode<number>;
  calibration: Mode<Calibration>;
  /** In place of trees, which are none then. */
  linear?: Linear;
};
type Mode<Value> = { known: Value; bare: Value };

const KIND = FEATURES.indexOf("category_share");
/** Below it the trees are sure enough: how sure is only noise to what is added. */
const LEAST_LOG_ODDS = -6;

const modeOf = (features: Float32Array, offset: number): keyof Mode<unknown> =>
  Number.isNaN(features[offset + KIND] ?? Number.NaN) ? "bare" : "known";

/** Not calibrated yet: it ranks. */
export function rawScoreOf(
  { forest, linear, surpriseWeight }: RiskModel,
  features: Float32Array,
  { surprise, offset = 0 }: { surprise: number; offset?: number },
): number {
  const logOdds = linear ? predictLinear(linear, features, offset) : predict(forest, features, offset);
  return Math.max(LEAST_LOG_ODDS, logOdds) + surpriseWeight[modeOf(features, offset)] * surprise;
}

/** Between 0 and 1. */
export function probabilityOf(model: RiskModel, features: Float32Array, input: { surprise: number; offset?: number }): number {
  return toCalibrated(model.calibration[modeOf(features, input.offset ?? 0)], rawScoreOf(model, features, input));
}
