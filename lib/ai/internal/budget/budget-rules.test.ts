import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { BudgetCap, BudgetCounter } from "../../budget.store.ts";
import { dueAlerts } from "./alerts.ts";
import { comfort, leaseSize, nextTarget, surplus } from "./block-size.ts";
import { matchCaps } from "./match-caps.ts";
import { findCounterChanges, newCounter } from "./open-counters.ts";
import { counterKey, spanOf } from "./period.ts";
import { toDollars } from "./refusal.ts";

const micros = fc.integer({ min: 0, max: 1_000_000_000_000_000 });
const moment = fc.date({ min: new Date("2000-01-01T00:00:00Z"), max: new Date("2100-01-01T00:00:00Z"), noInvalidDate: true });

const capOf = (more: Partial<BudgetCap>): BudgetCap => ({
  id: "bdg_1",
  scope: { type: "organization", id: "org_1" },
  period: "day",
  capMicros: 1_000,
  createdBy: "usr_1",
  createdAt: new Date(0),
  updatedAt: new Date(0),
  ...more,
});

describe("periods", () => {
  test.each([
    ["day", "2028-02-28T23:59:59.999Z", "2028-02-28", "2028-02-29T00:00:00.000Z"],
    ["day", "2028-02-29T00:00:00.000Z", "2028-02-29", "2028-03-01T00:00:00.000Z"],
    ["month", "2027-12-31T23:59:59.999Z", "2027-12", "2028-01-01T00:00:00.000Z"],
    ["month", "2028-01-01T00:00:00.000Z", "2028-01", "2028-02-01T00:00:00.000Z"],
  ] as const)("the %s of %s is %s and ends at %s", (period, at, key, endsAt) => {
    const span = spanOf(period, Date.parse(at));
    expect([span.key, new Date(span.endsAt).toISOString()]).toEqual([key, endsAt]);
  });

  test("every moment lies in its own period, and periods follow each other without a gap", () => {
    fc.assert(
      fc.property(moment, fc.constantFrom("day" as const, "month" as const), (at, period) => {
        const span = spanOf(period, at.getTime());
        expect(span.startsAt).toBeLessThanOrEqual(at.getTime());
        expect(span.endsAt).toBeGreaterThan(at.getTime());
        expect(spanOf(period, span.endsAt).startsAt).toBe(span.endsAt);
        expect(spanOf(period, span.startsAt).key).toBe(spanOf(period, span.endsAt - 1).key);
      }),
    );
  });
});

describe("blocks", () => {
  test("a lease is never above what is left, covers what is needed where it can, and is a hundredth without need", () => {
    fc.assert(
      fc.property(micros, micros, micros, micros, (neededMicros, waitingMicros, targetMicros, leftMicros) => {
        const size = leaseSize({ neededMicros, waitingMicros, targetMicros, leftMicros });
        expect(size).toBeLessThanOrEqual(leftMicros);
        if (leftMicros < neededMicros) expect(size).toBe(0);
        else expect(size).toBeGreaterThanOrEqual(neededMicros);
        if (size > Math.max(neededMicros, waitingMicros)) expect(size).toBeLessThanOrEqual(leftMicros / 100);
      }),
    );
  });

  test("a target grows while calls come closely, shrinks while they do not, and always covers some", () => {
    const block = { targetMicros: 1_000, refilledAt: 10_000 };
    expect(nextTarget(block, { callMicros: 10, now: 10_500 })).toBe(2_000);
    expect(nextTarget(block, { callMicros: 10, now: 60_000 })).toBe(500);
    expect(nextTarget(block, { callMicros: 1_000, now: 60_000 })).toBe(8_000);
  });

  test("near the end of a cap all that is free goes back; far from it a block keeps its comfort", () => {
    expect(comfort(500, 1_000_000)).toBe(500);
    expect(surplus({ freeMicros: 900, targetMicros: 500, leftMicros: 1_000_000 })).toBe(0);
    expect(surplus({ freeMicros: 1_200, targetMicros: 500, leftMicros: 1_000_000 })).toBe(700);
    expect(surplus({ freeMicros: 40, targetMicros: 500, leftMicros: 90 })).toBe(40);
    expect(surplus({ freeMicros: 40, targetMicros: 500, leftMicros: -10 })).toBe(40);
    expect(surplus({ freeMicros: -5, targetMicros: 500, leftMicros: 0 })).toBe(0);
  });
});

test("a cap counts whom it names and nobody else", () => {
  const caps = [
    capOf({ id: "whole" }),
    capOf({ id: "ada", scope: { type: "user", id: "usr_ada" } }),
    capOf({ id: "key", scope: { type: "key", id: "key_1" } }),
    capOf({ id: "chat", scope: { type: "feature", id: "chat" } }),
  ];
  const names = (spender: Parameters<typeof matchCaps>[1]) => matchCaps(caps, spender).map(({ id }) => id);
  expect(names({ orgId: "org_1", userId: "usr_ada", keyId: null, feature: "chat" })).toEqual(["whole", "ada", "chat"]);
  expect(names({ orgId: "org_1", userId: null, keyId: "key_1", feature: "gateway" })).toEqual(["whole", "key"]);
  expect(names({ orgId: "org_2", userId: "key_1", keyId: "usr_ada", feature: "risk" })).toEqual([]);
});

describe("alerts", () => {
  const counterOf = (more: Partial<BudgetCounter>): BudgetCounter => ({ ...newCounter(capOf({}), 0), ...more });

  test("a threshold is due once it is reached, and not again", () => {
    expect(dueAlerts(1_000, counterOf({ spentMicros: 499 }))).toEqual([]);
    expect(dueAlerts(1_000, counterOf({ spentMicros: 300, uncertainMicros: 200 }))).toEqual([50]);
    expect(dueAlerts(1_000, counterOf({ spentMicros: 950 }))).toEqual([50, 80, 90]);
    const alerts = [{ percent: 50, at: new Date(0), usedMicros: 500 }];
    expect(dueAlerts(1_000, counterOf({ spentMicros: 1_200, alerts }))).toEqual([80, 90, 100]);
  });

  test("what is only held is no alert, unless calls are refused for the lack of it", () => {
    const counter = counterOf({ spentMicros: 100, heldMicros: 850 });
    expect(dueAlerts(1_000, counter)).toEqual([]);
    expect(dueAlerts(1_000, counter, true)).toEqual([100]);
    expect(dueAlerts(1_000, counterOf({ spentMicros: 100 }), true)).toEqual([]);
  });
});

test("a new period opens its counters and drops those older than the one before, unless a hold still needs them", () => {
  const [monday, tuesday, wednesday] = ["2026-11-23", "2026-11-24", "2026-11-25"].map((day) => Date.parse(`${day}T12:00:00Z`));
  const cap = capOf({});
  const key = (now = 0) => counterKey(cap, now);
  const counters = { [key(monday)]: newCounter(cap, monday ?? 0), [key(tuesday)]: newCounter(cap, tuesday ?? 0) };
  const hold = { id: "h", micros: 1, counters: [key(monday)], until: new Date(0), seq: 0 };
  const changes = (holds: (typeof hold)[]) => findCounterChanges({ caps: [cap], counters, holds }, wednesday ?? 0);
  expect(Object.keys(changes([]).fresh)).toEqual([key(wednesday)]);
  expect(changes([]).stale).toEqual([key(monday)]);
  expect(changes([hold]).stale).toEqual([]);
});

test("money is written to the millionth, and to the cent at least", () => {
  expect([0, 1, 125, 10_000, 1_500_000, 12_345_678, -200].map(toDollars)).toEqual([
    "USD 0.00",
    "USD 0.000001",
    "USD 0.000125",
    "USD 0.01",
    "USD 1.50",
    "USD 12.345678",
    "USD -0.0002",
  ]);
});
