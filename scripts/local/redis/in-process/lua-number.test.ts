import { expect, test } from "vitest";
import { formatLuaNumber, truncateToInteger } from "./lua-number.ts";

test.each([
  [3, "3"],
  [-1.5, "-1.5"],
  [0.1, "0.10000000000000001"],
  [1 / 3, "0.33333333333333331"],
  [123456789012, "123456789012"],
  [2 ** 53, "9007199254740992"],
  [1e16, "10000000000000000"],
  [1e17, "1e+17"],
  [1.5e300, "1.5000000000000001e+300"],
  [0.0001, "0.0001"],
  [0.00001, "1.0000000000000001e-05"],
  [-0, "-0"],
  [Number.NaN, "nan"],
  [Number.NEGATIVE_INFINITY, "-inf"],
])("%d is printed with 17 significant digits, as C prints it: %s", (value, text) => {
  expect(formatLuaNumber(value)).toBe(text);
});

test.each([
  [2.9, 2],
  [-2.9, -2],
  [-0.5, 0],
  [Number.NaN, -(2 ** 63)],
  [Number.POSITIVE_INFINITY, -(2 ** 63)],
])("%d loses its fraction and stays in 64 bits: %d", (value, integer) => {
  expect(truncateToInteger(value)).toBe(integer);
});
