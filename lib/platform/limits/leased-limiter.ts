// A limit counted by many processes at the speed of one: each takes a few calls of the window at a time from the shared count, and
// then counts by itself. What is taken is never more than the limit; what a process has taken and not used is lost to the others until
// the window ends, at most one lease each. Windows are fixed, so around a turn of the window two windows' calls may come together.

import type { Clock } from "../clock.ts";
import type { Limit, LimitState } from "./limit.ts";

export type LeasedLimit = Limit & { lease: number };

export type LeasedLimiter = {
  /** Most calls wait for nobody. */
  check(limit: LeasedLimit, key: string): LimitState | Promise<LimitState>;
};

/** Adds to the shared count of a window and says what it is now; null when nobody can count and calls may pass. */
export type CountShared = (limit: Limit, key: string, by: number, windowStart: number) => Promise<number | null>;

type Lease = {
  windowStart: number;
  /** Of ours, still to be used. */
  left: number;
  /** The shared count as it was last seen. */
  taken: number;
  isExhausted: boolean;
  refill: Promise<void> | null;
};

const LEASES_MAX = 20_000;

export function createLeasedLimiter({ clock, countShared }: { clock: Clock; countShared: CountShared }): LeasedLimiter {
  const leases = new Map<string, Lease>();

  function leaseOf(id: string, windowStart: number): Lease {
    const known = leases.get(id);
    if (known?.windowStart === windowStart) return known;
    const lease: Lease = { windowStart, left: 0, taken: 0, isExhausted: false, refill: null };
    leases.delete(id);
    leases.set(id, lease);
    // The first is the one whose window began longest ago.
    const oldest = leases.keys().next().value;
    if (leases.size > LEASES_MAX && oldest !== undefined) leases.delete(oldest);
    return lease;
  }

  function refill(limit: LeasedLimit, key: string, lease: Lease): Promise<void> {
    lease.refill ??= take(limit, key, lease).finally(() => {
      lease.refill = null;
    });
    return lease.refill;
  }

  async function take(limit: LeasedLimit, key: string, lease: Lease): Promise<void> {
    const wanted = Math.min(limit.lease, limit.max);
    const taken = await countShared(limit, key, wanted, lease.windowStart);
    if (taken === null) {
      lease.left += wanted;
      return;
    }
    lease.taken = Math.min(limit.max, taken);
    lease.left += Math.max(0, Math.min(wanted, limit.max - (taken - wanted)));
    lease.isExhausted = taken >= limit.max;
  }

  async function waitFor(limit: LeasedLimit, key: string, lease: Lease): Promise<LimitState> {
    while (lease.left === 0 && !lease.isExhausted) await refill(limit, key, lease);
    return use(limit, lease);
  }

  return {
    check(limit, key) {
      const windowMs = limit.windowSeconds * 1_000;
      const lease = leaseOf(`${limit.name}:${key}`, Math.floor(clock.now() / windowMs) * windowMs);
      if (lease.left === 0 && !lease.isExhausted) return waitFor(limit, key, lease);
      const state = use(limit, lease);
      // Early enough that nobody waits for it; a failure is met by whoever needs the next lease.
      if (lease.left * 3 < limit.lease && !lease.isExhausted && !lease.refill) refill(limit, key, lease).catch(() => undefined);
      return state;
    },
  };
}

function use(limit: LeasedLimit, lease: Lease): LimitState {
  const isAllowed = lease.left > 0;
  if (isAllowed) lease.left -= 1;
  const remaining = isAllowed ? Math.max(0, limit.max - lease.taken + lease.left) : 0;
  return { isAllowed, limit: limit.max, remaining, resetAt: lease.windowStart + limit.windowSeconds * 1_000 };
}
