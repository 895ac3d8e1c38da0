import { expect, test } from "vitest";
import { sumDays } from "./sum-days.ts";

test("days of all models are summed, and today is told from the month", () => {
  const models = [
    {
      days: [
        { day: "2026-03-01", audits: 4, failed: 1 },
        { day: "2026-03-02", audits: 2, failed: 0 },
      ],
    },
    { days: [{ day: "2026-03-02", audits: 3, failed: 3 }] },
  ];
  expect(sumDays(models, "2026-03-02")).toEqual({ today: { audits: 5, failed: 3 }, month: { audits: 9, failed: 4 } });
  expect(sumDays([], "2026-03-02")).toEqual({ today: { audits: 0, failed: 0 }, month: { audits: 0, failed: 0 } });
});
