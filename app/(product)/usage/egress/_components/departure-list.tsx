"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { type EgressRow, listEgressRows } from "../../../../_client/egress.ts";
import { itemsOf, pagesOf } from "../../../../_client/pages.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { formatBytes } from "../../../../_ui/format-amounts.ts";
import { ReportTable } from "../../../../_ui/report-table.tsx";
import { formatMoment } from "../../../_report/format-moment.ts";
import { RowSection } from "../../../_report/row-section.tsx";
import { CallMarks } from "../../_components/call-marks.tsx";
import { classWord } from "../../_hooks/usage-words.ts";

const COLUMNS = [
  { name: "Time (UTC)" },
  { name: "To" },
  { name: "Kinds", look: "max-md:hidden" },
  { name: "Feature", look: "max-lg:hidden" },
  { name: "Sent", look: "text-right" },
] as const;

export function DepartureList({ query }: { query: string }) {
  const pages = useInfiniteQuery(pagesOf(queryKeys.egressRows(query), (cursor, signal) => listEgressRows(query, cursor, signal)));
  const rows = itemsOf(pages.data);
  return (
    <RowSection title="Each call that left" pages={pages} isEmpty={rows.length === 0}>
      <ReportTable caption="Calls that left, newest first" columns={COLUMNS}>
        <tbody>
          {rows.map((row) => (
            <DepartureRow key={row.id} row={row} />
          ))}
        </tbody>
      </ReportTable>
    </RowSection>
  );
}

function DepartureRow({ row }: { row: EgressRow }) {
  const { at, provider, model, host, region, dataClasses, feature, bytes } = row;
  return (
    <tr className="border-b align-top last:border-0">
      <td className="whitespace-nowrap py-1.5 pr-4 font-mono text-ink-soft max-sm:pr-2 tabular-nums">
        <time dateTime={at}>{formatMoment(at)}</time>
      </td>
      <td className="max-w-72 py-1.5 pr-4 max-sm:pr-2">
        <span className="flex min-w-0 flex-wrap items-center gap-x-2">
          <span className="wrap-anywhere sm:truncate">
            {provider}/{model}
          </span>
          <CallMarks row={row} />
        </span>
        <span className="wrap-anywhere block text-ink-soft text-xs">{[host, region].filter((part) => part !== null).join(" · ")}</span>
        <span className="block text-ink-soft text-xs md:hidden">{dataClasses.map(classWord).join(", ")}</span>
      </td>
      <td className="py-1.5 pr-4 text-ink-soft max-md:hidden">{dataClasses.map(classWord).join(", ")}</td>
      <td className="py-1.5 pr-4 text-ink-soft max-lg:hidden">{feature}</td>
      <td className="whitespace-nowrap py-1.5 text-right font-mono tabular-nums">{formatBytes(bytes)}</td>
    </tr>
  );
}
