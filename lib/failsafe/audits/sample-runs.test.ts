import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createId } from "../../platform/ids.ts";
import { isSampled } from "./sample-runs.ts";

describe("the share of runs that is audited", () => {
  const ids = Array.from({ length: 10_000 }, (_, index) => `trn_${String(index).padStart(26, "0")}`);

  test.each([
    [0, 0],
    [0.05, 519],
    [0.2, 2_033],
    [1, 10_000],
  ])("of ten thousand runs a share of %s is always the same %s", (share, count) => {
    expect(ids.filter((id) => isSampled(id, share))).toHaveLength(count);
    expect(Math.abs(count - share * ids.length)).toBeLessThan(60);
  });

  test("a run decides alike however often it is asked about, and stays in when the share grows", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (a, b) => {
        const id = createId("modelCall");
        const [small, large] = [Math.min(a, b), Math.max(a, b)];
        expect(isSampled(id, small)).toBe(isSampled(id, small));
        if (isSampled(id, small)) expect(isSampled(id, large)).toBe(true);
      }),
    );
  });
});
