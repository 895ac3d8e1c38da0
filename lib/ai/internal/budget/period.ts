import type { BudgetPeriod } from "../../budget-schema.ts";

/** One day or month of UTC; `key` names it inside a counter. */
export type Span = { key: string; startsAt: number; endsAt: number };

export function spanOf(period: BudgetPeriod, now: number): Span {
  const at = new Date(now);
  const [year, month, day] = [at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate()];
  const [startsAt, endsAt] =
    period === "day"
      ? [Date.UTC(year, month, day), Date.UTC(year, month, day + 1)]
      : [Date.UTC(year, month, 1), Date.UTC(year, month + 1, 1)];
  return { key: new Date(startsAt).toISOString().slice(0, period === "day" ? 10 : 7), startsAt, endsAt };
}

/** Counters of one cap follow each other: a late settlement still finds the one its money was taken from. */
export function counterKey(cap: { id: string; period: BudgetPeriod }, now: number): string {
  return `${cap.id}@${spanOf(cap.period, now).key}`;
}
