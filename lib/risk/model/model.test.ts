import fc from "fast-check";
import { expect, test } from "vitest";
import { FEATURES } from "../engine/features.ts";
import { replay } from "../engine/replay.ts";
import { generateMovements } from "../sample/generate-movements.ts";
import { calibrate, toCalibrated } from "./calibration.ts";
import { defaultModel } from "./default-model.ts";
import { decodeModel, encodeModel } from "./encode-model.ts";
import { createRandom } from "./random.ts";
import { probabilityOf } from "./risk-model.ts";
import { DEFAULT_TREES, trainTrees } from "./train-trees.ts";
import { predict, toProbability } from "./trees.ts";

/** Fraud where exactly one of two figures is high, or the third is not known. */
function puzzle(rows: number, seed: number): { values: Float32Array; labels: Uint8Array } {
  const random = createRandom(seed);
  const values = new Float32Array(rows * 3);
  const labels = new Uint8Array(rows);
  for (let row = 0; row < rows; row += 1) {
    const [first, second, third] = [random(), random(), random() < 0.1 ? Number.NaN : random()];
    values.set([first, second, third], row * 3);
    labels[row] = first > 0.5 !== second > 0.5 || Number.isNaN(third) ? 1 : 0;
  }
  return { values, labels };
}

const OPTIONS = { ...DEFAULT_TREES, trees: 60, featureShare: 1, rate: 0.3, ridge: 1 };

test("trees learn what no single figure says, and what it means that one is missing", () => {
  const { values, labels } = puzzle(4_000, 1);
  const forest = trainTrees(values, labels, { features: 3, options: OPTIONS });
  const unseen = puzzle(2_000, 2);
  const right = unseen.labels.filter((label, row) => toProbability(predict(forest, unseen.values, row * 3)) > 0.5 === (label === 1));
  expect(right.length / unseen.labels.length).toBeGreaterThan(0.98);
});

test("the same rows and seed give the same trees, to the bit; another seed gives others", () => {
  const { values, labels } = puzzle(1_000, 3);
  const train = (seed: number) => trainTrees(values, labels, { features: 3, options: { ...OPTIONS, trees: 10, seed } });
  expect(train(1)).toEqual(train(1));
  expect(train(1)).not.toEqual(train(2));
});

test("nothing is learnt from one outcome only", () => {
  expect(() => trainTrees(new Float32Array(30), new Uint8Array(10), { features: 3 })).toThrow(RangeError);
});

test("a higher score never means a lower probability, and probabilities are what was observed", () => {
  const observed = fc.array(fc.tuple(fc.double({ min: -20, max: 20, noNaN: true }), fc.boolean()), { minLength: 2, maxLength: 300 });
  fc.assert(
    fc.property(observed, (pairs) => {
      const calibration = calibrate(
        Float64Array.from(pairs, ([score]) => score),
        Uint8Array.from(pairs, ([, isFraud]) => (isFraud ? 1 : 0)),
      );
      const asked = Array.from({ length: 81 }, (_, index) => toCalibrated(calibration, index / 2 - 20));
      for (const [index, probability] of asked.entries()) {
        expect(probability).toBeGreaterThan(0);
        expect(probability).toBeLessThan(1);
        expect(probability).toBeGreaterThanOrEqual((asked[index - 1] ?? 0) - 1e-9);
      }
    }),
  );
  const random = createRandom(5);
  const scores = Float64Array.from({ length: 20_000 }, () => 6 * random() - 3);
  const labels = Uint8Array.from(scores, (score) => (random() < toProbability(score) ? 1 : 0));
  const calibration = calibrate(scores, labels);
  for (const score of [-2, -1, 0, 1, 2]) expect(Math.abs(toCalibrated(calibration, score) - toProbability(score))).toBeLessThan(0.05);
});

test("equal scores have one probability, whatever order their outcomes stood in", () => {
  const labels = Uint8Array.from({ length: 1_000 }, (_, row) => (row >= 900 ? 1 : 0));
  const { probabilities, scores } = calibrate(new Float64Array(1_000).fill(-6), labels);
  expect([...scores]).toEqual([-6]);
  expect(probabilities[0]).toBeCloseTo(0.1, 3);
});

test("a model comes back from its bytes as it was, to the bit, and bytes that are too few are refused", () => {
  const model = defaultModel();
  const bytes = encodeModel(model);
  expect(decodeModel(model.version, bytes)).toEqual(model);
  expect(() => decodeModel("x", bytes.subarray(0, -1))).toThrow(RangeError);
});

test("the shipped model is below 350 KB, and in a town it has not seen finds fraud ten times as likely as what is honest", () => {
  const model = defaultModel();
  expect(encodeModel(model).byteLength * (4 / 3)).toBeLessThan(350 * 1_024);
  const town = generateMovements({ seed: 99, accounts: 300, payees: 400, days: 40, startAt: Date.UTC(2026, 0, 1), pace: 1 });
  const { values, labels, surprises } = replay(
    town.map(({ movement, episode }) => ({ movement, isFraud: episode !== null })),
    { withLabels: true },
  );
  const mean = (wanted: number): number => {
    const rows = [...labels.keys()].filter((row) => labels[row] === wanted);
    const sum = rows.reduce(
      (total, row) => total + probabilityOf(model, values, { surprise: surprises[row] ?? 0, offset: row * FEATURES.length }),
      0,
    );
    return sum / rows.length;
  };
  expect(mean(1)).toBeGreaterThan(10 * mean(0));
});
