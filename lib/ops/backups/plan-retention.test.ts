import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { KEPT, planRetention, type Standing } from "./plan-retention.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = Date.UTC(2026, 0, 1);
const SLOTS = [2, 8, 14, 20];

const scheduled = (id: string, at: number): Standing => ({
  ...{ _id: id, at: new Date(at), trigger: "schedule", isWhole: true, isVerified: false },
});

/** Every copy the schedule makes until then; what is not kept is deleted after each. */
function live(days: number, isMade: (index: number) => boolean = () => true) {
  let standing: Standing[] = [];
  let now = START;
  for (let index = 0; index < days * SLOTS.length; index += 1) {
    now = START + Math.floor(index / SLOTS.length) * DAY + (SLOTS[index % SLOTS.length] ?? 0) * HOUR;
    if (isMade(index)) standing.push(scheduled(`b${index}`, now));
    const plan = planRetention(standing, now);
    standing = standing.filter(({ _id }) => (plan.get(_id)?.length ?? 0) > 0);
  }
  const plan = planRetention(standing, now);
  return { standing, keptAs: (as: string) => standing.filter(({ _id }) => plan.get(_id)?.some((each) => each === as)) };
}

describe("what is kept of copies made every six hours", () => {
  const year = live(400);
  test("7 dailies, 4 weeklies, 3 monthlies, and two days whole", () => {
    expect(year.keptAs("daily")).toHaveLength(KEPT.dailies);
    expect(year.keptAs("weekly")).toHaveLength(KEPT.weeklies);
    expect(year.keptAs("monthly")).toHaveLength(KEPT.monthlies);
    expect(year.keptAs("recent")).toHaveLength(8);
    expect(year.standing.length).toBeLessThanOrEqual(7 + 4 + 3 + 8);
  });
  test("a day's is that of 02:00, a week's that of Monday, a month's that of the 1st", () => {
    expect(new Set(year.keptAs("daily").map(({ at }) => at.getUTCHours()))).toEqual(new Set([2]));
    expect(new Set(year.keptAs("weekly").map(({ at }) => at.getUTCDay()))).toEqual(new Set([1]));
    expect(new Set(year.keptAs("monthly").map(({ at }) => at.getUTCDate()))).toEqual(new Set([1]));
  });
  test("the 8th daily is deleted", () => {
    // Tuesday the 6th to Tuesday the 13th, behind a Monday: the first of them is no week's and no month's.
    const days = Array.from({ length: 8 }, (_, index) => scheduled(`d${index}`, START + (index + 5) * DAY + 2 * HOUR));
    const before = [scheduled("month", START + 2 * HOUR), scheduled("week", START + 4 * DAY + 2 * HOUR)];
    const plan = planRetention([...before, ...days], START + 12 * DAY + 3 * HOUR);
    expect(days.filter(({ _id }) => plan.get(_id)?.length === 0).map(({ _id }) => _id)).toEqual(["d0"]);
    expect(plan.get("month")).toContain("monthly");
    expect(plan.get("week")).toEqual(["weekly"]);
  });
});

describe("whatever is made, missed and verified", () => {
  const copies = fc.array(
    fc.record({
      hours: fc.integer({ min: 0, max: 24 * 400 }),
      trigger: fc.constantFrom("schedule" as const, "person" as const, "command" as const),
      isWhole: fc.boolean(),
      isVerified: fc.boolean(),
    }),
    { minLength: 1, maxLength: 80 },
  );
  test("the newest whole one and the newest one known to restore are kept, and never more than the rules name", () => {
    fc.assert(
      fc.property(copies, fc.integer({ min: 0, max: 24 * 500 }), (rows, hours) => {
        const standing = rows.map(({ hours: at, ...row }, index) => ({
          ...{ ...row, _id: `b${index}`, at: new Date(START + at * HOUR), isVerified: row.isWhole && row.isVerified },
        }));
        const plan = planRetention(standing, START + hours * HOUR);
        const isKept = (each: Standing | undefined) => each === undefined || (plan.get(each._id)?.length ?? 0) > 0;
        const byTime = standing.filter(({ isWhole }) => isWhole).toSorted((a, b) => a.at.getTime() - b.at.getTime());
        expect(isKept(byTime.at(-1))).toBe(true);
        expect(isKept(byTime.findLast(({ isVerified }) => isVerified))).toBe(true);
        const named = (as: string) => standing.filter(({ _id }) => plan.get(_id)?.some((each) => each === as)).length;
        expect(named("daily")).toBeLessThanOrEqual(KEPT.dailies);
        expect(named("weekly")).toBeLessThanOrEqual(KEPT.weeklies);
        expect(named("monthly")).toBeLessThanOrEqual(KEPT.monthlies);
      }),
    );
  });
  test("slots that are missed leave nothing behind that stays forever", () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 20, maxLength: 20 }), (made) => {
        expect(live(120, (index) => made[index % 20] ?? true).standing.length).toBeLessThanOrEqual(7 + 4 + 3 + 8 + 1);
      }),
      { numRuns: 10 },
    );
  });
});
