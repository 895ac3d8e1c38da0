import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DAILY_TICK, periodOf, SCHEDULES, slotAfter, slotAt } from "./cron.ts";

const MINUTE = 60_000;
const CRONS = ["0 2,8,14,20 * * *", "0 4 * * 0", "0 5 1 * *", "0 1 * * *", "0 9 * * 1", "0 3 * * *", "0 5 31 * *", "*/5 * * * *"];

/** Written anew from the manual page of cron, a minute at a time. */
function isDue(cron: string, at: Date): boolean {
  const [minutes = "*", hours = "*", days = "*", months = "*", weekdays = "*"] = cron.split(" ");
  const takes = (part: string, value: number) =>
    part.split(",").some((each) => each === "*" || (each.startsWith("*/") ? value % Number(each.slice(2)) === 0 : Number(each) === value));
  return (
    takes(minutes, at.getUTCMinutes()) &&
    takes(hours, at.getUTCHours()) &&
    takes(days, at.getUTCDate()) &&
    takes(months, at.getUTCMonth() + 1) &&
    takes(weekdays, at.getUTCDay())
  );
}

function walkBack(cron: string, at: number): number {
  let minute = Math.floor(at / MINUTE) * MINUTE;
  while (!isDue(cron, new Date(minute))) minute -= MINUTE;
  return minute;
}

/** Ends and beginnings of months, a leap day, and where clocks in Europe and America are moved. */
const EDGES = ["2026-02-28T23:59:59.999Z", "2026-03-01T00:00:00.000Z", "2028-02-29T12:00:00.000Z", "2026-03-29T01:30:00.000Z"].concat([
  "2026-10-25T01:00:00.000Z",
  "2026-11-01T06:30:00.000Z",
  "2026-12-31T23:59:00.000Z",
  "2027-01-31T05:00:00.000Z",
]);
const moments = fc.oneof(
  fc.constantFrom(...EDGES).map((edge) => Date.parse(edge)),
  fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2031, 0, 1) }),
);

describe("slots", () => {
  test("are the minutes a walk through the calendar finds, at ends of months and where clocks are moved too", () => {
    const own = SCHEDULES.map(({ cron }) => cron);
    const crons = fc.constantFrom(...new Set([...CRONS, ...own]));
    fc.assert(
      fc.property(crons, moments, (cron, at) => {
        expect(slotAt({ cron }, at).getTime()).toBe(walkBack(cron, at));
      }),
      { numRuns: 300 },
    );
  });

  test("follow each other: the slot after a moment is the first whose beginning is later", () => {
    fc.assert(
      fc.property(fc.constantFrom(...CRONS), moments, (cron, at) => {
        const next = slotAfter({ cron }, at).getTime();
        expect(next).toBeGreaterThan(at);
        expect(slotAt({ cron }, next - 1)).toEqual(slotAt({ cron }, at));
        expect(slotAt({ cron }, next).getTime()).toBe(next);
      }),
    );
  });

  test("of a period are those its cron says", () => {
    fc.assert(
      fc.property(fc.constantFrom(...SCHEDULES.filter(({ everyMs }) => everyMs !== undefined)), moments, (schedule, at) => {
        expect(slotAt(schedule, at)).toEqual(slotAt({ cron: schedule.cron }, at));
        expect(slotAfter(schedule, at)).toEqual(slotAfter({ cron: schedule.cron }, at));
      }),
    );
  });

  test("come as often as somebody ticks where that is less often", () => {
    const everyMinute = { cron: "* * * * *", everyMs: MINUTE };
    const at = Date.UTC(2026, 0, 5, 9, 7);
    expect(slotAt(everyMinute, at, 5 * MINUTE).toISOString()).toBe("2026-01-05T09:05:00.000Z");
    expect(slotAfter(everyMinute, at, 5 * MINUTE).toISOString()).toBe("2026-01-05T09:10:00.000Z");
  });

  test("of a schedule by the calendar are as far apart as the last two were", () => {
    const row = { name: "a.b", title: "", cron: "0 5 1 * *", timeoutMs: 1, whenMissed: "skip" } as const;
    expect(periodOf(row, Date.UTC(2026, 2, 15))).toBe(28 * 24 * 60 * MINUTE);
    expect(periodOf({ ...row, everyMs: 7 }, 0)).toBe(7);
  });
});

describe("the table", () => {
  test("names each schedule once, and a run's time is over before the function's is", () => {
    expect(new Set(SCHEDULES.map(({ name }) => name)).size).toBe(SCHEDULES.length);
    for (const { timeoutMs } of SCHEDULES) expect(timeoutMs).toBeLessThan(300_000);
  });

  test("vercel.json has the daily tick and no other cron", () => {
    const { crons } = JSON.parse(readFileSync(new URL("../../vercel.json", import.meta.url), "utf8"));
    expect(crons).toEqual([DAILY_TICK]);
  });
});
