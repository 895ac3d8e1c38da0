import { expect, test } from "vitest";
import { FEATURES } from "../engine/features.ts";
import { decodeModel, encodeModel } from "./encode-model.ts";
import { predictLinear } from "./linear.ts";
import { createRandom } from "./random.ts";
import { probabilityOf, type RiskModel } from "./risk-model.ts";
import { trainLogistic } from "./train-logistic.ts";
import { toProbability } from "./trees.ts";

/** Log-odds of -3 + 2a - b, and two more where the third figure is not known. */
function world(rows: number, seed: number, features = 3): { values: Float32Array; labels: Uint8Array } {
  const random = createRandom(seed);
  const values = new Float32Array(rows * features);
  const labels = new Uint8Array(rows);
  for (let row = 0; row < rows; row += 1) {
    const [a, b, third] = [4 * random() - 2, 4 * random() - 2, random() < 0.2 ? Number.NaN : random()];
    values.set([a, b, third], row * features);
    labels[row] = random() < toProbability(-3 + 2 * a - b + (Number.isNaN(third) ? 2 : 0)) ? 1 : 0;
  }
  return { values, labels };
}

test("what made the outcomes is found again: weights, the meaning of what is not known, and how likely they are at all", () => {
  const { values, labels } = world(20_000, 1);
  const model = trainLogistic(values, labels, { features: 3 });
  const at = (row: readonly number[]): number => predictLinear(model, Float32Array.from(row));
  expect(at([1, 0, 0.5]) - at([0, 0, 0.5])).toBeCloseTo(2, 0);
  expect(at([0, 1, 0.5]) - at([0, 0, 0.5])).toBeCloseTo(-1, 0);
  expect(at([0, 0, Number.NaN]) - at([0, 0, 0.5])).toBeCloseTo(2, 0);
  expect(at([0, 0, 0.5])).toBeCloseTo(-3, 0);
});

test("a part of many honest rows teaches the same, and the same rows always give the same", () => {
  const { values, labels } = world(60_000, 2);
  const rare = labels.map((label, row) => (label === 1 && row % 40 === 0 ? 1 : 0));
  const kept = [...labels.keys()].filter((row) => labels[row] === 0 || rare[row] === 1);
  const some = Float32Array.from(kept.flatMap((row) => [...values.subarray(row * 3, row * 3 + 3)]));
  const outcomes = Uint8Array.from(kept, (row) => rare[row] ?? 0);
  const model = trainLogistic(some, outcomes, { features: 3 });
  expect(model).toEqual(trainLogistic(some, outcomes, { features: 3 }));
  const mean = kept.reduce((sum, _, row) => sum + toProbability(predictLinear(model, some, row * 3)), 0) / kept.length;
  const share = outcomes.reduce((sum, label) => sum + label, 0) / kept.length;
  expect(mean / share).toBeGreaterThan(0.7);
  expect(mean / share).toBeLessThan(1.4);
});

test("outcomes that one figure tells apart entirely have weights that are numbers, and one outcome alone teaches nothing", () => {
  const values = Float32Array.from({ length: 400 }, (_, index) => (index < 200 ? -1 : 1e30));
  const labels = Uint8Array.from({ length: 400 }, (_, index) => (index < 200 ? 0 : 1));
  const { weights, intercept } = trainLogistic(values, labels, { features: 1 });
  expect([...weights, intercept].every(Number.isFinite)).toBe(true);
  expect(() => trainLogistic(values, new Uint8Array(400), { features: 1 })).toThrow(RangeError);
});

test("a model of sums instead of trees comes back from its bytes as it was, wherever in memory they lie", () => {
  const { values, labels } = world(2_000, 3, FEATURES.length);
  const linear = trainLogistic(values, labels, { features: FEATURES.length });
  const calibration = { scores: Float32Array.from([-6, 2]), probabilities: Float32Array.from([0.001, 0.9]) };
  const none = { base: 0, roots: new Int32Array(0), threshold: new Float32Array(0), left: new Int32Array(0), right: new Int32Array(0) };
  const model: RiskModel = {
    version: "own-1",
    forest: { ...none, feature: new Int16Array(0), missingLeft: new Uint8Array(0), leaves: new Float32Array(0) },
    linear,
    typical: new Float32Array(FEATURES.length),
    surpriseWeight: { known: 0, bare: 0 },
    calibration: { known: calibration, bare: calibration },
  };
  // Small buffers of Node lie in a pool: their bytes do not begin where their memory does.
  const pooled = Buffer.from(Buffer.from(encodeModel(model)).toString("base64"), "base64");
  expect(pooled.byteLength).toBeLessThan(4_096);
  const decoded = decodeModel("own-1", pooled);
  expect(encodeModel(decoded)).toEqual(encodeModel(model));
  for (let row = 0; row < 50; row += 1) {
    const input = { surprise: 0, offset: row * FEATURES.length };
    expect(probabilityOf(decoded, values, input)).toBeCloseTo(probabilityOf(model, values, input), 6);
  }
});
