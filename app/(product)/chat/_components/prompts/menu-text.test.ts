import { expect, test } from "vitest";
import { menuTextOf } from "./menu-text.ts";

test.each([
  ["/", ""],
  ["/sum", "sum"],
  ["/ meeting notes ", "meeting notes"],
  ["", null],
  ["a / b", null],
  [" /sum", null],
  ["/sum\nof it", null],
  [`/${"x".repeat(60)}`, null],
])("%j looks for %j", (text, expected) => {
  expect(menuTextOf(text)).toBe(expected);
});
