import fc from "fast-check";
import { expect, test } from "vitest";
import { parseDollars, toDollars } from "./parse-dollars.ts";

test.each([
  ["50", 50_000_000],
  ["$1,250.50", 1_250_500_000],
  [" 0.000001 ", 1],
  ["0.1", 100_000],
  ["19.99", 19_990_000],
])("%j is an amount", (text, micros) => expect(parseDollars(text)).toBe(micros));

const NONE = ["", "0", "0.00", "-5", "1e3", "1,50", "12.", "0.0000001", "five", "1000000001", "99999999999999999999"];
test.each(NONE)("%j is none", (text) => expect(parseDollars(text)).toBeNull());

test("an amount written out and read again is the same, to the millionth", () => {
  const amount = fc.integer({ min: 1, max: 1_000_000_000_000_000 });
  fc.assert(
    fc.property(amount, (micros) => {
      expect(parseDollars(toDollars(micros))).toBe(micros);
    }),
  );
});
