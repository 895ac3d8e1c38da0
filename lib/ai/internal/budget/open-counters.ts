import type { BudgetAccount, BudgetCap, BudgetCounter, BudgetStore } from "../../budget.store.ts";
import { counterKey, spanOf } from "./period.ts";

export function newCounter(cap: Pick<BudgetCap, "capMicros" | "period">, now: number): BudgetCounter {
  const startsAt = new Date(spanOf(cap.period, now).startsAt);
  return { startsAt, freeMicros: cap.capMicros, heldMicros: 0, spentMicros: 0, uncertainMicros: 0, alerts: [] };
}

/** Those of this period that are missing, and those older than the one before that no open hold needs. */
export function findCounterChanges(
  account: Pick<BudgetAccount, "caps" | "counters" | "holds">,
  now: number,
): { fresh: { [key: string]: BudgetCounter }; stale: string[] } {
  const fresh: { [key: string]: BudgetCounter } = {};
  const kept = new Set(account.holds.flatMap(({ counters }) => counters));
  for (const cap of account.caps) {
    const key = counterKey(cap, now);
    if (!account.counters[key]) fresh[key] = newCounter(cap, now);
    const { startsAt, endsAt } = spanOf(cap.period, now);
    // A process whose clock is a little ahead may have opened the next one.
    kept
      .add(key)
      .add(counterKey(cap, startsAt - 1))
      .add(counterKey(cap, endsAt));
  }
  return { fresh, stale: Object.keys(account.counters).filter((key) => !kept.has(key)) };
}

/** A new period has begun: true where counters were missing, and another try is worth it. */
export async function openMissingCounters(accounts: BudgetStore, account: BudgetAccount, now: number): Promise<boolean> {
  const { fresh, stale } = findCounterChanges(account, now);
  if (Object.keys(fresh).length === 0) return false;
  await accounts.openCounters(account.orgId, account.version, fresh, stale);
  return true;
}
