import { AppError } from "../../../platform/errors.ts";
import type { Metrics } from "../../../platform/metrics.ts";
import type { BudgetAccount, BudgetCap } from "../../budget.store.ts";
import { counterKey, spanOf } from "./period.ts";

/** The cap with the least left of those that have no room for `micros`; null where all have. */
export function findShort(
  account: Pick<BudgetAccount, "counters">,
  caps: readonly BudgetCap[],
  { micros, now }: { micros: number; now: number },
): { cap: BudgetCap; leftMicros: number } | null {
  let short: { cap: BudgetCap; leftMicros: number } | null = null;
  for (const cap of caps) {
    const leftMicros = account.counters[counterKey(cap, now)]?.freeMicros ?? cap.capMicros;
    if (leftMicros < micros && (short === null || leftMicros < short.leftMicros)) short = { cap, leftMicros };
  }
  return short;
}

export type Refused = { cap: BudgetCap; leftMicros: number; micros: number; now: number };

export function budgetExceeded(metrics: Metrics, { cap, leftMicros, micros, now }: Refused): AppError {
  metrics.counter("aegis_budget_refusals_total", { scope: cap.scope.type, period: cap.period })();
  const { endsAt } = spanOf(cap.period, now);
  const left = leftMicros <= 0 ? "nothing is left" : `${toDollars(leftMicros)} is left, and this call may cost ${toDollars(micros)}`;
  return new AppError(
    "limited",
    "ai.budget_exceeded",
    `The ${PERIOD_NAMES[cap.period]} budget of ${describeScope(cap.scope)} is ${toDollars(cap.capMicros)}: ${left}. It starts anew at ${new Date(endsAt).toISOString()}.`,
    { retryAfterSeconds: Math.max(1, Math.ceil((endsAt - now) / 1_000)) },
  );
}

const PERIOD_NAMES = { day: "daily", month: "monthly" } as const;

function describeScope({ type, id }: BudgetCap["scope"]): string {
  return type === "organization" ? "the organization" : `${type} ${id}`;
}

/** To the millionth where it matters: "USD 10.00", "USD 0.000125". */
export function toDollars(micros: number): string {
  const sign = micros < 0 ? "-" : "";
  const digits = String(Math.abs(micros)).padStart(7, "0");
  const fraction = digits.slice(-6).replace(/0{0,4}$/, "");
  return `USD ${sign}${digits.slice(0, -6)}.${fraction}`;
}
