import { expect, test } from "vitest";
import { formatLeft } from "./format-left.ts";

test("what is left is told in days and hours, in hours and minutes, and by the second at the end", () => {
  expect(formatLeft(2 * 86_400 + 3 * 3_600 + 59)).toBe("2 d 3 h");
  expect(formatLeft(3 * 3_600 + 5 * 60)).toBe("3 h 05 min");
  expect(formatLeft(249)).toBe("4:09");
  expect(formatLeft(0)).toBe("0:00");
});
