import type { DecisionPairs as Pairs } from "../../../../_client/risk-rules.ts";
import { formatCount } from "../../../../_ui/format-amounts.ts";
import { LookStep } from "../../../../_ui/look-step.tsx";
import { DECISION_LOOKS } from "../../_shell/risk-words.ts";

type Decision = Pairs[number]["from"];

/** Every pair that would end otherwise, most first. */
export function ChangedDecisions({ pairs, label }: { pairs: Pairs; label: string }) {
  const changed = pairs.filter(({ from, to }) => from !== to).toSorted((a, b) => b.count - a.count);
  if (changed.length === 0) return null;
  return (
    <ul aria-label={label} className="flex flex-col gap-1.5">
      {changed.map(({ from, to, count }) => (
        <li key={`${from} ${to}`} className="flex items-center gap-2 text-sm">
          <span className="w-14 text-right font-mono tabular-nums">{formatCount(count)}</span>
          <DecisionStep from={from} to={to} />
        </li>
      ))}
    </ul>
  );
}

export function DecisionStep({ from, to }: { from: Decision; to: Decision }) {
  return <LookStep from={DECISION_LOOKS[from]} to={DECISION_LOOKS[to]} />;
}

type Caught = { total: number; before: number; after: number };

/** Closed cases: what a person would have looked at, before and after. */
export function CaughtLines({ frauds, honest }: { frauds: Caught; honest: Caught }) {
  if (frauds.total + honest.total === 0)
    return <p className="text-ink-soft text-sm">None of them has a closed case, so what is right is not known yet.</p>;
  return (
    <p className="text-sm">
      Of {formatCount(frauds.total)} confirmed frauds {formatCount(frauds.before)} were looked at, {formatCount(frauds.after)} would be.
      False alarms among {formatCount(honest.total)} honest ones: {formatCount(honest.before)} before, {formatCount(honest.after)} after.
    </p>
  );
}
