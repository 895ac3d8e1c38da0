import { expect, test } from "vitest";
import { periodOf } from "./start-scheduled-drills.ts";

test("a day and a week of drills begin at midnight UTC, a week on Monday", () => {
  expect(periodOf("daily", Date.parse("2026-11-22T23:59:59Z"))).toBe("daily:2026-11-22");
  expect(periodOf("daily", Date.parse("2026-11-23T00:00:00Z"))).toBe("daily:2026-11-23");
  for (const day of ["2026-11-23T00:00:00Z", "2026-11-26T12:00:00Z", "2026-11-29T23:59:59Z"])
    expect(periodOf("weekly", Date.parse(day))).toBe("weekly:2026-11-23");
  expect(periodOf("weekly", Date.parse("2026-11-30T00:00:00Z"))).toBe("weekly:2026-11-30");
});
