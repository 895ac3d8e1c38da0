"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { itemsOf, pagesOf } from "../../../_client/pages.ts";
import { queryKeys } from "../../../_client/query-keys.ts";
import { listUsageRows, type UsageRow } from "../../../_client/usage.ts";
import { formatMoney, formatShort } from "../../../_ui/format-amounts.ts";
import { ReportTable } from "../../../_ui/report-table.tsx";
import { formatMoment } from "../../_report/format-moment.ts";
import { RowSection } from "../../_report/row-section.tsx";
import { CallMarks } from "./call-marks.tsx";

const COLUMNS = [
  { name: "Time (UTC)" },
  { name: "Model" },
  { name: "Feature", look: "max-md:hidden" },
  { name: "In / out", look: "text-right max-sm:hidden" },
  { name: "Cost", look: "text-right" },
] as const;

/** Each call on its own, newest first: what the totals are made of. */
export function CallList({ query }: { query: string }) {
  const pages = useInfiniteQuery(pagesOf(queryKeys.usageRows(query), (cursor, signal) => listUsageRows(query, cursor, signal)));
  const rows = itemsOf(pages.data);
  return (
    <RowSection title="Calls" pages={pages} isEmpty={rows.length === 0}>
      <ReportTable caption="Calls, newest first" columns={COLUMNS} className="whitespace-nowrap">
        <tbody>
          {rows.map((row) => (
            <CallRow key={row.id} row={row} />
          ))}
        </tbody>
      </ReportTable>
    </RowSection>
  );
}

function CallRow({ row }: { row: UsageRow }) {
  const { at, provider, model, feature, inputTokens, outputTokens, costMicros, isEstimated } = row;
  return (
    <tr className="border-b last:border-0">
      <td className="py-1.5 pr-4 font-mono text-ink-soft tabular-nums max-sm:pr-2">
        <time dateTime={at}>{formatMoment(at)}</time>
      </td>
      <td className="max-w-80 py-1.5 pr-4 max-sm:whitespace-normal max-sm:pr-2">
        <span className="flex min-w-0 flex-wrap items-center gap-x-2">
          <span className="wrap-anywhere sm:truncate">
            {provider}/{model}
          </span>
          <CallMarks row={row} />
        </span>
      </td>
      <td className="py-1.5 pr-4 text-ink-soft max-md:hidden">{feature}</td>
      <td className="py-1.5 pr-4 text-right font-mono tabular-nums max-sm:hidden">
        {isEstimated && <abbr title="Estimated: the vendor did not count">~</abbr>}
        {formatShort(inputTokens)} / {formatShort(outputTokens)}
      </td>
      <td className="py-1.5 text-right font-mono tabular-nums">{formatMoney(costMicros)}</td>
    </tr>
  );
}
