import { expect, test } from "vitest";
import { compareModels } from "./compare-models.ts";
import { createRandom } from "./random.ts";

/** Probabilities that are true: what is said of a row is how often such rows are fraud. */
function world(rows: number, seed: number): { labels: Uint8Array; truth: Float64Array } {
  const random = createRandom(seed);
  const truth = Float64Array.from({ length: rows }, () => (random() < 0.03 ? 0.5 + random() / 2 : random() / 100));
  return { truth, labels: Uint8Array.from(truth, (probability) => (random() < probability ? 1 : 0)) };
}

const { truth, labels } = world(4_000, 7);
const random = createRandom(9);
const noisy = truth.map((probability) => Math.min(1, Math.max(0, probability + 0.9 * (random() - 0.5))));
const flat = truth.map(() => labels.reduce((sum, label) => sum + label, 0) / labels.length);

test("a model is not worse than itself, and one that finds more is not worse either", () => {
  expect(compareModels({ live: truth, shadow: truth, labels }, 0.7)).toMatchObject({ code: "not_worse", apDifferenceLow: 0 });
  expect(compareModels({ live: flat, shadow: truth, labels }, 0.99).code).toBe("not_worse");
});

test("one that finds less is worse, whoever of two is the one that judges", () => {
  expect(compareModels({ live: truth, shadow: noisy, labels }, 0.7).code).toBe("worse");
  expect(compareModels({ live: truth, shadow: flat, labels }, 0.7).code).toBe("worse");
});

test("one that ranks as well but says probabilities that are not, or has many more looked at, does not take over", () => {
  const boasting = truth.map((probability) => probability ** 0.2);
  expect(compareModels({ live: truth, shadow: boasting, labels }, 0.99).code).toBe("calibration");
  const modest = truth.map((probability) => (probability < 0.01 ? probability / 10 : probability));
  expect(compareModels({ live: modest, shadow: truth, labels }, 0.001).code).toBe("alerts");
  const silent = truth.map((probability) => probability * 0.6);
  expect(compareModels({ live: silent, shadow: truth, labels }, 0.7).code).toBe("not_worse");
});

test("few frauds say little: what may as well be luck does not take over", () => {
  const few = world(300, 3);
  const swapped = few.truth.map((probability, row) => (row % 3 === 0 ? probability : probability * (0.6 + 0.8 * random())));
  const { code, apDifferenceLow } = compareModels({ live: few.truth, shadow: swapped, labels: few.labels }, 0.7);
  expect(code).not.toBe("not_worse");
  expect(apDifferenceLow).toBeLessThan(0);
});
