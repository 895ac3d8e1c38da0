"use client";

import { useQuery } from "@tanstack/react-query";
import { getKeyUsage, type KeyUsage } from "../../../../_client/api-keys.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { QueryError } from "../../../../_ui/error-state.tsx";
import { formatCount, formatMoney } from "../../../../_ui/format-amounts.ts";
import { Skeleton } from "../../../../_ui/skeleton.tsx";
import { Tile } from "../../../../_ui/tile.tsx";

/** The last 30 days of a key, and how full its budgets are. */
export function KeyUsageView({ keyId, name }: { keyId: string; name: string }) {
  const query = useQuery({ queryKey: queryKeys.keyUsage(keyId), queryFn: ({ signal }) => getKeyUsage(keyId, signal) });
  if (query.isPending)
    return (
      <div role="status" aria-label="Loading usage">
        <Skeleton className="h-24" />
      </div>
    );
  if (!query.data) return <QueryError title="Usage could not be loaded" query={query} />;
  const { totals, days, budgets } = query.data;
  return (
    <div className="flex flex-col gap-3 border-t pt-3">
      <dl className="grid grid-cols-3 gap-2">
        <Tile name="Calls, 30 days" value={formatCount(totals.calls)} />
        <Tile name="Tokens" value={formatCount(totals.tokens)} />
        <Tile name="Cost" value={formatMoney(totals.costMicros)} />
      </dl>
      {totals.calls === 0 ? (
        <p className="text-ink-soft text-sm">No model was asked with this key in the last 30 days.</p>
      ) : (
        <Sparkline days={days} label={`Calls with ${name} by day, the last 30 days`} />
      )}
      {budgets.map((budget) => (
        <p key={budget.id} className="text-sm">
          <span className="text-ink-soft">Budget each {budget.period}: </span>
          {formatMoney(budget.spentMicros + budget.uncertainMicros)} of {formatMoney(budget.capMicros)} used, {budget.percent} %
        </p>
      ))}
    </div>
  );
}

const HEIGHT = 32;
const STEP = 8;

function Sparkline({ days, label }: { days: KeyUsage["days"]; label: string }) {
  const highest = Math.max(...days.map(({ calls }) => calls));
  const busiest = days.find(({ calls }) => calls === highest);
  return (
    <figure className="flex flex-col gap-1">
      <svg role="img" aria-label={label} viewBox={`0 0 ${days.length * STEP} ${HEIGHT}`} preserveAspectRatio="none" className="h-10 w-full">
        {days.map(({ day, calls }, index) => {
          const height = Math.max(calls === 0 ? 1 : 3, (calls / highest) * HEIGHT);
          return (
            <rect
              key={day}
              x={index * STEP + 1}
              y={HEIGHT - height}
              width={STEP - 2}
              height={height}
              className={calls === 0 ? "fill-line-strong" : "fill-accent"}
            />
          );
        })}
      </svg>
      <figcaption className="flex justify-between text-ink-faint text-xs">
        <span>{days[0]?.day}</span>
        <span>
          most: {formatCount(highest)} on {busiest?.day}
        </span>
        <span>{days.at(-1)?.day}</span>
      </figcaption>
    </figure>
  );
}
