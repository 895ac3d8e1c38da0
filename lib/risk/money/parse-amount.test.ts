import fc from "fast-check";
import { expect, test } from "vitest";
import { exponentOf } from "./currencies.ts";
import { formatAmount, parseAmount, parseAmountMinor } from "./parse-amount.ts";

const CURRENCIES = ["USD", "JPY", "KWD", "CLF", "BTC", "USDC", "ETH"];
const digits = fc.bigInt({ min: 0n, max: 10n ** 40n - 1n }).map(String);

test("whatever its size, an amount that is written out and read again is the same to the last digit", () => {
  fc.assert(
    fc.property(digits, fc.constantFrom(...CURRENCIES), (amountMinor, currency) => {
      const text = formatAmount(amountMinor, exponentOf(currency) ?? 0);
      expect(parseAmount(text, currency)).toEqual({ type: "parsed", amountMinor });
      expect(parseAmountMinor(amountMinor)).toEqual({ type: "parsed", amountMinor });
      // Zeros in front, and behind where there is a point, say nothing.
      expect(parseAmount(`00${text}${text.includes(".") ? "00" : ""}`, currency)).toEqual({ type: "parsed", amountMinor });
    }),
  );
});

test("a number is the decimal it shows, or is refused: never another amount", () => {
  fc.assert(
    fc.property(fc.double({ min: 0, noNaN: true }), fc.constantFrom(...CURRENCIES), (value, currency) => {
      const parsed = parseAmount(value, currency);
      if (parsed.type === "parsed") expect(Number(formatAmount(parsed.amountMinor, exponentOf(currency) ?? 0))).toBe(value);
    }),
  );
  expect(parseAmount(1e21, "USD")).toEqual({ type: "parsed", amountMinor: "100000000000000000000000" });
  expect(parseAmount(1e-7, "BTC")).toEqual({ type: "parsed", amountMinor: "10" });
  expect(parseAmount(-0, "USD")).toEqual({ type: "parsed", amountMinor: "0" });
});

test.each([
  ["-0.01", "USD"],
  [-5, "USD"],
  ["0.001", "USD"],
  ["1.5", "JPY"],
  ["1,000.50", "USD"],
  ["1e5", "USD"],
  ["NaN", "USD"],
  ["", "USD"],
  [" 5", "USD"],
  ["0x10", "USD"],
  ["٣", "USD"],
  [1e300, "USD"],
  [0.1 + 0.2, "ETH"],
  [Number.POSITIVE_INFINITY, "USD"],
])("%s %s is refused with a reason", (given, currency) => {
  const parsed = parseAmount(given, currency);
  expect(parsed.type === "refused" && parsed.detail.length).toBeGreaterThan(5);
});

test.each([[-1], ["-1"], [1.5], ["1.5"], [2 ** 53], ["9".repeat(41)], [""], ["1e3"]])("%s is no number of smallest units", (given) => {
  expect(parseAmountMinor(given).type).toBe("refused");
});

test("currencies have the digits that ISO 4217 gives them, not those of shops", () => {
  const expected = { USD: 2, JPY: 0, HUF: 2, IDR: 2, IQD: 3, KWD: 3, CLF: 4, ISK: 0, LBP: 2, COP: 2, BTC: 8, ETH: 18 };
  for (const [code, exponent] of Object.entries(expected)) expect(exponentOf(code), code).toBe(exponent);
  for (const unknown of ["", "US", "usd", "ABC", "__proto__"]) expect(exponentOf(unknown), unknown).toBeNull();
});
