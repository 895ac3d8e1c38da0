"use client";

import { useQuery } from "@tanstack/react-query";
import { queryKeys } from "../../../_client/query-keys.ts";
import { getRiskDay, type RiskDay } from "../../../_client/risk-views.ts";
import { QueryError } from "../../../_ui/error-state.tsx";
import { formatCount, formatShort } from "../../../_ui/format-amounts.ts";
import { Skeleton } from "../../../_ui/skeleton.tsx";
import { Tile } from "../../../_ui/tile.tsx";
import { formatRoughDollars } from "../_shell/format-rough-dollars.ts";

const REFRESH_MS = 15_000;

/** The last 24 hours in a line. */
export function LiveFigures() {
  const day = useQuery({ queryKey: queryKeys.riskDay, queryFn: ({ signal }) => getRiskDay(signal), refetchInterval: REFRESH_MS });
  if (day.isError && !day.data) {
    return <QueryError title="The day could not be counted" query={day} />;
  }
  if (!day.data) {
    return (
      <div role="status" aria-label="Counting the day">
        <Skeleton className="h-23" />
      </div>
    );
  }
  return <Figures day={day.data} />;
}

function Figures({ day }: { day: RiskDay }) {
  const { totals, hours, open, realm, isComplete } = day;
  const upTo = (count: number) => (count >= open.most ? `${formatCount(open.most)}+` : formatCount(count));
  return (
    <section aria-label="Last 24 hours" className="flex flex-col gap-2">
      <dl className="grid grid-cols-2 gap-3 lg:grid-cols-[1fr_1fr_1fr_1fr_16rem]">
        <Tile name="Judged in 24 h" value={formatShort(totals.judged)}>
          {realm === "demo" ? "generated" : isComplete ? "your transactions" : "and counting"}
        </Tile>
        <Tile name="Flagged in 24 h" value={formatShort(totals.flagged)}>
          {upTo(open.flagged)} flagged are open
        </Tile>
        <Tile name="Held in 24 h" value={formatShort(totals.decisions.hold + totals.decisions.block)}>
          {upTo(open.quarantined)} quarantined now
        </Tile>
        <Tile name="At risk in 24 h, about" value={formatRoughDollars(totals.atRisk)}>
          to be reviewed, held or blocked
        </Tile>
        <HourBars hours={hours} />
      </dl>
    </section>
  );
}

const BAR_PX = 44;

/** A bar for each hour; the part somebody has to look at stands at its foot. */
function HourBars({ hours }: { hours: RiskDay["hours"] }) {
  const most = Math.max(1, ...hours.map(({ judged }) => judged));
  const busiest = hours.reduce(
    (best, hour) => (hour.judged > best.judged ? hour : best),
    hours[0] ?? { hour: "", judged: 0, suspect: 0, flagged: 0 },
  );
  const height = (count: number) => `${count === 0 ? 0 : Math.max(2, Math.round((count / most) * BAR_PX))}px`;
  const suspicious = hours.reduce((sum, { suspect }) => sum + suspect, 0);
  return (
    <div className="col-span-2 flex flex-col justify-between gap-1 rounded-md border p-3 lg:col-span-1">
      <dt className="text-ink-faint text-xs">By hour (UTC)</dt>
      <dd aria-hidden className="flex h-11 items-end gap-px">
        {hours.map(({ hour, judged, suspect }) => (
          <span key={hour} className="flex flex-1 flex-col justify-end" style={{ height: height(judged) }}>
            <span className="flex-1 rounded-t-sm bg-series-1/60" />
            <span className="bg-redacted" style={{ height: height(suspect) }} />
          </span>
        ))}
      </dd>
      <dd className="text-ink-soft text-xs">
        {busiest.judged === 0
          ? "Nothing came in."
          : `Busiest at ${busiest.hour.slice(11, 16)} with ${formatCount(busiest.judged)}; ${formatCount(suspicious)} of the day to be looked at.`}
      </dd>
    </div>
  );
}
