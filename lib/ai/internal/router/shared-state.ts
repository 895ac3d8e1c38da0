// State of the providers that all processes share through Redis, with a copy in memory. Every change is made in the copy too: it
// answers while it is fresh, and it is what this process goes on with, alone, while Redis is away.

import type { Clock } from "../../../platform/clock.ts";
import type { Logger } from "../../../platform/log.ts";
import { createRecencyMap } from "../../../platform/recency-map.ts";
import { withinTime } from "../../../platform/within-time.ts";
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
/** From this part of its time on a copy is renewed while it still answers: where calls follow each other, none waits for Redis. */
const RENEWED_AT = 0.5;

/** One reading under way. What this process itself changes meanwhile is newer than what comes back. */
type Renewal = { changed: Set<string>; done: Promise<void> };

export function createSharedState({ shared, clock, log, freshMs, timeoutMs }: SharedStateOptions): SharedState {
  const memory = createMemoryState(clock);
  const readAt = createRecencyMap<number>(KEPT_NAMES_MAX);
  const { ask, isShared } = createAsker({ shared, clock, log, timeoutMs });
  const renewing = new Map<string, Renewal>();
  /** Callers at the same time share one reading. */
  const renew = (names: readonly string[]): void => {
    if (names.length === 0 || !isShared()) return;
    const renewal: Renewal = { changed: new Set(), done: Promise.resolve() };
    for (const name of names) renewing.set(name, renewal);
    renewal.done = ask((store) => store.read(names)).then((news) => {
      for (const [index, name] of names.entries()) {
        renewing.delete(name);
        const state = news?.[index];
        if (!state || renewal.changed.has(name)) continue;
        memory.put(name, state);
        readAt.set(name, clock.now());
      }
    });
  };
  const change = async <Value>(name: string, work: (store: StateStore) => Promise<Value>): Promise<Value> => {
    renewing.get(name)?.changed.add(name);
    const own = await work(memory);
    return (await ask(work)) ?? own;
  };
  return {
    isShared,
    async read(names) {
      const now = clock.now();
      const olderThan = (ageMs: number) => names.filter((name) => now - (readAt.get(name) ?? Number.NEGATIVE_INFINITY) >= ageMs);
      const aging = olderThan(freshMs * RENEWED_AT);
      if (aging.length > 0) {
        const isWaitedFor = olderThan(freshMs).length > 0;
        renew(aging.filter((name) => !renewing.has(name)));
        if (isWaitedFor) await Promise.all(aging.map((name) => renewing.get(name)?.done));
      }
      return memory.read(names);
    },
    addFailure: (name) => change(name, (store) => store.addFailure(name)),
    clearFailures: (name) => change(name, (store) => store.clearFailures(name)),
    open: (name, until, reason) => change(name, (store) => store.open(name, until, reason)),
    close: (name) => change(name, (store) => store.close(name)),
    async claimProbe(name, epoch, ttlMs) {
      return (await ask((store) => store.claimProbe(name, epoch, ttlMs))) ?? memory.claimProbe(name, epoch, ttlMs);
    },
    releaseProbe: (name, epoch) => change(name, (store) => store.releaseProbe(name, epoch)),
    park: (name, until) => change(name, (store) => store.park(name, until)),
    misconfigure: (name, until) => change(name, (store) => store.misconfigure(name, until)),
  };
}

/** `ask` gives null when nobody else could be told or asked. */
function createAsker({ shared, clock, log, timeoutMs }: Omit<SharedStateOptions, "freshMs">) {
  let awayUntil = 0;
  const isShared = () => shared !== null && clock.now() >= awayUntil;
  return {
    isShared,
    async ask<Value>(work: (store: StateStore) => Promise<Value>): Promise<Value | null> {
      if (shared === null || !isShared()) return null;
      try {
        return await withinTime(timeoutMs, work(shared), "Redis did not answer in time.");
      } catch (error) {
        awayUntil = clock.now() + AWAY_MS;
        log.warn({ error }, "the state of AI providers is not shared: Redis is away, this process goes by its own");
        return null;
      }
    },
  };
}
