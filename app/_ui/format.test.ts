import { expect, test } from "vitest";
import { formatCost, formatDuration, formatMilliseconds } from "./format.ts";

test("durations carry the unit that fits", () => {
  expect([0, 840, 999, 2_360, 185_000].map(formatDuration)).toEqual(["0 ms", "840 ms", "999 ms", "2.4 s", "3 min 05 s"]);
});

test("a cost too small for cents is not shown as zero", () => {
  expect([0, 12, 9_999, 1_250_000].map(formatCost)).toEqual(["$0", "$0.000012", "$0.009999", "$1.2500"]);
});

test("a time below a millisecond keeps the digits that carry it", () => {
  expect([0, 0.004, 0.08, 1.23, 9.99, 14.2].map(formatMilliseconds)).toEqual([
    "< 0.01 ms",
    "< 0.01 ms",
    "0.08 ms",
    "1.2 ms",
    "10.0 ms",
    "14 ms",
  ]);
});
