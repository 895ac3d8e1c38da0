import { expect, test } from "vitest";
import { createManualClock } from "../../../../tests/support/manual-clock.ts";
import { CLEAN_STATE, createMemoryState, KEPT_NAMES_MAX } from "./provider-state.ts";
import { createRetryBudget } from "./retry-budget.ts";

const names = Array.from({ length: KEPT_NAMES_MAX }, (_, index) => `openai:usr_${index}`);

test("however many people bring keys of their own, a process remembers so many of them; the deployment's own stay", async () => {
  const state = createMemoryState(createManualClock());
  await state.park("openai", 7);
  await state.park("openai:usr_first", 7);
  for (const name of names) {
    await state.park(name, 7);
    await state.read(["openai"]);
  }
  const parked = { ...CLEAN_STATE, parkedUntil: 7 };
  expect(await state.read(["openai", "openai:usr_first", names.at(-1) ?? ""])).toEqual([parked, CLEAN_STATE, parked]);
});

test("retries earned by somebody long gone are forgotten too", () => {
  const budget = createRetryBudget(1);
  budget.earn("openai:usr_first");
  budget.earn("openai:usr_second");
  for (const name of names.slice(1)) budget.earn(name);
  expect([budget.spend("openai:usr_first"), budget.spend("openai:usr_second")]).toEqual([false, true]);
});
