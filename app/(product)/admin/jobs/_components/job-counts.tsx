import type { JobCount } from "../../../../_client/admin-console.ts";
import { formatCount } from "../../../../_ui/format-amounts.ts";
import { ReportTable } from "../../../../_ui/report-table.tsx";
import { formatAge } from "../../_components/format-age.ts";
import type { JobState } from "./job-words.ts";

const ORDER: readonly JobState[] = ["waiting", "running", "failed"];

/** By kind: how many in each state, and since when the oldest waits. */
export function JobCounts({ counts }: { counts: readonly JobCount[] }) {
  if (counts.length === 0) return null;
  const kinds = [...Map.groupBy(counts, ({ kind }) => kind)].toSorted(([left], [right]) => (left < right ? -1 : 1));
  const now = Date.now();
  return (
    <section aria-label="Jobs by kind" className="flex min-w-0 flex-col gap-2">
      <h2 className="font-medium text-base">By kind</h2>
      <div data-scroller className="overflow-x-auto">
        <ReportTable
          caption="Jobs by kind and state"
          columns={[
            { name: "Kind" },
            { name: "Waiting", look: "text-right" },
            { name: "Running", look: "text-right" },
            { name: "Failed", look: "text-right" },
            { name: "Oldest open", look: "text-right max-sm:hidden" },
          ]}
        >
          <tbody>
            {kinds.map(([kind, rows]) => (
              <tr key={kind} className="border-b last:border-0">
                <th scope="row" className="break-all py-1.5 pr-4 text-left font-mono font-normal text-xs">
                  {kind}
                </th>
                {ORDER.map((state) => (
                  <td key={state} className="py-1.5 pr-4 text-right font-mono tabular-nums">
                    {formatCount(rows.find((row) => row.state === state)?.count ?? 0)}
                  </td>
                ))}
                <td className="py-1.5 text-right font-mono tabular-nums max-sm:hidden">{oldestOf(rows, now)}</td>
              </tr>
            ))}
          </tbody>
        </ReportTable>
      </div>
    </section>
  );
}

function oldestOf(rows: readonly JobCount[], now: number): string {
  const [oldest] = rows.flatMap(({ state, oldestAt }) => (state === "failed" ? [] : [oldestAt])).toSorted();
  return oldest === undefined ? "none" : formatAge(oldest, now);
}
