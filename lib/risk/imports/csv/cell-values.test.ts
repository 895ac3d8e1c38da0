import fc from "fast-check";
import { expect, test } from "vitest";
import { toAmountText, toTimestamp } from "./cell-values.ts";

test.each([
  ["12.50", ".", "12.50"],
  ["1,234.50", ".", "1234.50"],
  [" 1,234,567 ", ".", "1234567"],
  ["12,50", ".", "12,50"],
  ["1,23,4", ".", "1,23,4"],
  ["12,50", ",", "12.50"],
  ["1.234,50", ",", "1234.50"],
  ["1 234 567,5", ",", "1234567.5"],
  ["1'234,50", ",", "1234.50"],
  ["1e5", ".", "1e5"],
  ["-3,50", ",", "-3.50"],
] as const)("%j with a decimal %s is %j", (cell, decimal, expected) => expect(toAmountText(cell, decimal)).toBe(expected));

test("a grouped number whose point could be either is no number", () => {
  expect(toAmountText("1.5", ",")).toBeNull();
});

test("however an amount is written, no digit is lost", () => {
  const locales = { ".": "en-US", ",": "de-DE" } as const;
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 24n }), fc.nat({ max: 99 }), fc.constantFrom(".", ","), (whole, cents, decimal) => {
      const text = `${new Intl.NumberFormat(locales[decimal]).format(whole)}${decimal}${String(cents).padStart(2, "0")}`;
      expect(toAmountText(text, decimal)).toBe(`${whole}.${String(cents).padStart(2, "0")}`);
    }),
  );
});

test.each([
  ["2026-03-01T10:00:00Z", "2026-03-01T10:00:00Z"],
  ["2026-03-01 10:00:00", "2026-03-01T10:00:00Z"],
  ["2026-03-01 10:00", "2026-03-01T10:00:00Z"],
  ["2026-03-01", "2026-03-01T00:00:00Z"],
  ["2026-03-01 10:00:00+02:00", "2026-03-01T10:00:00+02:00"],
  ["1767225600", 1_767_225_600_000],
  ["1767225600123", 1_767_225_600_123],
  ["03/04/2026", "03/04/2026"],
  ["yesterday", "yesterday"],
])("the time %j is read as %j", (cell, expected) => expect(toTimestamp(cell)).toBe(expected));
