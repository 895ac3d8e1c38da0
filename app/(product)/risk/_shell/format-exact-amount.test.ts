import fc from "fast-check";
import { expect, test } from "vitest";
import { formatExactAmount, formatMajorAmount } from "./format-exact-amount.ts";

test.each([
  [{ amountMinor: "0", currency: "USD", exponent: 2 }, "0.00 USD"],
  [{ amountMinor: "5", currency: "USD", exponent: 2 }, "0.05 USD"],
  [{ amountMinor: "123456789", currency: "USD", exponent: 2 }, "1,234,567.89 USD"],
  [{ amountMinor: "1500", currency: "JPY", exponent: 0 }, "1,500 JPY"],
  [{ amountMinor: "1000000000000000001", currency: "ETH", exponent: 18 }, "1.000000000000000001 ETH"],
  [{ amountMinor: "1500000000000000000", currency: "ETH", exponent: 18 }, "1.50 ETH"],
])("%o reads %s", (amount, expected) => expect(formatExactAmount(amount)).toBe(expected));

test.each([
  ["0.05", "0.05 USD"],
  ["1234567.89", "1,234,567.89 USD"],
  ["1500", "1,500 USD"],
  ["0.000000000000000001", "0.000000000000000001 USD"],
])("%s in major units reads %s", (amount, expected) => expect(formatMajorAmount({ amount, currency: "USD" })).toBe(expected));

test("no digit of any amount is lost or made up", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 40n }), fc.nat({ max: 18 }), (amount, exponent) => {
      const [text = ""] = formatExactAmount({ amountMinor: String(amount), currency: "X", exponent }).split(" ");
      const [whole = "", fraction = ""] = text.replaceAll(",", "").split(".");
      expect(BigInt(whole) * 10n ** BigInt(exponent) + BigInt(fraction.padEnd(exponent, "0") || "0")).toBe(amount);
    }),
  );
});
