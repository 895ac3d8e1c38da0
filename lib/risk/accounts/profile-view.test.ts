import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { amountBin, learnOutcome, observe } from "../engine/observe.ts";
import { createProfile, type Profile } from "../engine/profile.ts";
import { describeProfile } from "./describe-profile.ts";
import { profileViewSchema } from "./profile-view.schema.ts";
import { toProfileView } from "./to-profile-view.ts";

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const START = Date.UTC(2026, 0, 1);
const UNKNOWN = {
  ...{ category: 0, latitude: Number.NaN, longitude: Number.NaN, homeLatitude: Number.NaN, homeLongitude: Number.NaN },
  ...{ payerBalanceBefore: Number.NaN, payerBalanceAfter: Number.NaN, payeeBalanceBefore: Number.NaN, payeeBalanceAfter: Number.NaN },
};

function pay(payer: Profile, { at, amount, payee = 7 }: { at: number; amount: number; payee?: number }): Profile {
  const other = createProfile();
  observe({ ...UNKNOWN, at, amount, payer: 1, payee }, payer, other);
  return other;
}

/** One payment of 50 a day at ten in the morning. */
function regular(days: number): Profile {
  const payer = createProfile();
  for (let day = 0; day < days; day += 1) pay(payer, { at: START + day * DAY_MS + 10 * HOUR_MS, amount: 50, payee: 7 + (day % 3) });
  return payer;
}

describe("a profile read out of its bytes", () => {
  test("knows the usual amount, the pace, the hours and the payees of a regular payer", () => {
    const view = toProfileView(regular(90), START + 90 * DAY_MS);
    expect(view.since).toBe("2026-01-01T10:00:00.000Z");
    expect(view.paid.count).toBe(90);
    expect(view.paid.usual?.middle).toBeCloseTo(50, 0);
    expect(view.paid.perDay).toBeGreaterThan(0.7);
    expect(view.paid.perDay).toBeLessThan(1.2);
    expect(view.busyHours).toEqual({ from: 10, until: 11 });
    expect(view.paid.partners).toBe(3);
    expect(view.received.count).toBe(0);
    expect(view.received.usual).toBeNull();
  });

  test("knows the pace of a young account as well as of an old one", () => {
    for (const days of [14, 30, 200]) {
      const { perDay } = toProfileView(regular(days), START + days * DAY_MS).paid;
      expect(perDay).toBeGreaterThan(0.9);
      expect(perDay).toBeLessThan(1.15);
    }
  });

  test("lets the pace fade while nothing happens", () => {
    const payer = regular(60);
    const then = toProfileView(payer, START + 60 * DAY_MS).paid;
    const later = toProfileView(payer, START + 120 * DAY_MS).paid;
    expect(later.perDay).toBeLessThan(then.perDay / 3);
    expect(later.count).toBe(then.count);
  });

  test("puts each amount into a size that holds it", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e9, noNaN: true }), (amount) => {
        const payer = createProfile();
        pay(payer, { at: START, amount });
        const found = toProfileView(payer, START).sizes.find(({ share }) => share > 0);
        expect(found?.share).toBe(1);
        expect(amountBin(amount)).toBe(toProfileView(payer, START).sizes.findIndex(({ share }) => share > 0));
        expect(found?.from ?? Number.NaN).toBeLessThanOrEqual(amount * 1.000001 + 1e-9);
        if (found?.to !== null) expect(found?.to ?? 0).toBeGreaterThan(amount * 0.999999);
      }),
    );
  });

  test("is valid and told in words whatever an account has done", () => {
    const movement = fc.record({
      at: fc.integer({ min: 0, max: 2 * START }),
      amount: fc.oneof(fc.double({ min: 0, max: 1e300, noNaN: true }), fc.constantFrom(0, 0.01)),
      payee: fc.integer({ min: 1, max: 40 }),
      isFraud: fc.constantFrom(true, false, null),
    });
    fc.assert(
      fc.property(fc.array(movement, { maxLength: 40 }), fc.integer({ min: 0, max: 3 * START }), (movements, now) => {
        const payer = createProfile();
        for (const { isFraud, ...payment } of movements) {
          const payee = pay(payer, payment);
          if (isFraud !== null) learnOutcome(payment.at, isFraud, payer, payee);
          if (payment.payee % 2 === 0) observe({ ...UNKNOWN, ...payment, payer: 9, payee: 1 }, createProfile(), payer);
        }
        const view = toProfileView(payer, now);
        expect(profileViewSchema.safeParse(view).error).toBeUndefined();
        expect(describeProfile(view, now).join(" ")).not.toMatch(/NaN|undefined|Infinity|null/);
      }),
      { numRuns: 200 },
    );
  });
});

describe("a profile in words", () => {
  const say = (profile: Profile, now: number) => describeProfile(toProfileView(profile, now), now).join("\n");

  test("says when nothing is known", () => expect(say(createProfile(), START)).toContain("Nothing is known"));

  test("says what is usual", () => {
    const words = say(regular(90), START + 90 * DAY_MS);
    expect(words).toContain("Known for 89 days: paid 90 times, received 0 times.");
    expect(words).toContain("Usually pays about $50");
    expect(words).toContain("between 10:00 and 11:00 UTC");
    expect(words).toContain("No case about this account was learnt from yet.");
  });

  test("says that an account rests, and that it bursts", () => {
    const payer = regular(60);
    expect(say(payer, START + 100 * DAY_MS)).toContain("at rest now: it last paid 40 days ago");
    for (let index = 0; index < 12; index += 1) pay(payer, { at: START + 60 * DAY_MS + index * 60_000, amount: 80 });
    expect(say(payer, START + 60 * DAY_MS + HOUR_MS)).toContain("a burst");
  });

  test("says what closed cases came to", () => {
    const payer = regular(10);
    learnOutcome(START + DAY_MS, false, payer, createProfile());
    expect(say(payer, START + 10 * DAY_MS)).toContain("none as fraud");
    learnOutcome(START + 2 * DAY_MS, true, payer, createProfile());
    expect(say(payer, START + 10 * DAY_MS)).toContain("the newest on a transaction of 2026-01-03");
  });
});
