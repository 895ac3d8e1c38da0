"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { itemsOf, pagesOf } from "../../../../_client/pages.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { brokenRowsHref, listBrokenRows } from "../../../../_client/risk-imports.ts";
import { ExportLink } from "../../../_report/export-link.tsx";
import { RowSection } from "../../../_report/row-section.tsx";

export function BrokenRows({ importId }: { importId: string }) {
  const pages = useInfiniteQuery(pagesOf(queryKeys.brokenRows(importId), (cursor, signal) => listBrokenRows(importId, cursor, signal)));
  const rows = itemsOf(pages.data);
  return (
    <div className="flex flex-col gap-2">
      <RowSection title="Rows not taken" pages={pages} isEmpty={rows.length === 0}>
        <table className="w-full border-collapse text-sm">
          <thead>
            <tr className="border-b text-left text-ink-faint text-xs">
              {["Row", "Column", "Reason"].map((name) => (
                <th key={name} scope="col" className="py-1 pr-4 font-normal">
                  {name}
                </th>
              ))}
              <th scope="col" className="py-1 font-normal max-md:hidden">
                Cells
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ row, column, reason, cells }) => (
              <tr key={row} className="border-b align-top last:border-b-0">
                <td className="py-1.5 pr-4 tabular-nums">{row}</td>
                <td className="break-words py-1.5 pr-4">{column ?? "all of it"}</td>
                <td className="break-words py-1.5 pr-4">{reason}</td>
                <td className="max-w-80 truncate whitespace-nowrap py-1.5 font-mono text-ink-soft max-md:hidden">{cells.join(" | ")}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </RowSection>
      <div>
        <ExportLink href={brokenRowsHref(importId)} format="CSV" />
      </div>
    </div>
  );
}
