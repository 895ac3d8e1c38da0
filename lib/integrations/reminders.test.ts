import fc from "fast-check";
import { expect, test } from "vitest";
import { nextReminder, reminderText } from "./reminders.ts";

const DAY = 86_400_000;
const NOW = Date.parse("2026-11-21T12:00:00Z");
const day = (days: number) => new Date(NOW + days * DAY);

/** Every moment at which somebody is told, up to `until`. */
function momentsOf(dated: { expiresAt: Date | null; rotatedAt: Date }, until: number): number[] {
  const moments: number[] = [];
  for (let at = nextReminder(dated, NOW); at && at.getTime() <= until; at = nextReminder(dated, at.getTime()))
    moments.push(Math.round((at.getTime() - NOW) / DAY));
  return moments;
}

test("two weeks and three days before the end and at the end; without one, after ninety days and then every thirty", () => {
  expect(momentsOf({ expiresAt: day(40), rotatedAt: day(0) }, NOW + 400 * DAY)).toEqual([26, 37, 40]);
  expect(momentsOf({ expiresAt: null, rotatedAt: day(0) }, NOW + 200 * DAY)).toEqual([90, 120, 150, 180]);
  expect(momentsOf({ expiresAt: day(95), rotatedAt: day(0) }, NOW + 400 * DAY)).toEqual([81, 90, 92, 95]);
  expect(nextReminder({ expiresAt: day(-1), rotatedAt: day(-10) }, NOW)).toBeNull();
});

test("the next reminder always lies ahead, so that none repeats itself", () => {
  const days = fc.integer({ min: -400, max: 400 });
  fc.assert(
    fc.property(fc.option(days), days, days, (expires, rotated, now) => {
      const at = NOW + now * DAY;
      const next = nextReminder({ expiresAt: expires === null ? null : day(expires), rotatedAt: day(rotated) }, at);
      if (next !== null) expect(next.getTime()).toBeGreaterThan(at);
    }),
  );
});

test("the letter says what is the case", () => {
  expect(reminderText({ expiresAt: day(14), rotatedAt: day(-3) }, NOW)).toMatch(/expires on 2026-12-05, in 14 days/);
  expect(reminderText({ expiresAt: null, rotatedAt: day(-90) }, NOW)).toMatch(/90 days old/);
  expect(reminderText({ expiresAt: day(0), rotatedAt: day(-90) }, NOW)).toMatch(/has expired/);
});
