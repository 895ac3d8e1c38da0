import { expect, test } from "vitest";
import type { Schedule } from "../../lib/ops/cron.ts";
import { type Clockwork, runDue } from "../../lib/ops/schedules/run-due.ts";
import { createAdjustableClock } from "../support/adjustable-clock.ts";
import { createHarness } from "../support/harness.ts";
import { Killed } from "../support/mortal-deps.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const harness = await createHarness();
const { scheduleRuns: runs, schedules, log } = harness.runtime.deps;

let named = 0;
/** A schedule of its own at 02:00 each night, ticked by processes that have nothing in common but the database. */
function nightly() {
  named += 1;
  const schedule: Schedule = { name: `test.nightly-${named}`, title: "", cron: "0 2 * * *", timeoutMs: MINUTE, whenMissed: "run-latest" };
  const clock = createAdjustableClock();
  const midnight = Math.ceil(clock.now() / DAY) * DAY;
  clock.advance(midnight - clock.now());
  const effects: string[] = [];
  async function work(_name: string, { slot }: { slot: Date }) {
    effects.push(slot.toISOString());
  }
  function tick({ skewMs = 0, ...change }: { skewMs?: number } & Partial<Clockwork> = {}) {
    const own = { now: () => clock.now() + skewMs };
    return runDue({ table: [schedule], tickMs: MINUTE, owner: `skew ${skewMs}`, clock: own, log, runs, schedules, work, ...change });
  }
  const statesOf = async () => (await runs.listOf(schedule.name, 20)).map(({ state, isLate, attempt }) => ({ state, isLate, attempt }));
  const slotOf = (day: number) => new Date(midnight + day * DAY + 2 * 60 * MINUTE).toISOString();
  return { clock, effects, tick, statesOf, slotOf };
}

const isAlways = async () => {
  throw new Killed();
};

test("ten ticks at once, with clocks up to five minutes apart: one of them runs the slot", async () => {
  const { clock, tick, effects, slotOf } = nightly();
  await tick();
  clock.advance(2 * 60 * MINUTE + 5 * MINUTE);
  const skews = [-5, -4, -3, -1, 0, 0, 1, 3, 4, 5];
  await Promise.all(skews.map((minutes) => tick({ skewMs: minutes * MINUTE })));
  expect(effects).toEqual([slotOf(0)]);
});

test("a clock that runs ahead runs the slot early, and nobody runs it again at its time", async () => {
  const { clock, tick, effects, slotOf, statesOf } = nightly();
  await tick();
  clock.advance(2 * 60 * MINUTE - 3 * MINUTE);
  await tick({ skewMs: 5 * MINUTE });
  clock.advance(4 * MINUTE);
  await Promise.all([tick(), tick({ skewMs: -MINUTE })]);
  expect(effects).toEqual([slotOf(0)]);
  expect(await statesOf()).toEqual([{ state: "done", isLate: false, attempt: 1 }]);
});

test("a tick that comes while a run goes on leaves it alone", async () => {
  const { clock, tick, effects } = nightly();
  await tick();
  clock.advance(2 * 60 * MINUTE);
  let finish = () => {};
  const going = tick({ work: () => new Promise<void>((resolve) => (finish = resolve)) });
  while ((await runs.listUnfinished(50)).length === 0);
  await tick();
  finish();
  await going;
  expect(effects).toEqual([]);
});

test("three nights nobody ticked: the last is run late and says so, the others are written down as missed", async () => {
  const { clock, tick, effects, statesOf, slotOf } = nightly();
  await tick();
  clock.advance(2 * DAY + 5 * 60 * MINUTE);
  await Promise.all([tick(), tick()]);
  expect(effects).toEqual([slotOf(2)]);
  expect(await statesOf()).toEqual([
    { state: "done", isLate: true, attempt: 1 },
    { state: "missed", isLate: false, attempt: 0 },
    { state: "missed", isLate: false, attempt: 0 },
  ]);
});

test("a process killed half-way: the slot is taken over once its time is over, not before, and its effect is there once", async () => {
  const { clock, tick, effects, statesOf, slotOf } = nightly();
  await tick();
  clock.advance(2 * 60 * MINUTE);
  // What a dead process would still have written never arrives.
  await tick({ work: isAlways, runs: { ...runs, finish: isAlways } }).catch(() => {});
  clock.advance(5 * MINUTE);
  await tick();
  expect(effects).toEqual([]);
  clock.advance(10 * MINUTE);
  await Promise.all([tick(), tick(), tick()]);
  expect(effects).toEqual([slotOf(0)]);
  expect(await statesOf()).toEqual([{ state: "done", isLate: false, attempt: 2 }]);
});

test("one that fails says so and is not run again before its next slot", async () => {
  const { clock, tick, effects, statesOf } = nightly();
  await tick();
  clock.advance(2 * 60 * MINUTE);
  await expect(tick({ work: isAlways })).rejects.toThrow("A schedule failed.");
  await tick();
  expect(effects).toEqual([]);
  expect(await statesOf()).toEqual([{ state: "failed", isLate: false, attempt: 1 }]);
});
