import { describe, expect, test } from "vitest";
import { measureQuality } from "../../../lib/prompts/workbench/quality/measure-quality.ts";
import { CRAFT_PAIRS } from "./craft-pairs.ts";
import { LEARNING_PAIRS } from "./learning-pairs.ts";
import { toContent } from "./pair.ts";
import { WORK_PAIRS } from "./work-pairs.ts";

const PAIRS = [...WORK_PAIRS, ...CRAFT_PAIRS, ...LEARNING_PAIRS];
const SHARE = 0.95;

describe("of two prompts for the same work the better one gets the higher score", () => {
  test(`in ${SHARE * 100} of a hundred of ${PAIRS.length} pairs at least`, () => {
    expect(PAIRS.length).toBeGreaterThanOrEqual(60);
    const judged = PAIRS.map(({ name, worse, better }) => {
      const [low, high] = [measureQuality(toContent(worse)).overall, measureQuality(toContent(better)).overall];
      return { name, low, high, isRight: high > low };
    });
    const wrong = judged.filter(({ isRight }) => !isRight);
    expect(wrong.length / PAIRS.length, JSON.stringify(wrong)).toBeLessThanOrEqual(1 - SHARE);
  });

  test("and with some distance: the middle of all differences is 20 points at least", () => {
    const distances = PAIRS.map(
      ({ worse, better }) => measureQuality(toContent(better)).overall - measureQuality(toContent(worse)).overall,
    );
    expect(distances.toSorted((a, b) => a - b)[Math.floor(PAIRS.length / 2)]).toBeGreaterThanOrEqual(20);
  });
});
