import { expect, test } from "vitest";
import { addLongDouble, isLongDouble } from "./long-double.ts";

test.each([
  ["0.1", "0.2", "0.3"],
  ["10.50", "0.1", "10.6"],
  ["5.0e3", "2.0e2", "5200"],
  ["-0.7", "0.7", "0"],
  ["0", "-1.5", "-1.5"],
  ["1e17", "0", "100000000000000000"],
  ["1000000000000000000", "0.1", "1000000000000000000.125"],
  ["0.00000000000000001", "0", "0.00000000000000001"],
  ["0.000000000000000001", "0", "0"],
  [".5", "5.", "5.5"],
])("%s + %s prints %s, as an 80-bit long double does", (left, right, sum) => {
  expect(addLongDouble(left, right)).toBe(sum);
});

test.each(["", ".", "x", "1x", " 1", "1 ", "nan", "inf", "1e", "1e999999", "--1"])("%j is not a finite decimal number", (text) => {
  expect([isLongDouble(text), addLongDouble(text, "1"), addLongDouble("1", text)]).toEqual([false, null, null]);
});
