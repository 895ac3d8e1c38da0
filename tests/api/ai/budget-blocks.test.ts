import { afterAll, expect, test } from "vitest";
import { createBudgetKeeper } from "../../../lib/ai/budget-keeper.ts";
import type { Budgets } from "../../../lib/ai/budgets.ts";
import { toBudget } from "../../../lib/ai/to-budget.ts";
import { AppError } from "../../../lib/platform/errors.ts";
import { createRuntime } from "../../../lib/runtime/create-runtime.ts";
import type { Runtime } from "../../../lib/runtime/runtime.ts";
import { runDueSchedules } from "../../../lib/runtime/schedules.ts";
import { createAdjustableClock } from "../../support/adjustable-clock.ts";
import { amountsOf, createBudget, spenderOf } from "../../support/budget-world.ts";
import { createFrozenClock, type FrozenClock } from "../../support/frozen-clock.ts";
import { createHarness } from "../../support/harness.ts";
import { until } from "../../support/until.ts";

const clock = createAdjustableClock();
const harness = await createHarness({ overrides: { clock } });
const { runtime } = harness;
const { budgets } = runtime.deps;
const others: Runtime[] = [];
afterAll(() => Promise.all(others.map((other) => other.close())));

/** Another process on the same data. Its time stands still unless moved, so what it does not write at once it never writes. */
function startFrozen(startsAt = clock.now()): { frozen: Runtime; time: FrozenClock; commands: string[] } {
  const time = createFrozenClock(startsAt);
  const commands: string[] = [];
  const onCommand = ({ name, command }: { name: string; command: Record<string, unknown> }) => {
    if (command[name] === "budgets") commands.push(name);
  };
  const frozen = createRuntime(runtime.env, { clock: time, database: { onCommand } });
  others.push(frozen);
  return { frozen, time, commands };
}

const isRefused = (error: unknown) => error instanceof AppError && error.code === "ai.budget_exceeded";

test("50 parallel calls of two processes, paid out of blocks, pass a cap by nothing and use it up to the last whole call", async () => {
  const owner = await harness.createPerson();
  const budget = await createBudget(harness, owner, { capMicros: 1_050 });
  const { frozen } = startFrozen();
  const results = await Promise.allSettled(
    Array.from({ length: 50 }, async (_, index) => {
      const hold = await (index % 2 === 0 ? budgets : frozen.deps.budgets).reserveHere(spenderOf(owner.orgId), 100);
      hold.settle(100);
    }),
  );
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(10);
  expect(results.every((result) => result.status === "fulfilled" || isRefused(result.reason))).toBe(true);
  await Promise.all([budgets.flush(), frozen.deps.budgets.flush()]);
  expect(await amountsOf(harness, owner, budget)).toEqual({ left: 50, held: 0, spent: 1_000, uncertain: 0 });
});

test("a cap is used up to its last millionth by calls that cost less than they might have", async () => {
  const owner = await harness.createPerson();
  const budget = await createBudget(harness, owner, { capMicros: 3_000 });
  const { frozen } = startFrozen();
  let spent = 0;
  for (let call = 0; call < 2_000 && spent < 3_000; call += 1) {
    const keeper = call % 3 === 0 ? frozen.deps.budgets : budgets;
    const micros = Math.min(100, 3_000 - spent);
    const hold = await Promise.resolve(keeper.reserveHere(spenderOf(owner.orgId), micros)).catch(async (error: unknown) => {
      if (!isRefused(error)) throw error;
      await Promise.all([budgets.flush(), frozen.deps.budgets.flush()]);
      return null;
    });
    const cost = Math.min(micros, 1 + ((call * 37) % 100));
    hold?.settle(cost);
    if (hold) spent += cost;
  }
  expect(spent).toBe(3_000);
  await Promise.all([budgets.flush(), frozen.deps.budgets.flush()]);
  expect(await amountsOf(harness, owner, budget)).toEqual({ left: 0, held: 0, spent: 3_000, uncertain: 0 });
  await expect(Promise.resolve(budgets.reserveHere(spenderOf(owner.orgId), 1))).rejects.toThrow("nothing is left");
});

test("a process that remembers more than is left is held back by the database", async () => {
  const owner = await harness.createPerson();
  const budget = await createBudget(harness, owner, { capMicros: 10_000 });
  const [{ frozen: first }, { frozen: second }] = [startFrozen(), startFrozen()];
  const spender = spenderOf(owner.orgId);
  await first.deps.budgets.reserveHere(spender, 100);
  await second.deps.budgets.reserveHere(spender, 9_900);
  await expect(Promise.resolve(first.deps.budgets.reserveHere(spender, 100))).rejects.toThrow("nothing is left");
  expect(await amountsOf(harness, owner, budget)).toEqual({ left: 0, held: 10_000, spent: 0, uncertain: 0 });
});

test("ten thousand calls cost the database a few dozen commands, and a waiting caller none of them", async () => {
  const owner = await harness.createPerson();
  await createBudget(harness, owner, { capMicros: 10_000_000_000 });
  const { frozen, commands } = startFrozen();
  const keeper = frozen.deps.budgets;
  let waited = 0;
  for (let call = 0; call < 10_000; call += 1) {
    const hold = keeper.reserveHere(spenderOf(owner.orgId), 1_000);
    if (hold instanceof Promise) waited += 1;
    (await hold).settle(900);
  }
  await keeper.flush();
  expect(commands.length).toBeLessThan(60);
  expect(waited).toBeLessThan(20);
});

test("a block whose process dies is counted as uncertain once its lease is over; a process that only slept puts that right", async () => {
  const owner = await harness.createPerson();
  const budget = await createBudget(harness, owner, { capMicros: 100_000 });
  const { frozen, time } = startFrozen();
  const first = await frozen.deps.budgets.reserveHere(spenderOf(owner.orgId), 500);
  first.settle(300);
  const running = await frozen.deps.budgets.reserveHere(spenderOf(owner.orgId), 100);
  const { held } = await amountsOf(harness, owner, budget);
  expect(held).toBeGreaterThanOrEqual(500);
  expect(held).toBeLessThanOrEqual(1_000);
  clock.advance(61_000);
  await runDueSchedules(runtime);
  expect(await amountsOf(harness, owner, budget)).toEqual({ left: 100_000 - held, held: 0, spent: 0, uncertain: held });
  time.advance(120_000);
  const next = await frozen.deps.budgets.reserveHere(spenderOf(owner.orgId), 50);
  running.settle(80);
  next.settle(50);
  await frozen.deps.budgets.flush();
  expect(await amountsOf(harness, owner, budget)).toEqual({ left: 99_570, held: 0, spent: 430, uncertain: 0 });
});

test("what is spent is written within a quarter of a second, and a block nobody uses goes back by itself", async () => {
  const owner = await harness.createPerson();
  const budget = await createBudget(harness, owner, { capMicros: 100_000 });
  const hold = await budgets.reserveHere(spenderOf(owner.orgId), 500);
  hold.settle(200);
  hold.settle(200);
  await until(async () => (await amountsOf(harness, owner, budget)).spent === 200);
  await until(async () => (await amountsOf(harness, owner, budget)).held === 0);
  expect(await amountsOf(harness, owner, budget)).toEqual({ left: 99_800, held: 0, spent: 200, uncertain: 0 });
});

test("a process that ends gives its blocks back, and keeps aside what its open calls may cost", async () => {
  const owner = await harness.createPerson();
  const budget = await createBudget(harness, owner, { capMicros: 100_000 });
  const [{ frozen }, { frozen: busy }] = [startFrozen(), startFrozen()];
  (await frozen.deps.budgets.reserveHere(spenderOf(owner.orgId), 100)).settle(60);
  await busy.deps.budgets.reserveHere(spenderOf(owner.orgId), 70);
  await Promise.all([frozen.deps.budgets.close(), busy.deps.budgets.close()]);
  expect(await amountsOf(harness, owner, budget)).toEqual({ left: 99_870, held: 70, spent: 60, uncertain: 0 });
});

test("a call counts for the day and the month it was begun in, by UTC; with the next one its counters begin at nothing", async () => {
  const owner = await harness.createPerson();
  const [day, month] = [
    await createBudget(harness, owner, { capMicros: 1_000, period: "day" }),
    await createBudget(harness, owner, { capMicros: 5_000 }),
  ];
  const { frozen, time } = startFrozen(Date.parse("2027-11-30T23:59:59.900Z"));
  const { budgets: keeper, budgetAccounts } = frozen.deps;
  const spender = spenderOf(owner.orgId);
  const look = async (now: number) => {
    const account = await budgetAccounts.find(owner.orgId);
    if (!account) throw new Error("The account is gone.");
    return [day, month].map(({ id }) => {
      const cap = account.caps.find((each) => each.id === id);
      if (!cap) throw new Error(`No cap ${id}.`);
      const { spentMicros, leftMicros, heldMicros, startsAt, resetsAt } = toBudget(account, cap, now);
      return { spentMicros, leftMicros, heldMicros, startsAt: startsAt.slice(0, 10), resetsAt: resetsAt.slice(0, 10) };
    });
  };
  const evening = time.now();
  const late = await keeper.reserveHere(spender, 400);
  await keeper.reserve(spender, { id: "late", micros: 500 });
  await expect(Promise.resolve(keeper.reserveHere(spender, 200))).rejects.toThrow("starts anew at 2027-12-01T00:00:00.000Z");
  (await keeper.reserveHere(spender, 50)).settle(10);
  time.advance(100);
  const first = await keeper.reserveHere(spender, 30);
  const early = await keeper.reserveHere(spender, 970);
  first.settle(2);
  late.settle(399);
  await keeper.settle({ id: "late", orgId: owner.orgId }, 499);
  early.settle(5);
  await keeper.flush();
  expect(await look(evening)).toEqual([
    { spentMicros: 908, leftMicros: 92, heldMicros: 0, startsAt: "2027-11-30", resetsAt: "2027-12-01" },
    { spentMicros: 908, leftMicros: 4_092, heldMicros: 0, startsAt: "2027-11-01", resetsAt: "2027-12-01" },
  ]);
  expect(await look(time.now())).toEqual([
    { spentMicros: 7, leftMicros: 993, heldMicros: 0, startsAt: "2027-12-01", resetsAt: "2027-12-02" },
    { spentMicros: 7, leftMicros: 4_993, heldMicros: 0, startsAt: "2027-12-01", resetsAt: "2028-01-01" },
  ]);
  time.advance(3 * 86_400_000);
  await keeper.reserve(spender, { id: "later", micros: 1 });
  const days = Object.keys((await budgetAccounts.find(owner.orgId))?.counters ?? {}).filter((key) => key.startsWith(day.id));
  expect(days).toEqual([`${day.id}@2027-12-04`]);
});

/** A process whose database does what it is told and whose answers get lost on the way, whenever `isLost`. */
function startWithLostAnswers(): { keeper: Budgets; line: { isLost: boolean } } {
  const { deps } = runtime;
  const line = { isLost: false };
  const lossy =
    <Values extends readonly unknown[], Result>(ask: (...values: Values) => Promise<Result>) =>
    async (...values: Values): Promise<Result> => {
      const answer = await ask(...values);
      if (line.isLost) throw new Error("The answer got lost.");
      return answer;
    };
  const { draw, close } = deps.budgetAccounts;
  const accounts = { ...deps.budgetAccounts, draw: lossy(draw), close: lossy(close) };
  const time = createFrozenClock(clock.now());
  return { keeper: createBudgetKeeper({ ...deps, clock: time, accounts, settlements: deps.budgetSettlements }), line };
}

test("what was spent is counted once, however often its write has to be sent because the answer got lost", async () => {
  const owner = await harness.createPerson();
  const budget = await createBudget(harness, owner, { capMicros: 100_000 });
  const { keeper, line } = startWithLostAnswers();
  const spender = spenderOf(owner.orgId);
  const running = await keeper.reserveHere(spender, 10);
  const short = await keeper.reserveHere(spender, 1);
  (await keeper.reserveHere(spender, 100)).settle(40);
  line.isLost = true;
  for (let look = 0; look < 3; look += 1) await keeper.flush();
  short.settle(1);
  for (let look = 0; look < 3; look += 1) await keeper.flush();
  line.isLost = false;
  await keeper.flush();
  const { left, held, ...rest } = await amountsOf(harness, owner, budget);
  expect({ ...rest, unspent: left + held }).toEqual({ spent: 41, uncertain: 0, unspent: 99_959 });
  running.settle(9);
  line.isLost = true;
  for (let look = 0; look < 3; look += 1) await keeper.flush();
  line.isLost = false;
  await keeper.flush();
  expect(await amountsOf(harness, owner, budget)).toEqual({ left: 99_950, held: 0, spent: 50, uncertain: 0 });
});
