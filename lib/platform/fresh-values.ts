// What organizations have decided, as each request needs it: out of memory for a second, then read again, and once for all requests
// that wait for it. A change is seen by this process at once and by every other within that second. `freshMs`: what cannot wait that long.

import type { Clock } from "./clock.ts";

export type FreshValues<Value> = {
  /** Fails when it cannot be read. */
  get(orgId: string): Promise<Value>;
  /** After a change made here. */
  forget(orgId: string): void;
};

const FRESH_MS = 1_000;
const ORGANIZATIONS_MAX = 1_000;

type Parts<Value> = { read(orgId: string): Promise<Value>; clock: Pick<Clock, "now">; freshMs?: number };

export function createFreshValues<Value>({ read, clock, freshMs = FRESH_MS }: Parts<Value>): FreshValues<Value> {
  const kept = new Map<string, { value: Promise<Value>; readAt: number }>();
  return {
    get(orgId) {
      const known = kept.get(orgId);
      if (known && clock.now() - known.readAt < freshMs) return known.value;
      const value = read(orgId);
      const entry = { value, readAt: clock.now() };
      kept.delete(orgId);
      if (kept.size >= ORGANIZATIONS_MAX) kept.delete(kept.keys().next().value ?? "");
      kept.set(orgId, entry);
      // What failed is not remembered: the next request asks again.
      value.catch(() => {
        if (kept.get(orgId) === entry) kept.delete(orgId);
      });
      return value;
    },
    forget: (orgId) => void kept.delete(orgId),
  };
}
