import { FEATURES } from "../engine/features.ts";
import { type Calibration, calibrate } from "./calibration.ts";
import { type RiskModel, rawScoreOf } from "./risk-model.ts";
import { DEFAULT_TREES, type TreeOptions, trainTrees } from "./train-trees.ts";

/** Rows of FEATURES in time order, with what their cases came to. */
export type Examples = { values: Float32Array; labels: Uint8Array; surprises: Float64Array };

type Options = { version: string; surpriseWeight: RiskModel["surpriseWeight"]; trees?: Partial<TreeOptions> };

/** The newest part judges the trees that the older part has made; then all of it makes the trees that are used. */
const JUDGED_SHARE = 0.25;

/** Throws RangeError when one outcome is absent from the older or the newer part. */
export function trainModel(examples: Examples, { version, surpriseWeight, trees }: Options): RiskModel {
  const options = { ...DEFAULT_TREES, ...trees };
  const rows = examples.labels.length;
  const older = Math.floor(rows * (1 - JUDGED_SHARE));
  const forest = trainTrees(examples.values.subarray(0, older * FEATURES.length), examples.labels.subarray(0, older), {
    features: FEATURES.length,
    options,
  });
  const none: Calibration = { scores: new Float32Array([0]), probabilities: new Float32Array([0]) };
  const draft: RiskModel = { version, forest, typical: typicalOf(examples), surpriseWeight, calibration: { known: none, bare: none } };
  const scores = Float64Array.from({ length: rows - older }, (_, index) =>
    rawScoreOf(draft, examples.values, { surprise: examples.surprises[older + index] ?? 0, offset: (older + index) * FEATURES.length }),
  );
  const calibration = calibrate(scores, examples.labels.subarray(older));
  return {
    ...draft,
    forest: trainTrees(examples.values, examples.labels, { features: FEATURES.length, options }),
    calibration: { known: calibration, bare: calibration },
  };
}

/** Of every so many rows: a middle needs no more. */
const SAMPLED = 5_000;

/** Of honest rows the middle of each feature; NaN where most have none. */
export function typicalOf({ values, labels }: Examples): Float32Array {
  const step = Math.max(1, Math.floor(labels.length / SAMPLED));
  return Float32Array.from(FEATURES, (_, feature) => {
    const found: number[] = [];
    for (let row = 0; row < labels.length; row += step)
      if (labels[row] === 0) found.push(values[row * FEATURES.length + feature] ?? Number.NaN);
    const known = found.filter((value) => !Number.isNaN(value)).toSorted((a, b) => a - b);
    return known.length * 2 < found.length ? Number.NaN : (known[Math.floor(known.length / 2)] ?? Number.NaN);
  });
}
