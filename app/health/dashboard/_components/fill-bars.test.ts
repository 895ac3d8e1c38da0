import { expect, test } from "vitest";
import { describeBar, formatShare } from "../../../_ui/health/health-words.ts";
import { fillBars } from "./fill-bars.ts";

const bar = { checks: 2, healthy: 1, degraded: 0, down: 1, longestDownMinutes: 5 };

test("ninety days are ninety bars that end today, and a day nobody checked has none", () => {
  const filled = fillBars([{ ...bar, from: "2026-03-11T00:00:00.000Z" }], 90, "2026-03-12T09:05:00.000Z");
  expect(filled.map(({ name }) => name).slice(-2)).toEqual(["2026-03-11", "2026-03-12"]);
  expect([filled.length, filled.at(-2)?.bar?.down, filled.at(-1)?.bar]).toEqual([90, 1, null]);
});

test("one day is its last twenty-four hours", () => {
  const filled = fillBars([{ ...bar, from: "2026-03-12T09:00:00.000Z" }], 1, "2026-03-12T09:05:00.000Z");
  expect([filled.length, filled[0]?.name, filled.at(-1)?.name, filled.at(-1)?.bar?.checks]).toEqual([24, "10:00 UTC", "09:00 UTC", 2]);
});

test("a bar says in words what it shows", () => {
  expect(describeBar(null)).toBe("not checked");
  expect(describeBar({ ...bar, from: "" })).toBe("2 checks, down in 1, at most 5 minutes at a time");
  expect(describeBar({ ...bar, from: "", down: 0, degraded: 0, checks: 1 })).toBe("1 check, all well");
});

test("a share that is not all never reads as all", () => {
  expect([formatShare(1), formatShare(0.9999), formatShare(0.5)]).toEqual(["100 %", "99.99 %", "50.0 %"]);
});
