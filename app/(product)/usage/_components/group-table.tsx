"use client";

import { FlaskConical } from "lucide-react";
import { useState } from "react";
import type { UsageGroup, UsageReport } from "../../../_client/usage.ts";
import { type Series, swatchOf } from "../../../_ui/chart/series.ts";
import { classNames } from "../../../_ui/class-names.ts";
import { formatCount, formatMoney, formatShare } from "../../../_ui/format-amounts.ts";
import { type Sort, SortHeader } from "../../../_ui/sort-header.tsx";
import { GROUPS, type Group } from "../_hooks/usage-words.ts";

type Column = "label" | "calls" | "input" | "output" | "cost";

const VALUES: Readonly<Record<Column, (group: UsageGroup) => number | string>> = {
  label: ({ label }) => label.toLowerCase(),
  calls: ({ calls }) => calls,
  input: ({ inputTokens }) => inputTokens,
  output: ({ outputTokens }) => outputTokens,
  cost: ({ costMicros }) => costMicros,
};

type GroupTableProps = { report: UsageReport; groupBy: Group; series: readonly Series[]; onFilter(value: string): void };

/** Every group with its share; pressing a name asks about that one only. */
export function GroupTable({ report, groupBy, series, onFilter }: GroupTableProps) {
  const [sort, setSort] = useState<Sort<Column>>({ by: "cost", isDescending: true });
  const word = GROUPS.find(({ value }) => value === groupBy)?.label ?? "Group";
  const groups = sorted(report.groups, sort);
  const head = { sort, onSort: setSort };
  return (
    <section aria-label={`By ${word}`} className="flex min-w-0 flex-col gap-2">
      <h2 className="font-medium text-base">By {groupBy === "key" ? "API key" : word.toLowerCase()}</h2>
      <div data-scroller className="overflow-x-auto">
        <table className="w-full border-collapse text-sm">
          <caption className="sr-only">Usage by {word.toLowerCase()}</caption>
          <thead>
            <tr className="border-b text-xs">
              <SortHeader column="label" {...head}>
                {word}
              </SortHeader>
              <SortHeader column="calls" align="right" className="max-sm:hidden" {...head}>
                Calls
              </SortHeader>
              <SortHeader column="input" align="right" className="max-md:hidden" {...head}>
                Tokens in
              </SortHeader>
              <SortHeader column="output" align="right" className="max-md:hidden" {...head}>
                Tokens out
              </SortHeader>
              <SortHeader column="cost" align="right" {...head}>
                Cost
              </SortHeader>
              <th scope="col" className="w-24 py-1 pl-4 text-right font-normal text-ink-faint">
                Share
              </th>
            </tr>
          </thead>
          <tbody>
            {groups.map((group) => (
              <GroupRow key={group.key} group={group} report={report} series={series} onFilter={onFilter} />
            ))}
          </tbody>
        </table>
      </div>
      {report.hasMoreGroups && <p className="text-ink-soft text-xs">The 100 largest are shown; the export has all of them.</p>}
    </section>
  );
}

type GroupRowProps = { group: UsageGroup; report: UsageReport; series: readonly Series[]; onFilter(value: string): void };

function GroupRow({ group, report, series, onFilter }: GroupRowProps) {
  const { key, label, calls, inputTokens, outputTokens, costMicros, demoCalls } = group;
  const position = series.findIndex((each) => each.key === (key ?? "none"));
  const { totals } = report;
  // Where nothing costs anything, what there is to compare is how much was asked.
  const [part, total] = totals.costMicros > 0 ? [costMicros, totals.costMicros] : [calls, totals.calls];
  return (
    <tr className="border-b last:border-0 hover:bg-hover/60">
      <th scope="row" className="max-w-64 py-1.5 pr-3 text-left font-normal">
        <span className="flex min-w-0 items-center gap-2">
          <span
            aria-hidden
            className={classNames("size-2.5 shrink-0 rounded-full", position < 0 ? "bg-series-rest" : swatchOf(series[position], position))}
          />
          <button type="button" onClick={() => onFilter(key ?? "none")} className="min-w-0 truncate rounded-md text-left hover:underline">
            <span className="sr-only">Show only </span>
            {label}
          </button>
          {demoCalls === calls && (
            <span className="inline-flex shrink-0 items-center gap-1 text-demo text-xs">
              <FlaskConical aria-hidden className="size-3.5" />
              Demo
            </span>
          )}
        </span>
      </th>
      <td className="py-1.5 text-right font-mono tabular-nums max-sm:hidden">{formatCount(calls)}</td>
      <td className="py-1.5 text-right font-mono tabular-nums max-md:hidden">{formatCount(inputTokens)}</td>
      <td className="py-1.5 text-right font-mono tabular-nums max-md:hidden">{formatCount(outputTokens)}</td>
      <td className="py-1.5 text-right font-mono tabular-nums">{formatMoney(costMicros)}</td>
      <td className="py-1.5 pl-4 text-right font-mono tabular-nums text-ink-soft">{formatShare(part, total)}</td>
    </tr>
  );
}

function sorted(groups: readonly UsageGroup[], { by, isDescending }: Sort<Column>): UsageGroup[] {
  const value = VALUES[by];
  const direction = isDescending ? -1 : 1;
  return groups.toSorted((left, right) => {
    const [a, b] = [value(left), value(right)];
    return (a < b ? -1 : a > b ? 1 : 0) * direction;
  });
}
