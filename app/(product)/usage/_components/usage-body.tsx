"use client";

import type { UsageReport } from "../../../_client/usage.ts";
import { ChartFigure } from "../../../_ui/chart/chart-figure.tsx";
import { classNames } from "../../../_ui/class-names.ts";
import { Segments } from "../../../_ui/segments.tsx";
import type { UrlChange } from "../../../_ui/use-url-state.ts";
import { FORMATS, toChart } from "../_hooks/usage-chart.ts";
import { type Group, METRICS, metricOf } from "../_hooks/usage-words.ts";
import { CallList } from "./call-list.tsx";
import { GroupTable } from "./group-table.tsx";
import { SampleNotice } from "./sample-notice.tsx";
import { UsageTotals } from "./usage-totals.tsx";

type UsageBodyProps = {
  report: UsageReport;
  groupBy: Group;
  query: string;
  search: URLSearchParams;
  change(values: UrlChange): void;
  /** The numbers of before, while those asked for are on their way. */
  isStale: boolean;
};

const TITLES = { money: "Money", tokens: "Tokens", calls: "Calls" } as const;

export function UsageBody({ report, groupBy, query, search, change, isStale }: UsageBodyProps) {
  const metric = metricOf(search);
  const { series, rows } = toChart(report, metric);
  return (
    <div aria-busy={isStale} className={classNames("flex flex-col gap-5", isStale && "opacity-60")}>
      <SampleNotice calls={report.totals.sampleCalls} />
      <UsageTotals totals={report.totals} scope={report.scope} />
      <ChartFigure
        title={TITLES[metric]}
        series={series}
        rows={rows}
        format={FORMATS[metric].exact}
        formatAxis={FORMATS[metric].short}
        controls={
          <Segments
            legend="Show"
            options={METRICS}
            chosen={metric}
            onChosen={(value) => change({ show: value === "money" ? null : value })}
          />
        }
      />
      <GroupTable
        report={report}
        groupBy={groupBy}
        series={series}
        onFilter={(value) => change({ [groupBy]: value, by: nextGroup(groupBy) })}
      />
      <CallList query={query} />
    </div>
  );
}

/** Filtered to one model, a table of models has one row: the next question is who asked it. */
function nextGroup(group: Group): Group | null {
  return group === "provider" ? null : group === "model" ? "feature" : group === "feature" ? "user" : null;
}
