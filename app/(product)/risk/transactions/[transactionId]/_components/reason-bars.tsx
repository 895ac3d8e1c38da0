import type { RiskReason } from "../../../../../_client/risk-transactions.ts";

/** Strongest first; a bar is the reason's part of all that raised the score. */
export function ReasonBars({ reasons }: { reasons: readonly RiskReason[] }) {
  if (reasons.length === 0) {
    return <p className="text-ink-soft text-sm">Nothing stood out: the score stayed below what anybody has to look at.</p>;
  }
  return (
    <ol className="flex flex-col gap-4">
      {reasons.map((reason) => (
        <li key={reason.code} className="flex flex-col gap-1.5">
          <p className="flex items-baseline justify-between gap-3">
            <span className="min-w-0 text-base">{reason.text}</span>
            <span className="shrink-0 font-mono text-sm tabular-nums">{Math.round(reason.weight * 100)} %</span>
          </p>
          <span aria-hidden className="h-2 overflow-hidden rounded-full bg-sunken">
            <span
              className="block h-full rounded-full bg-redacted"
              style={{ width: `${Math.min(100, Math.max(1, reason.weight * 100))}%` }}
            />
          </span>
          <p className="flex flex-wrap gap-x-4 text-ink-faint text-xs">
            <code className="font-mono">{reason.code}</code>
            <span>
              value <span className="font-mono tabular-nums">{figure(reason.value)}</span>
            </span>
            <span>
              expected <span className="font-mono tabular-nums">{figure(reason.expected)}</span>
            </span>
          </p>
        </li>
      ))}
    </ol>
  );
}

function figure(value: number): string {
  if (Number.isInteger(value)) return String(value);
  return Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(2);
}
