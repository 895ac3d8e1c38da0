import fc from "fast-check";
import { expect, test } from "vitest";
import { measure } from "./measures.ts";

const scored = fc.array(fc.tuple(fc.integer({ min: 0, max: 8 }), fc.boolean()), { minLength: 2, maxLength: 60 });

/** Each threshold on its own, as the definitions say. */
function bySum(pairs: readonly (readonly [number, boolean])[]): { ap: number; auc: number } {
  const positives = pairs.filter(([, label]) => label).length;
  let ap = 0;
  let before = 0;
  for (const threshold of [...new Set(pairs.map(([score]) => score))].sort((a, b) => b - a)) {
    const flagged = pairs.filter(([score]) => score >= threshold);
    const right = flagged.filter(([, label]) => label).length;
    ap += ((right - before) / positives) * (right / flagged.length);
    before = right;
  }
  let wins = 0;
  for (const [score, label] of pairs) {
    if (!label) continue;
    for (const [other, isOther] of pairs) if (!isOther) wins += score > other ? 1 : score === other ? 0.5 : 0;
  }
  return { ap, auc: wins / (positives * (pairs.length - positives)) };
}

test("average precision and area are what their definitions give, also with equal scores", () => {
  fc.assert(
    fc.property(scored, (pairs) => {
      fc.pre(pairs.some(([, label]) => label) && pairs.some(([, label]) => !label));
      const found = measure(
        Float64Array.from(pairs, ([score]) => score),
        Uint8Array.from(pairs, ([, label]) => (label ? 1 : 0)),
      );
      const expected = bySum(pairs);
      expect(found.ap).toBeCloseTo(expected.ap, 9);
      expect(found.auc).toBeCloseTo(expected.auc, 9);
    }),
  );
});

test("recall at a rate counts no threshold that flags more of the harmless", () => {
  const scores = Float64Array.from({ length: 1_001 }, (_, index) => index);
  const labels = Uint8Array.from(scores, (score) => (score === 999 || score === 10 ? 1 : 0));
  expect(measure(scores, labels).recallAt01).toBe(0);
  expect(measure(scores, labels).recallAt1).toBe(0.5);
});
