"use client";

import type { AdminUsage, AdminUsageGroup } from "../../../../_client/admin-console.ts";
import { ChartFigure } from "../../../../_ui/chart/chart-figure.tsx";
import { type ChartRow, type Series, swatchOf } from "../../../../_ui/chart/series.ts";
import { classNames } from "../../../../_ui/class-names.ts";
import { formatCount, formatMoney, formatShare, formatShort } from "../../../../_ui/format-amounts.ts";
import { ReportTable } from "../../../../_ui/report-table.tsx";
import { type Group, wordOf } from "./usage-words.ts";

type UsageGroupsProps = { usage: AdminUsage; groupBy: Group; isStale: boolean };

export function UsageGroups({ usage, groupBy, isStale }: UsageGroupsProps) {
  const { series, rows } = toChart(usage);
  const word = wordOf(groupBy);
  return (
    <div aria-busy={isStale} className={classNames("flex flex-col gap-5", isStale && "opacity-60")}>
      <ChartFigure
        title="Cost"
        series={series}
        rows={rows}
        format={formatMoney}
        formatAxis={(micros) => `$${formatShort(micros / 1_000_000)}`}
      />
      <section aria-label={`By ${word.toLowerCase()}`} className="flex min-w-0 flex-col gap-2">
        <h2 className="font-medium text-base">By {word.toLowerCase()}</h2>
        <div data-scroller className="overflow-x-auto">
          <ReportTable
            caption={`Usage by ${word.toLowerCase()}, the most expensive first`}
            columns={[
              { name: word },
              { name: "Calls", look: "text-right" },
              { name: "Tokens", look: "text-right max-sm:hidden" },
              { name: "Cost", look: "text-right" },
              { name: "Share", look: "text-right max-sm:hidden" },
            ]}
          >
            <tbody>
              {usage.groups.map((group) => (
                <GroupRow key={group.key ?? ""} group={group} series={series} total={usage.totals} />
              ))}
            </tbody>
          </ReportTable>
        </div>
        {usage.hasMoreGroups && <p className="text-ink-soft text-xs">The 100 largest are shown; the export has more.</p>}
      </section>
    </div>
  );
}

type GroupRowProps = { group: AdminUsageGroup; series: readonly Series[]; total: AdminUsage["totals"] };

function GroupRow({ group, series, total }: GroupRowProps) {
  const position = series.findIndex(({ key }) => key === (group.key ?? "none"));
  // Where nothing costs anything, what there is to compare is how much was asked.
  const share = total.costMicros > 0 ? formatShare(group.costMicros, total.costMicros) : formatShare(group.calls, total.calls);
  return (
    <tr className="border-b last:border-0 hover:bg-hover/60">
      <th scope="row" className="max-w-64 py-1.5 pr-4 text-left font-normal max-sm:max-w-36">
        <span className="flex min-w-0 items-center gap-2">
          <span
            aria-hidden
            className={classNames("size-2.5 shrink-0 rounded-full", position < 0 ? "bg-series-rest" : swatchOf(series[position], position))}
          />
          <span className="min-w-0 truncate">{group.label}</span>
        </span>
      </th>
      <td className="py-1.5 pr-4 text-right font-mono tabular-nums">{formatCount(group.calls)}</td>
      <td className="py-1.5 pr-4 text-right font-mono tabular-nums max-sm:hidden">{formatCount(group.inputTokens + group.outputTokens)}</td>
      <td className="py-1.5 pr-4 text-right font-mono tabular-nums max-sm:pr-0">{formatMoney(group.costMicros)}</td>
      <td className="py-1.5 text-right font-mono text-ink-soft tabular-nums max-sm:hidden">{share}</td>
    </tr>
  );
}

/** The groups a day names, in the order of the table; the rest of a day is one part. */
function toChart({ groups, days }: AdminUsage): { series: Series[]; rows: ChartRow[] } {
  const parts = days.flatMap((day) => day.parts);
  const named = groups.filter(({ key }) => parts.some((part) => !part.isRest && part.key === key));
  const hasRest = parts.some(({ isRest }) => isRest);
  const series: Series[] = named.map(({ key, label }) => ({ key: key ?? "none", label }));
  if (hasRest) series.push({ key: "rest", label: "All others", isRest: true });
  const rows = days.map(({ day, parts: ofDay }): ChartRow => {
    const costOf = (key: string | null) => ofDay.find((part) => !part.isRest && part.key === key)?.costMicros ?? 0;
    const rest = ofDay.find(({ isRest }) => isRest)?.costMicros ?? 0;
    return { day, values: [...named.map(({ key }) => costOf(key)), ...(hasRest ? [rest] : [])] };
  });
  return { series, rows };
}
