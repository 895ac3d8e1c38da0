import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { check, countViolations } from "./check.ts";
import { createCleanRun } from "./clean-run.ts";

describe("the checkers together", () => {
  test("pass every run that lost nothing, whatever died in it", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0 }), (seed) => {
        const { recorder, final } = createCleanRun(seed);
        expect(check(recorder.history(), final)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test("count every invariant, also those that hold", () => {
    const counts = countViolations([{ invariant: "order", subject: "trn_1", detail: "" }]);
    expect(counts).toMatchObject({ order: 1, lost: 0 });
    expect(Object.keys(counts)).toHaveLength(14);
  });
});
