import type { Clock } from "../../../platform/clock.ts";
import { createRecencyMap } from "../../../platform/recency-map.ts";
import type { ProviderFailure } from "../../errors.ts";

/** What is known about one provider. Times are epoch milliseconds. */
export type ProviderState = {
  failures: number;
  /** Set from the failure that opened the breaker until a probe closes it; past it, the breaker is half-open. */
  openUntil: number | null;
  openReason: ProviderFailure | null;
  parkedUntil: number | null;
  misconfiguredUntil: number | null;
};

/** Every owner of a key has states of their own: past so many in one process, the one unused for longest starts afresh. */
export const KEPT_NAMES_MAX = 5_000;

export const CLEAN_STATE: ProviderState = { failures: 0, openUntil: null, openReason: null, parkedUntil: null, misconfiguredUntil: null };

/** Small steps that are each safe to make at the same time as others'. `epoch` is the `openUntil` a probe belongs to. */
export type StateStore = {
  read(names: readonly string[]): Promise<ProviderState[]>;
  /** The failures in a row, this one included. */
  addFailure(name: string): Promise<number>;
  clearFailures(name: string): Promise<void>;
  open(name: string, until: number, reason: ProviderFailure): Promise<void>;
  close(name: string): Promise<void>;
  /** True for one caller of each epoch, until `ttlMs` have passed or it is released. */
  claimProbe(name: string, epoch: number, ttlMs: number): Promise<boolean>;
  releaseProbe(name: string, epoch: number): Promise<void>;
  park(name: string, until: number): Promise<void>;
  misconfigure(name: string, until: number): Promise<void>;
};

/** The state of this process alone, and its copy of what others share. */
export type MemoryState = StateStore & { put(name: string, state: ProviderState): void };

export function createMemoryState(clock: Clock): MemoryState {
  const states = createRecencyMap<ProviderState>(KEPT_NAMES_MAX);
  const probes = new Map<string, number>();
  const stateOf = (name: string) => states.get(name) ?? CLEAN_STATE;
  const change = async (name: string, fields: Partial<ProviderState>) => {
    states.set(name, { ...stateOf(name), ...fields });
  };
  const probeKey = (name: string, epoch: number) => `${name}:${epoch}`;
  return {
    put: (name, state) => states.set(name, state),
    read: async (names) => names.map(stateOf),
    async addFailure(name) {
      await change(name, { failures: stateOf(name).failures + 1 });
      return stateOf(name).failures;
    },
    clearFailures: (name) => change(name, { failures: 0 }),
    open: (name, until, reason) => change(name, { openUntil: until, openReason: reason }),
    close: (name) => change(name, { failures: 0, openUntil: null, openReason: null }),
    async claimProbe(name, epoch, ttlMs) {
      const now = clock.now();
      for (const [key, until] of probes) if (until <= now) probes.delete(key);
      const key = probeKey(name, epoch);
      if (probes.has(key)) return false;
      probes.set(key, now + ttlMs);
      return true;
    },
    async releaseProbe(name, epoch) {
      probes.delete(probeKey(name, epoch));
    },
    park: (name, until) => change(name, { parkedUntil: until }),
    misconfigure: (name, until) => change(name, { misconfiguredUntil: until }),
  };
}
