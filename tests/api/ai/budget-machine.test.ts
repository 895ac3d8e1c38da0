import fc from "fast-check";
import { expect, test } from "vitest";
import type { BudgetAccount } from "../../../lib/ai/budget.store.ts";
import { createBudgetKeeper } from "../../../lib/ai/budget-keeper.ts";
import type { Budgets, LocalHold } from "../../../lib/ai/budgets.ts";
import { lapseBudgetHolds } from "../../../lib/ai/lapse-budget-holds.ts";
import { AppError } from "../../../lib/platform/errors.ts";
import { createBudget, spenderOf } from "../../support/budget-world.ts";
import { createFrozenClock } from "../../support/frozen-clock.ts";
import { createHarness } from "../../support/harness.ts";

/**
 * Two processes do anything in any order under two caps: hold, settle, repeat, write, give back, die, wake up late. Whatever
 * happens, each counter adds up to its cap and nothing is promised twice; in the end the counters are what was spent.
 */
const harness = await createHarness();
const { deps } = harness.runtime;
const CAP = 1_000;

type Step =
  | { type: "reserve"; id: number; micros: number; process: number }
  | { type: "settle"; id: number; share: number; process: number }
  | { type: "take"; micros: number; process: number }
  | { type: "end"; index: number; share: number }
  | { type: "flush" | "die"; process: number }
  | { type: "sleep"; minutes: number };

const share = fc.integer({ min: 0, max: 100 });
const micros = fc.integer({ min: 1, max: 300 });
const process = fc.integer({ min: 0, max: 1 });
const id = fc.integer({ min: 0, max: 5 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ type: fc.constant("reserve" as const), id, micros, process }) },
  { weight: 4, arbitrary: fc.record({ type: fc.constant("settle" as const), id, share, process }) },
  { weight: 6, arbitrary: fc.record({ type: fc.constant("take" as const), micros, process }) },
  { weight: 6, arbitrary: fc.record({ type: fc.constant("end" as const), index: fc.nat(20), share }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant("flush" as const), process }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant("die" as const), process }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant("sleep" as const), minutes: fc.constantFrom(0, 2, 16) }) },
);

type World = {
  orgId: string;
  clock: ReturnType<typeof createFrozenClock>;
  processes: Budgets[];
  /** By id: what was held, and what it was settled with first. */
  held: Map<number, { micros: number; spent: number | null }>;
  open: { hold: LocalHold; micros: number; process: Budgets; hasSlept: boolean }[];
  /** Of all calls that were told to somebody alive. */
  spent: number;
  /** What processes that died may have spent at most. */
  lost: number;
  /** One of them slept past its lease before it died: its whole block stays uncertain, with what it had spent of it. */
  hasLostSleeper: boolean;
};

const startProcess = (clock: World["clock"]): Budgets =>
  createBudgetKeeper({ ...deps, clock, accounts: deps.budgetAccounts, settlements: deps.budgetSettlements });

async function createWorld(): Promise<World> {
  const owner = await harness.createPerson();
  await createBudget(harness, owner, { capMicros: CAP });
  await createBudget(harness, owner, { capMicros: CAP + 200, scope: { type: "feature", id: "gateway" } });
  const clock = createFrozenClock(deps.clock.now());
  const processes = [startProcess(clock), startProcess(clock)];
  return { orgId: owner.orgId, clock, processes, held: new Map(), open: [], spent: 0, lost: 0, hasLostSleeper: false };
}

const unlessRefused = <Value>(value: Promise<Value> | Value): Promise<Value | null> =>
  Promise.resolve(value).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "ai.budget_exceeded") return null;
    throw error;
  });

function processOf(world: World, index: number): Budgets {
  const found = world.processes[index];
  if (!found) throw new Error(`No process ${index}.`);
  return found;
}

async function take(world: World, action: Step): Promise<void> {
  const { orgId, clock, held, open } = world;
  const spender = spenderOf(orgId);
  switch (action.type) {
    case "reserve": {
      const known = held.get(action.id);
      const hold = { id: `call-${action.id}`, micros: known?.micros ?? action.micros };
      if ((await unlessRefused(processOf(world, action.process).reserve(spender, hold))) && !known)
        held.set(action.id, { micros: action.micros, spent: null });
      return;
    }
    case "settle": {
      const known = held.get(action.id);
      if (!known) return;
      const spent = Math.floor((known.micros * action.share) / 100);
      await processOf(world, action.process).settle({ id: `call-${action.id}`, orgId }, spent);
      if (known.spent !== null) return;
      known.spent = spent;
      world.spent += spent;
      return;
    }
    case "take": {
      const keeper = processOf(world, action.process);
      const hold = await unlessRefused(keeper.reserveHere(spender, action.micros));
      if (hold) open.push({ hold, micros: action.micros, process: keeper, hasSlept: false });
      return;
    }
    case "end": {
      const [call] = open.splice(action.index % Math.max(1, open.length), 1);
      if (!call) return;
      const spent = Math.floor((call.micros * action.share) / 100);
      call.hold.settle(spent);
      world.spent += spent;
      return;
    }
    case "flush":
      return processOf(world, action.process).flush();
    case "die": {
      // An orderly end: only what its open calls may cost is never told.
      const dead = processOf(world, action.process);
      await dead.close();
      const cut = open.filter((call) => call.process === dead);
      world.lost += cut.reduce((sum, call) => sum + call.micros, 0);
      world.hasLostSleeper ||= cut.some(({ hasSlept }) => hasSlept);
      world.open = open.filter((call) => call.process !== dead);
      world.processes[action.process] = startProcess(clock);
      return;
    }
    case "sleep":
      clock.advance(action.minutes * 60_000);
      for (const call of open) call.hasSlept ||= action.minutes > 0;
      await lapseBudgetHolds({ ...deps, clock, accounts: deps.budgetAccounts, settlements: deps.budgetSettlements }, 100);
  }
}

async function getAccount({ orgId }: World): Promise<BudgetAccount> {
  const account = await deps.budgetAccounts.find(orgId);
  if (!account) throw new Error("The account is gone.");
  return account;
}

async function checkSums(world: World): Promise<void> {
  const account = await getAccount(world);
  for (const cap of account.caps) {
    const counters = Object.entries(account.counters).filter(([key]) => key.startsWith(cap.id));
    for (const [key, { freeMicros, heldMicros, spentMicros, uncertainMicros }] of counters) {
      expect(freeMicros + heldMicros + spentMicros + uncertainMicros).toBe(cap.capMicros);
      for (const amount of [freeMicros, heldMicros, spentMicros, uncertainMicros]) expect(amount).toBeGreaterThanOrEqual(0);
      const holds = account.holds.filter((hold) => hold.counters.includes(key));
      expect(holds.reduce((sum, hold) => sum + hold.micros, 0)).toBe(heldMicros);
    }
  }
}

/** Everything that can still be told is told, and everything else has run out of time. */
async function finish(world: World): Promise<void> {
  for (const { hold, micros: cost } of world.open.splice(0)) {
    hold.settle(cost);
    world.spent += cost;
  }
  for (const [index, known] of world.held)
    if (known.spent === null) await take(world, { type: "settle", id: index, share: 50, process: 0 });
  for (const each of world.processes) await each.flush();
  await take(world, { type: "sleep", minutes: 16 });
  for (const each of world.processes) await each.flush();
}

test("whatever two processes do in whatever order, every counter adds up to its cap and ends with what was spent", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 40 }), async (steps) => {
      const world = await createWorld();
      for (const action of steps) {
        await take(world, action);
        await checkSums(world);
      }
      await finish(world);
      await checkSums(world);
      const { caps, counters } = await getAccount(world);
      for (const cap of caps) {
        const of = Object.entries(counters).filter(([key]) => key.startsWith(cap.id));
        const sum = (amount: "spentMicros" | "heldMicros" | "uncertainMicros") =>
          of.reduce((total, [, counter]) => total + counter[amount], 0);
        const ended = { spent: sum("spentMicros"), held: sum("heldMicros"), uncertain: sum("uncertainMicros") };
        if (!world.hasLostSleeper) expect(ended).toEqual({ spent: world.spent, held: 0, uncertain: world.lost });
        expect(ended.held).toBe(0);
        expect(ended.spent + ended.uncertain).toBeGreaterThanOrEqual(world.spent + world.lost);
      }
    }),
    { numRuns: 20 },
  );
}, 300_000);
