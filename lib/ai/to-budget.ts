import type { BudgetAccount, BudgetCap } from "./budget.store.ts";
import type { Budget } from "./budget-schema.ts";
import { newCounter } from "./internal/budget/open-counters.ts";
import { counterKey, spanOf } from "./internal/budget/period.ts";

/** A cap as it stands in the period of `now`; the first call of a period opens its counter. */
export function toBudget(account: Pick<BudgetAccount, "counters">, cap: BudgetCap, now: number): Budget {
  const counter = account.counters[counterKey(cap, now)] ?? newCounter(cap, now);
  const { startsAt, endsAt } = spanOf(cap.period, now);
  const usedMicros = counter.spentMicros + counter.uncertainMicros;
  return {
    id: cap.id,
    scope: cap.scope,
    period: cap.period,
    currency: "USD",
    capMicros: cap.capMicros,
    spentMicros: counter.spentMicros,
    heldMicros: counter.heldMicros,
    uncertainMicros: counter.uncertainMicros,
    leftMicros: counter.freeMicros,
    percent: Math.floor((usedMicros * 1_000) / cap.capMicros) / 10,
    alertsSent: counter.alerts.map(({ percent, at, usedMicros: atMicros }) => ({ percent, at: at.toISOString(), usedMicros: atMicros })),
    startsAt: new Date(startsAt).toISOString(),
    resetsAt: new Date(endsAt).toISOString(),
    createdBy: cap.createdBy,
    createdAt: cap.createdAt.toISOString(),
    updatedAt: cap.updatedAt.toISOString(),
  };
}
