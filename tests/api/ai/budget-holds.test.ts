import { afterAll, expect, test } from "vitest";
import { AppError } from "../../../lib/platform/errors.ts";
import { createRuntime } from "../../../lib/runtime/create-runtime.ts";
import { runDueSchedules } from "../../../lib/runtime/schedules.ts";
import { createAdjustableClock } from "../../support/adjustable-clock.ts";
import { insertApiKey } from "../../support/api-keys.ts";
import { amountsOf, createBudget, spenderOf } from "../../support/budget-world.ts";
import { createFrozenClock } from "../../support/frozen-clock.ts";
import { createHarness } from "../../support/harness.ts";

/** Two processes on one database; neither knows of the other. */
const clock = createAdjustableClock();
const harness = await createHarness({ overrides: { clock } });
const { runtime } = harness;
const { budgets } = runtime.deps;
const elsewhere = createRuntime(runtime.env, { clock });
const other = elsewhere.deps.budgets;
afterAll(() => elsewhere.close());

async function attempts(calls: readonly Promise<unknown>[]): Promise<{ taken: number; refusals: AppError[] }> {
  const results = await Promise.allSettled(calls);
  const refusals = results.flatMap((result) => (result.status === "rejected" && result.reason instanceof AppError ? [result.reason] : []));
  return { taken: results.filter(({ status }) => status === "fulfilled").length, refusals };
}

test("50 parallel reservations of two processes against one cap pass it by nothing and use it up to the last whole call", async () => {
  const owner = await harness.createPerson();
  const budget = await createBudget(harness, owner, { capMicros: 1_050 });
  const calls = Array.from({ length: 50 }, (_, index) =>
    (index % 2 === 0 ? budgets : other).reserve(spenderOf(owner.orgId), { id: `call-${index}`, micros: 100 }),
  );
  const { taken, refusals } = await attempts(calls);
  expect(taken).toBe(10);
  expect(refusals.map(({ code }) => code)).toEqual(Array(40).fill("ai.budget_exceeded"));
  expect(await amountsOf(harness, owner, budget)).toEqual({ left: 50, held: 1_000, spent: 0, uncertain: 0 });
});

test("under several caps at once, of key, person, feature and organization, by day and by month, none is passed", async () => {
  const owner = await harness.createPerson();
  const [{ _id: keyId }, { _id: otherKeyId }] = [await insertApiKey(harness, owner), await insertApiKey(harness, owner)];
  const spender = spenderOf(owner.orgId, { userId: owner.userId, keyId });
  const made = await Promise.all(
    [
      { scope: { type: "organization" } as const, period: "month" as const, capMicros: 5_000 },
      { scope: { type: "organization" } as const, period: "day" as const, capMicros: 900 },
      { scope: { type: "user", id: owner.userId } as const, period: "day" as const, capMicros: 800 },
      { scope: { type: "key", id: keyId } as const, period: "month" as const, capMicros: 730 },
      { scope: { type: "feature", id: "gateway" } as const, period: "day" as const, capMicros: 1_000 },
      { scope: { type: "key", id: otherKeyId } as const, period: "day" as const, capMicros: 1 },
    ].map((input) => createBudget(harness, owner, input)),
  );
  const calls = Array.from({ length: 40 }, (_, index) =>
    (index % 2 === 0 ? budgets : other).reserve(spender, { id: `call-${index}`, micros: 100 }),
  );
  const { taken, refusals } = await attempts(calls);
  expect(taken).toBe(7);
  expect(new Set(refusals.map(({ message }) => message))).toEqual(
    new Set([
      expect.stringContaining(`The monthly budget of key ${keyId} is USD 0.00073: USD 0.00003 is left, and this call may cost USD 0.0001.`),
    ]),
  );
  const held = await Promise.all(made.map((budget) => amountsOf(harness, owner, budget)));
  expect(held.map((amounts) => amounts.held)).toEqual([700, 700, 700, 700, 700, 0]);
  const byAnother = await attempts([budgets.reserve(spenderOf(owner.orgId), { id: "another", micros: 200 })]);
  expect(byAnother.taken).toBe(1);
});

test("a hold asked for again, by whichever process, before or after it is settled, is the same hold; a second settlement changes nothing", async () => {
  const owner = await harness.createPerson();
  const budget = await createBudget(harness, owner, { capMicros: 1_000 });
  const [spender, hold] = [spenderOf(owner.orgId), { id: "trn_1:model:0#1.2", micros: 300 }];
  await Promise.all([budgets.reserve(spender, hold), other.reserve(spender, hold), budgets.reserve(spender, hold)]);
  expect(await amountsOf(harness, owner, budget)).toEqual({ left: 700, held: 300, spent: 0, uncertain: 0 });
  await Promise.all([budgets.settle({ ...hold, orgId: owner.orgId }, 120), other.settle({ ...hold, orgId: owner.orgId }, 120)]);
  await other.settle({ ...hold, orgId: owner.orgId }, 250);
  await budgets.reserve(spender, hold);
  expect(await amountsOf(harness, owner, budget)).toEqual({ left: 880, held: 0, spent: 120, uncertain: 0 });
});

test("what a crash leaves unsettled counts as spent, marked uncertain; told later what it was, it is put right, once", async () => {
  const owner = await harness.createPerson();
  const budget = await createBudget(harness, owner, { capMicros: 1_000 });
  const hold = { id: "trn_2:model:0#1", orgId: owner.orgId };
  await other.reserve(spenderOf(owner.orgId), { ...hold, micros: 400, leaseMs: 60_000 });
  await runDueSchedules(runtime);
  expect(await amountsOf(harness, owner, budget)).toEqual({ left: 600, held: 400, spent: 0, uncertain: 0 });
  for (let minute = 0; minute < 2; minute += 1) {
    clock.advance(61_000);
    await runDueSchedules(runtime);
    expect(await amountsOf(harness, owner, budget)).toEqual({ left: 600, held: 0, spent: 0, uncertain: 400 });
  }
  expect((await attempts([budgets.reserve(spenderOf(owner.orgId), { id: "more", micros: 601 })])).taken).toBe(0);
  await budgets.settle(hold, 150);
  await other.settle(hold, 150);
  expect(await amountsOf(harness, owner, budget)).toEqual({ left: 850, held: 0, spent: 150, uncertain: 0 });
});

test("a call that costs more than was held is counted as what it cost, and the cap refuses the next", async () => {
  const owner = await harness.createPerson();
  const budget = await createBudget(harness, owner, { capMicros: 1_000 });
  await budgets.reserve(spenderOf(owner.orgId), { id: "a", micros: 900 });
  await budgets.settle({ id: "a", orgId: owner.orgId }, 1_200);
  expect(await amountsOf(harness, owner, budget)).toEqual({ left: -200, held: 0, spent: 1_200, uncertain: 0 });
  expect((await attempts([budgets.reserve(spenderOf(owner.orgId), { id: "b", micros: 1 })])).refusals).toHaveLength(1);
});

test("the refusal says how long to wait: until the period ends, in UTC", async () => {
  const owner = await harness.createPerson();
  await createBudget(harness, owner, { capMicros: 10, period: "day" });
  const { refusals } = await attempts([budgets.reserve(spenderOf(owner.orgId), { id: "a", micros: 11 })]);
  const now = clock.now();
  const midnight = Math.ceil(now / 86_400_000) * 86_400_000;
  expect(refusals[0]?.kind).toBe("limited");
  expect(refusals[0]?.message).toContain(`It starts anew at ${new Date(midnight).toISOString()}`);
  expect(Math.abs((refusals[0]?.options.retryAfterSeconds ?? 0) - (midnight - now) / 1_000)).toBeLessThan(60);
});

test("an organization without budgets, and a call that costs nothing, leave no trace", async () => {
  const owner = await harness.createPerson();
  const spender = spenderOf(owner.orgId);
  await budgets.reserve(spender, { id: "a", micros: 5 });
  await budgets.settle({ id: "a", orgId: owner.orgId }, 5);
  (await budgets.reserveHere(spender, 5)).settle(5);
  expect(await runtime.deps.budgetAccounts.find(owner.orgId)).toBeNull();
  expect(await runtime.deps.budgetSettlements.find(owner.orgId, "a")).toBeNull();
  const budget = await createBudget(harness, owner, { capMicros: 1 });
  await budgets.reserve(spender, { id: "b", micros: 0 });
  expect(await amountsOf(harness, owner, budget)).toEqual({ left: 1, held: 0, spent: 0, uncertain: 0 });
});

test("a cap made by one process counts the next reservation of every other, also of one that remembers the caps of before", async () => {
  const owner = await harness.createPerson();
  await createBudget(harness, owner, { capMicros: 1_000 });
  const frozen = createRuntime(runtime.env, { clock: createFrozenClock(clock.now()) });
  await frozen.deps.budgets.reserve(spenderOf(owner.orgId), { id: "a", micros: 10 });
  const added = await createBudget(harness, owner, { capMicros: 1_000, scope: { type: "feature", id: "gateway" } });
  await frozen.deps.budgets.reserve(spenderOf(owner.orgId), { id: "b", micros: 10 });
  expect((await amountsOf(harness, owner, added)).held).toBe(10);
  await frozen.close();
});
