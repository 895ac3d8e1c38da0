import { expect, test } from "vitest";
import { fail, named } from "../../../../tests/support/start-router.ts";
import type { Clock } from "../../../platform/clock.ts";
import { createTokenBucket } from "../../../platform/limits/token-bucket.ts";
import { createLogger } from "../../../platform/log.ts";
import { createMetrics } from "../../../platform/metrics.ts";
import { DEFAULT_ROUTER_SETTINGS } from "../../routing.ts";
import type { Candidate } from "./candidates.ts";
import { createGate } from "./gate.ts";
import { type RaceDeps, race } from "./race.ts";
import { createRecentCalls } from "./recent-calls.ts";
import { createRetryBudget } from "./retry-budget.ts";
import { createSharedState } from "./shared-state.ts";

/** A clock whose sleepers the test wakes by hand, all in the same turn. */
function createWakeable(): { clock: Clock; wakeAll(): void } {
  const sleepers: (() => void)[] = [];
  const clock: Clock = { now: () => 0, sleep: () => new Promise((resolve) => sleepers.push(resolve)) };
  const wakeAll = () => {
    for (const wake of sleepers.splice(0)) wake();
  };
  return { clock, wakeAll };
}

function createDeps(clock: Clock): RaceDeps {
  const log = createLogger({ level: "silent" });
  const settings = DEFAULT_ROUTER_SETTINGS;
  const state = createSharedState({ shared: null, clock, log, freshMs: 500, timeoutMs: 100 });
  const bucket = createTokenBucket({ redis: null, name: "ai", clock, log, timeoutMs: 100 });
  const gate = createGate({ state, bucket, clock, settings });
  return { gate, clock, metrics: createMetrics(), recent: createRecentCalls(), random: () => 0, budget: createRetryBudget(10), settings };
}

const candidate = (name: string): Candidate => {
  const provider = named(name, []);
  return { provider, origin: "platform", owner: null, model: provider.defaultModel, capabilities: provider.capabilities, price: null };
};

test("a first token that comes in the same turn as its deadline is in time: nobody else is asked", async () => {
  const { clock, wakeAll } = createWakeable();
  const [first, second] = [candidate("first"), candidate("second")];
  const speaking = Promise.withResolvers<{ speak: () => void; answer: (text: string) => void }>();
  const asked: string[] = [];
  const racing = race<string>(
    {
      candidates: [first, second],
      firstChoice: first,
      signal: new AbortController().signal,
      waitMaxMs: 0,
      journal: async () => undefined,
      start: ({ candidate: { provider } }, onSpoke) => {
        asked.push(provider.name);
        return new Promise((resolve) => speaking.resolve({ speak: onSpoke, answer: resolve }));
      },
      discard: () => undefined,
    },
    createDeps(clock),
  );
  const { speak, answer } = await speaking.promise;
  // Both are in the queue before the race looks at either.
  wakeAll();
  speak();
  await new Promise((resolve) => setImmediate(resolve));
  answer("Mine.");
  expect(await racing).toMatchObject({ value: "Mine.", fallbackReason: null, attempts: [{ provider: "first" }] });
  expect(asked).toEqual(["first"]);
});

test("the next provider is asked before others have been told of the first one's failure, and the answer waits until they have", async () => {
  const { clock } = createWakeable();
  const deps = createDeps(clock);
  const telling = Promise.withResolvers<void>();
  const [first, second] = [candidate("first"), candidate("second")];
  const bothAsked = Promise.withResolvers<void>();
  const racing = race<string>(
    {
      candidates: [first, second],
      firstChoice: first,
      signal: new AbortController().signal,
      waitMaxMs: 0,
      journal: async () => undefined,
      start: async ({ candidate: { provider } }) => {
        if (provider.name === "first") throw fail("unavailable");
        bothAsked.resolve();
        return "Mine.";
      },
      discard: () => undefined,
    },
    { ...deps, gate: { ...deps.gate, fail: () => telling.promise } },
  );
  await bothAsked.promise;
  let isAnswered = false;
  racing.then(() => {
    isAnswered = true;
  });
  await new Promise((resolve) => setImmediate(resolve));
  expect(isAnswered).toBe(false);
  telling.resolve();
  expect(await racing).toMatchObject({ value: "Mine.", fallbackReason: "first: unavailable" });
});
