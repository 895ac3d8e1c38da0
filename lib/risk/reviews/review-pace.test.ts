import fc from "fast-check";
import { expect, test } from "vitest";
import { createReviewPace } from "./review-pace.ts";

test("whatever the groups are, no more than the share of what was judged is queued, but for the first", () => {
  fc.assert(
    fc.property(fc.array(fc.record({ judged: fc.integer({ min: 1, max: 40 }), wanted: fc.integer({ min: 0, max: 5 }) })), (groups) => {
      const pace = createReviewPace();
      let [judged, allowed] = [0, 0];
      for (const group of groups) {
        judged += group.judged;
        allowed += pace.allow("org_1", { ...group, share: 0.01 });
        expect(allowed).toBeLessThanOrEqual(1 + 0.01 * judged + 1e-9);
      }
    }),
  );
});

test("the first grey one of an organization is asked about, and what one has used up is not missing in another", () => {
  const pace = createReviewPace();
  expect(pace.allow("org_1", { judged: 1, wanted: 3, share: 0.01 })).toBe(1);
  expect(pace.allow("org_1", { judged: 1, wanted: 1, share: 0.01 })).toBe(0);
  expect(pace.allow("org_2", { judged: 1, wanted: 1, share: 0.01 })).toBe(1);
});
