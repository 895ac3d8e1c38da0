// State of the providers that all processes share through Redis, with a copy in memory. Every change is made in the copy too: it
// answers while it is fresh, and it is what this process goes on with, alone, while Redis is away.

import type { Clock } from "../../../platform/clock.ts";
import type { Logger } from "../../../platform/log.ts";
import { createRecencyMap } from "../../../platform/recency-map.ts";
import { createMemoryState, KEPT_NAMES_MAX, type StateStore } from "./provider-state.ts";

export type SharedState = StateStore & { isShared(): boolean };

type SharedStateOptions = {
  /** Null keeps everything in this process. */
  shared: StateStore | null;
  clock: Clock;
  log: Logger;
  freshMs: number;
  /** How long Redis may take before it counts as away. */
  timeoutMs: number;
};

/** Redis that has just failed is left alone for a moment: a call must not wait for it each time. */
const AWAY_MS = 1_000;

export function createSharedState({ shared, clock, log, freshMs, timeoutMs }: SharedStateOptions): SharedState {
  const memory = createMemoryState(clock);
  const readAt = createRecencyMap<number>(KEPT_NAMES_MAX);
  let awayUntil = 0;
  const isShared = () => shared !== null && clock.now() >= awayUntil;
  /** Null when nobody else could be told or asked. */
  const ask = async <Value>(work: (store: StateStore) => Promise<Value>): Promise<Value | null> => {
    if (shared === null || !isShared()) return null;
    try {
      return await within(timeoutMs, work(shared));
    } catch (error) {
      awayUntil = clock.now() + AWAY_MS;
      log.warn({ error }, "the state of AI providers is not shared: Redis is away, this process goes by its own");
      return null;
    }
  };
  const both = async (work: (store: StateStore) => Promise<void>): Promise<void> => {
    await work(memory);
    await ask(work);
  };
  return {
    isShared,
    async read(names) {
      const stale = names.filter((name) => clock.now() - (readAt.get(name) ?? Number.NEGATIVE_INFINITY) >= freshMs);
      const news = stale.length === 0 ? null : await ask((store) => store.read(stale));
      for (const [index, state] of (news ?? []).entries()) {
        const name = stale[index] ?? "";
        memory.put(name, state);
        readAt.set(name, clock.now());
      }
      return memory.read(names);
    },
    async addFailure(name) {
      const own = await memory.addFailure(name);
      return (await ask((store) => store.addFailure(name))) ?? own;
    },
    clearFailures: (name) => both((store) => store.clearFailures(name)),
    open: (name, until, reason) => both((store) => store.open(name, until, reason)),
    close: (name) => both((store) => store.close(name)),
    async claimProbe(name, epoch, ttlMs) {
      return (await ask((store) => store.claimProbe(name, epoch, ttlMs))) ?? memory.claimProbe(name, epoch, ttlMs);
    },
    releaseProbe: (name, epoch) => both((store) => store.releaseProbe(name, epoch)),
    park: (name, until) => both((store) => store.park(name, until)),
    misconfigure: (name, until) => both((store) => store.misconfigure(name, until)),
  };
}

async function within<Value>(limitMs: number, work: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("Redis did not answer in time.")), limitMs);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
