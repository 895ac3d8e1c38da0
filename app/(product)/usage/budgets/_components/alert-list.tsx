import type { Budget } from "../../../../_client/budgets.ts";
import { formatMoney } from "../../../../_ui/format-amounts.ts";
import { formatMoment } from "../../../_report/format-moment.ts";
import { budgetName, type People } from "./budget-words.ts";

/** Each mark a budget has passed in its present period, the newest first. */
export function AlertList({ budgets, people }: { budgets: readonly Budget[]; people: People }) {
  const alerts = budgets
    .flatMap((budget) => budget.alertsSent.map((alert) => ({ ...alert, budget })))
    .toSorted((left, right) => (left.at < right.at ? 1 : -1));
  return (
    <section aria-label="Alerts" className="flex flex-col gap-2">
      <h2 className="font-medium text-base">Alerts of the present periods</h2>
      {alerts.length === 0 ? (
        <p className="text-ink-soft text-sm">None: no budget has reached half of its cap.</p>
      ) : (
        <ul className="flex flex-col">
          {alerts.map(({ budget, percent, at, usedMicros }) => (
            <li key={`${budget.id} ${percent}`} className="flex flex-wrap gap-x-4 gap-y-0.5 border-b py-2 text-sm last:border-0">
              <time dateTime={at} className="font-mono text-ink-soft tabular-nums">
                {formatMoment(at)} UTC
              </time>
              <span className="font-medium tabular-nums">{percent} %</span>
              <span className="min-w-0 break-words">{budgetName(budget, people)}</span>
              <span className="ml-auto text-ink-soft">
                {formatMoney(usedMicros)} of {formatMoney(budget.capMicros)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
