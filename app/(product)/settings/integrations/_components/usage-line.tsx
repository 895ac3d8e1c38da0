import type { Integration } from "../../../../_client/integrations.ts";
import { formatTime, totalUses } from "./integration-words.ts";

const DAYS = 30;
const DAY_MS = 86_400_000;
const HEIGHT = 20;
const STEP = 4;

/** Uses of the last thirty days, a bar for each; the words say the same. */
export function UsageLine({ integration }: { integration: Integration }) {
  const { usage, lastUsedAt } = integration;
  if (lastUsedAt === null) return <p className="text-ink-faint text-xs">Not used yet</p>;
  const total = totalUses(integration);
  const counts = countsUntil(Date.now(), usage);
  const most = Math.max(1, ...counts);
  return (
    <div className="flex flex-wrap items-end gap-x-3 gap-y-1">
      <svg aria-hidden width={DAYS * STEP} height={HEIGHT} className="text-accent">
        {counts.map((count, index) => {
          const height = count === 0 ? 1 : Math.max(2, Math.round((count / most) * HEIGHT));
          // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its day, and the days stand in order.
          return <rect key={index} x={index * STEP} y={HEIGHT - height} width={STEP - 1} height={height} fill="currentColor" />;
        })}
      </svg>
      <p className="text-ink-soft text-xs">
        <span className="font-mono tabular-nums">{total.toLocaleString("en")}</span> {total === 1 ? "use" : "uses"} in 30 days, the last on{" "}
        {formatTime(lastUsedAt)}
      </p>
    </div>
  );
}

function countsUntil(now: number, usage: Integration["usage"]): number[] {
  const byDay = new Map(usage.map(({ day, count }) => [day, count]));
  return Array.from({ length: DAYS }, (_, index) => {
    const day = new Date(now - (DAYS - 1 - index) * DAY_MS).toISOString().slice(0, 10);
    return byDay.get(day) ?? 0;
  });
}
