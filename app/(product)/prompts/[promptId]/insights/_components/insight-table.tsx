import type { InsightSums } from "../../../../../_client/prompt-runs.ts";
import { formatDuration } from "../../../../../_ui/format.ts";
import { formatCount, formatMoney } from "../../../../../_ui/format-amounts.ts";
import { ReportTable } from "../../../../../_ui/report-table.tsx";

const NUMBERS = [
  { name: "Runs", look: "text-right" },
  { name: "Cost", look: "text-right" },
  { name: "Median", look: "text-right max-sm:hidden" },
  { name: "Up / down", look: "text-right" },
] as const;

type InsightTableProps = { title: string; head: string; rows: readonly { name: string; sums: InsightSums }[] };

export function InsightTable({ title, head, rows }: InsightTableProps) {
  return (
    <section aria-label={title} className="flex min-w-0 flex-col gap-2">
      <h2 className="font-medium text-base">{title}</h2>
      <ReportTable caption={title} columns={[{ name: head }, ...NUMBERS]}>
        <tbody>
          {rows.map(({ name, sums: { runs, costMicros, medianMs, up, down } }) => (
            <tr key={name} className="border-b last:border-0">
              <th scope="row" className="wrap-anywhere w-full py-2 pr-4 text-left font-mono font-normal">
                {name}
              </th>
              <td className="py-2 pr-4 text-right font-mono tabular-nums">{formatCount(runs)}</td>
              <td className="py-2 pr-4 text-right font-mono tabular-nums">{formatMoney(costMicros)}</td>
              <td className="whitespace-nowrap py-2 pr-4 text-right font-mono tabular-nums max-sm:hidden">
                {medianMs === null ? "–" : formatDuration(medianMs)}
              </td>
              <td className="whitespace-nowrap py-2 text-right font-mono tabular-nums">
                {up} / {down}
              </td>
            </tr>
          ))}
        </tbody>
      </ReportTable>
    </section>
  );
}
