import type { HoldDeps } from "./internal/budget/durable-holds.ts";
import { closeHold } from "./internal/budget/durable-holds.ts";

/**
 * Holds that nobody settled in time: whoever had them may have spent all of it, so they count as spent, marked uncertain. One
 * whose settlement was written before a crash ends as that says. Safe to repeat and to interrupt.
 */
export async function lapseBudgetHolds(deps: Omit<HoldDeps, "views" | "metrics">, limit: number): Promise<number> {
  const now = deps.clock.now();
  let count = 0;
  for (const account of await deps.accounts.listLapsed(new Date(now), limit)) {
    for (const hold of account.holds.filter(({ until }) => until.getTime() <= now)) {
      const fields = { state: "uncertain", heldMicros: hold.micros, spentMicros: 0, counters: hold.counters } as const;
      const written = await deps.settlements.write(account.orgId, hold.id, fields, now);
      const end =
        written.state === "settled"
          ? ({ type: "spent", micros: written.spentMicros } as const)
          : ({ type: "uncertain", micros: hold.micros } as const);
      if (await closeHold(deps, account.orgId, hold, end)) count += 1;
    }
  }
  return count;
}
