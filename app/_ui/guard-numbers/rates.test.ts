import { expect, test } from "vitest";
import { formatArea, formatInterval, formatRate } from "./rates.ts";

test("a rate never reads as all or nothing when it is not", () => {
  expect([0, 0.0004, 0.0123, 0.9731, 0.9999, 1].map(formatRate)).toEqual(["0 %", "< 0.1 %", "1.2 %", "97.3 %", "> 99.9 %", "100 %"]);
});

test("what was not measured says so", () => {
  expect([formatRate(null), formatArea(null), formatInterval(null)]).toEqual(["not measured", "not measured", null]);
});

test("an interval is written with both ends", () => {
  expect(formatInterval([0.6123, 0.7088])).toBe("61.2 to 70.9 %");
});
