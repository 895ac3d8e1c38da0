import { expect, test } from "vitest";
import { createManualClock } from "../../../../tests/support/manual-clock.ts";
import { createLogger } from "../../../platform/log.ts";
import { CLEAN_STATE, createMemoryState, type ProviderState, type StateStore } from "./provider-state.ts";
import { createSharedState } from "./shared-state.ts";

const FRESH_MS = 500;

/** Redis that answers a reading when it is told to. */
function setUp() {
  const clock = createManualClock();
  const readings: ((states: ProviderState[]) => void)[] = [];
  const shared: StateStore = {
    ...createMemoryState(clock),
    read: () => new Promise((resolve) => readings.push(resolve)),
  };
  const log = createLogger({ level: "silent" });
  return { clock, readings, state: createSharedState({ shared, clock, log, freshMs: FRESH_MS, timeoutMs: 10_000 }) };
}

const PARKED = { ...CLEAN_STATE, parkedUntil: 1 };

test("callers at the same time share one reading", async () => {
  const { readings, state } = setUp();
  const reads = Array.from({ length: 20 }, () => state.read(["vendor"]));
  readings[0]?.([PARKED]);
  expect(await Promise.all(reads)).toEqual(Array.from({ length: 20 }, () => [PARKED]));
  expect(readings).toHaveLength(1);
});

test("a copy is renewed before it is too old, and answers meanwhile", async () => {
  const { clock, readings, state } = setUp();
  const first = state.read(["vendor"]);
  readings[0]?.([CLEAN_STATE]);
  await first;
  await clock.advance(FRESH_MS / 2);
  expect(await state.read(["vendor"])).toEqual([CLEAN_STATE]);
  expect(readings).toHaveLength(2);
  readings[1]?.([PARKED]);
  await expect.poll(() => state.read(["vendor"])).toEqual([PARKED]);
});

test("a copy that is too old is not shown", async () => {
  const { clock, readings, state } = setUp();
  const first = state.read(["vendor"]);
  readings[0]?.([CLEAN_STATE]);
  await first;
  await clock.advance(FRESH_MS);
  const second = state.read(["vendor"]);
  readings[1]?.([PARKED]);
  expect(await second).toEqual([PARKED]);
});

test("what this process changes while a reading is under way is not undone by it", async () => {
  const { readings, state } = setUp();
  const reading = state.read(["vendor"]);
  await state.open("vendor", 30_000, "timeout");
  readings[0]?.([CLEAN_STATE]);
  expect((await reading)[0]?.openUntil).toBe(30_000);
});
