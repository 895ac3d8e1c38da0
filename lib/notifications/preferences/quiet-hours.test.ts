import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { endOfQuiet, isTimeZone, type QuietHours } from "./quiet-hours.ts";

const MINUTE = 60_000;
const ZONES = [
  "UTC",
  "Europe/Zagreb",
  "America/New_York",
  "Asia/Kolkata",
  "Asia/Kathmandu",
  "Australia/Lord_Howe",
  "Pacific/Apia",
  "America/St_Johns",
];

/** What a clock on the wall shows there. */
const wallClock = (at: number, timeZone: string) =>
  new Date(at).toLocaleTimeString("en-GB", { timeZone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" });

/** Said another way than in the code: by comparing what the clock shows. */
function isQuiet(at: number, { from, to, timeZone }: QuietHours): boolean {
  const shown = wallClock(at, timeZone);
  return from < to ? from <= shown && shown < to : shown >= from || shown < to;
}

const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([hours, minutes]) => `${String(hours).padStart(2, "0")}:${String(minutes).padStart(2, "0")}`);
const quiet = fc.record({ from: time, to: time, timeZone: fc.constantFrom(...ZONES) }).filter(({ from, to }) => from !== to);
/** The days around every change of clocks are in it. */
const moment = fc.integer({ min: Date.parse("2025-01-01T00:00:00Z"), max: Date.parse("2027-12-31T00:00:00Z") });

describe("quiet hours", () => {
  test("end at the first moment at which the clock on the wall is past them", () => {
    fc.assert(
      fc.property(moment, quiet, (now, hours) => {
        const end = endOfQuiet(now, hours);
        expect(end !== null).toBe(isQuiet(now, hours));
        if (end === null) return;
        expect(isQuiet(end, hours)).toBe(false);
        expect(isQuiet(end - 1, hours)).toBe(true);
        expect(end - now).toBeLessThanOrEqual(26 * 60 * MINUTE);
        for (let step = 1; step < 8; step += 1) expect(isQuiet(now + Math.floor(((end - now) * step) / 8), hours)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    ["an hour is left out", "2026-03-28T23:30:00Z", "2026-03-29T05:00:00Z"],
    ["an hour comes twice", "2026-10-24T22:30:00Z", "2026-10-25T06:00:00Z"],
  ])("hold until seven by the clock when %s", (_name, now, end) => {
    const hours = { from: "22:00", to: "07:00", timeZone: "Europe/Zagreb" };
    expect(new Date(endOfQuiet(Date.parse(now), hours) ?? 0).toISOString()).toBe(new Date(end).toISOString());
  });

  test("know time zones by their names", () => {
    expect(["Europe/Zagreb", "UTC", "Middle/Earth", ""].map(isTimeZone)).toEqual([true, true, false, false]);
  });
});
