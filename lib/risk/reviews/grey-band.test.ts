import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DECISIONS, DEFAULT_THRESHOLDS, decisionOf } from "../engine/decision-of.ts";
import { chooseGrey, greyness, type Judged, learnWidth, nearestBoundary } from "./grey-band.ts";

const judged = (score: number): Judged => ({
  ...{ score, probability: score, decision: decisionOf(score, DEFAULT_THRESHOLDS), thresholds: DEFAULT_THRESHOLDS },
});
const scores = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 600 });

describe("the nearest boundary", () => {
  test("has the decision that was taken on one of its sides", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (score) => {
        const { below, above } = nearestBoundary(score, DEFAULT_THRESHOLDS);
        expect([below, above]).toContain(decisionOf(score, DEFAULT_THRESHOLDS));
        expect(DECISIONS.indexOf(above) - DECISIONS.indexOf(below)).toBe(1);
      }),
    );
  });

  test("of a score just under the threshold for blocks lies between hold and block", () => {
    expect(nearestBoundary(0.79, DEFAULT_THRESHOLDS)).toMatchObject({ threshold: 0.8, below: "hold", above: "block" });
  });
});

describe("what is grey", () => {
  test("is never what a rule or a list has decided", () => {
    expect(greyness({ ...judged(0.5), probability: 0.1 })).toBe(Number.POSITIVE_INFINITY);
    expect(greyness({ ...judged(0.499), decision: "block" })).toBe(Number.POSITIVE_INFINITY);
    expect(chooseGrey([{ ...judged(0.499), decision: "block" }], { isOn: true, width: 0.1, share: 0.01 })).toEqual([]);
  });

  test("is chosen from the greyest on, and of a batch no more than its share", () => {
    const batch = Array.from({ length: 200 }, (_, index) => judged(0.5 + index / 10_000));
    expect(chooseGrey(batch.toReversed(), { isOn: true, width: 0.1, share: 0.01 })).toEqual([199, 198]);
    expect(chooseGrey([judged(0.501)], { isOn: true, width: 0.1, share: 0.01 })).toEqual([0]);
    expect(chooseGrey([judged(0.501)], { isOn: false, width: 0.1, share: 0.01 })).toEqual([]);
    expect(chooseGrey([judged(0.501)], { isOn: true, width: 0, share: 0.01 })).toEqual([]);
  });
});

describe("the width learnt", () => {
  test("lets in no more than the share, whatever the scores are", () => {
    fc.assert(
      fc.property(scores, (values) => {
        const verdicts = values.map(judged);
        const width = learnWidth(verdicts, { share: 0.01, widthMax: 0.1 });
        if (verdicts.length < 200 || width === 0) return;
        expect(verdicts.filter((verdict) => greyness(verdict) <= width).length).toBeLessThanOrEqual(0.01 * verdicts.length);
      }),
    );
  });

  test("is none where a hundred verdicts in a row stand at one distance", () => {
    const same = Array.from({ length: 400 }, () => judged(0.52));
    expect(learnWidth(same, { share: 0.01, widthMax: 0.1 })).toBe(0);
  });

  test("is as wide as allowed before there is enough to learn from, and where nothing is near", () => {
    expect(learnWidth([judged(0.5)], { share: 0.01, widthMax: 0.05 })).toBe(0.05);
    const clear = Array.from({ length: 400 }, (_, index) => judged(index < 3 ? 0.49 : 0.05));
    expect(learnWidth(clear, { share: 0.01, widthMax: 0.05 })).toBeCloseTo(0.01);
  });
});
