import { expect, test } from "vitest";
import { fillDays } from "./fill-days.ts";

test("days without audits stand between the others, today last", () => {
  const days = [{ day: "2026-02-28", audits: 4, failed: 1 }];
  expect(fillDays(days, Date.parse("2026-03-02T10:00:00Z"), 4)).toEqual([
    { day: "2026-02-27", audits: 0, failed: 0 },
    { day: "2026-02-28", audits: 4, failed: 1 },
    { day: "2026-03-01", audits: 0, failed: 0 },
    { day: "2026-03-02", audits: 0, failed: 0 },
  ]);
});
