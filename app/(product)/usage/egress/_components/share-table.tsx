"use client";

import { formatBytes, formatCount, formatShare } from "../../../../_ui/format-amounts.ts";
import { ReportTable } from "../../../../_ui/report-table.tsx";

type ShareRow = { key: string; label: string; detail: string | null; calls: number; bytes: number; onFilter(): void };
type ShareTableProps = { title: string; head: string; note?: string; total: number; rows: readonly ShareRow[] };

export function ShareTable({ title, head, note, total, rows }: ShareTableProps) {
  return (
    <section aria-label={title} className="flex min-w-0 flex-col gap-2">
      <h2 className="font-medium text-base">{title}</h2>
      <div data-scroller className="overflow-x-auto">
        <ReportTable
          caption={title}
          columns={[
            { name: head },
            { name: "Calls", look: "text-right" },
            { name: "Sent", look: "text-right" },
            { name: "Share", look: "text-right max-sm:hidden" },
          ]}
          gap="before"
        >
          <tbody>
            {rows.map(({ key, label, detail, calls, bytes, onFilter }) => (
              <tr key={key} className="border-b last:border-0 hover:bg-hover/60">
                <th scope="row" className="max-w-56 py-1.5 text-left font-normal">
                  <button type="button" onClick={onFilter} className="max-w-full truncate rounded-md text-left hover:underline">
                    <span className="sr-only">Show only </span>
                    {label}
                  </button>
                  {detail !== null && <span className="block truncate text-ink-soft text-xs">{detail}</span>}
                </th>
                <td className="py-1.5 pl-4 text-right font-mono tabular-nums">{formatCount(calls)}</td>
                <td className="whitespace-nowrap py-1.5 pl-4 text-right font-mono tabular-nums">{formatBytes(bytes)}</td>
                <td className="whitespace-nowrap py-1.5 pl-4 text-right font-mono text-ink-soft tabular-nums max-sm:hidden">
                  {formatShare(bytes, total)}
                </td>
              </tr>
            ))}
          </tbody>
        </ReportTable>
      </div>
      {note !== undefined && <p className="text-ink-soft text-xs">{note}</p>}
    </section>
  );
}
