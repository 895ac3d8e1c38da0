import { expect, test } from "vitest";
import { formatBytes, formatCount, formatDay, formatMoney, formatShare, formatShort } from "./format-amounts.ts";

test.each([
  [0, "$0"],
  [1, "< $0.0001"],
  [4_200, "$0.0042"],
  [420_000, "$0.420"],
  [994_999, "$0.995"],
  [995_000, "$1.00"],
  [1_234_567_890, "$1,234.57"],
  [1_999_999, "$2.00"],
])("%d micros read %s", (micros, text) => expect(formatMoney(micros)).toBe(text));

test.each([
  [0, "0 B"],
  [999, "999 B"],
  [1_000, "1.0 kB"],
  [123_456, "123 kB"],
  [3_400_000, "3.4 MB"],
  [999_960, "1.0 MB"],
])("%d bytes read %s", (bytes, text) => expect(formatBytes(bytes)).toBe(text));

test("a share claims neither all nor nothing where it is not", () => {
  expect([
    formatShare(0, 5),
    formatShare(1, 1_000),
    formatShare(1, 4),
    formatShare(999, 1_000),
    formatShare(7, 7),
    formatShare(1, 0),
  ]).toEqual(["0 %", "< 1 %", "25 %", "> 99 %", "100 %", "0 %"]);
});

test("numbers and days read the same everywhere", () => {
  expect([formatCount(1_234_567), formatShort(1_234_567), formatDay("2026-03-12")]).toEqual(["1,234,567", "1.23M", "12 Mar"]);
});
