import { expect, test } from "vitest";
import { formatCost, formatDuration } from "./format.ts";

test("durations carry the unit that fits", () => {
  expect([0, 840, 999, 2_360, 185_000].map(formatDuration)).toEqual(["0 ms", "840 ms", "999 ms", "2.4 s", "3 min 05 s"]);
});

test("a cost too small for cents is not shown as zero", () => {
  expect([0, 12, 9_999, 1_250_000].map(formatCost)).toEqual(["$0", "$0.000012", "$0.009999", "$1.2500"]);
});
