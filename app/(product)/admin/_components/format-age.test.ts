import { expect, test } from "vitest";
import { formatAge } from "./format-age.ts";

test("an age is told in its largest unit, and never as nothing", () => {
  const now = Date.parse("2026-03-12T10:00:00Z");
  const ages = ["2026-03-12T10:00:00Z", "2026-03-12T09:59:18Z", "2026-03-12T09:57:01Z", "2026-03-12T07:30:00Z", "2026-03-07T10:00:00Z"];
  expect(ages.map((iso) => formatAge(iso, now))).toEqual(["1 s", "42 s", "2 min", "2 h", "5 d"]);
  expect(formatAge("2026-03-12T10:05:00Z", now)).toBe("5 min");
});
