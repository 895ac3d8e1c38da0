"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { DRILL_PATHS, type DrillPath, listDrills, type SuiteDrill } from "../../../../../_client/failsafe-drills.ts";
import { queryKeys } from "../../../../../_client/query-keys.ts";
import { classNames } from "../../../../../_ui/class-names.ts";
import { QueryError } from "../../../../../_ui/error-state.tsx";
import { ReportTable } from "../../../../../_ui/report-table.tsx";
import { Skeleton } from "../../../../../_ui/skeleton.tsx";
import { formatMoment } from "../../../../_report/format-moment.ts";
import { formatWithstood, PATH_WORDS } from "../../_components/drill-words.ts";

const BAR_PX = 72;
const SWATCHES: Readonly<Record<DrillPath, string>> = { alone: "bg-series-2", guarded: "bg-series-1" };
const COLUMNS = [{ name: "Run (UTC)" }, ...DRILL_PATHS.map((path) => ({ name: PATH_WORDS[path], look: "text-right" }))];

/** How the same model fared before: as bars, the oldest first, and as a table. */
export function DrillHistory({ model }: { model: string }) {
  const query = new URLSearchParams({ model, limit: "30" }).toString();
  const found = useQuery({ queryKey: queryKeys.safetyDrills(query), queryFn: ({ signal }) => listDrills(query, null, signal) });
  const runs = (found.data?.items ?? []).filter((each): each is SuiteDrill => each.type === "suite" && each.state === "done");
  return (
    <section aria-label="History" className="flex min-w-0 flex-col gap-3">
      <h3 className="font-medium text-base">History of this model</h3>
      {found.isPending && <Skeleton className="h-24" />}
      {found.isError && !found.data && <QueryError title="The history could not be loaded" query={found} />}
      {found.data && runs.length === 0 && <p className="text-ink-soft text-sm">No run of it has ended yet.</p>}
      {runs.length > 0 && (
        <>
          <Bars runs={runs.toReversed()} />
          <ReportTable caption="Attacks withstood, the newest run first" columns={COLUMNS}>
            <tbody>
              {runs.map((run) => (
                <tr key={run.id} className="border-b last:border-0">
                  <th scope="row" className="py-1.5 pr-4 text-left font-normal">
                    <Link href={`/failsafe/drills/${run.id}`} className="font-mono text-accent-ink tabular-nums underline">
                      {formatMoment(run.createdAt)}
                    </Link>
                  </th>
                  {DRILL_PATHS.map((path) => (
                    <td key={path} className="py-1.5 pr-4 text-right font-mono tabular-nums last:pr-0">
                      {formatWithstood(scoreOf(run, path))}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </ReportTable>
        </>
      )}
    </section>
  );
}

function scoreOf({ scores }: SuiteDrill, path: DrillPath): number | null {
  return scores.find((each) => each.path === path)?.score ?? null;
}

function Bars({ runs }: { runs: readonly SuiteDrill[] }) {
  return (
    <div aria-hidden className="flex flex-col gap-1">
      <div className="flex h-18 items-end gap-2 border-b">
        {runs.map((run) => (
          <span key={run.id} className="flex w-8 items-end gap-px">
            {DRILL_PATHS.map((path) => (
              <span
                key={path}
                className={classNames("flex-1 rounded-t-sm", SWATCHES[path])}
                style={{ height: `${Math.round(((scoreOf(run, path) ?? 0) / 100) * BAR_PX)}px` }}
              />
            ))}
          </span>
        ))}
      </div>
      <p className="flex flex-wrap gap-x-4 text-ink-soft text-xs">
        {DRILL_PATHS.map((path) => (
          <span key={path} className="inline-flex items-center gap-1.5">
            <span className={classNames("size-2.5 rounded-full", SWATCHES[path])} />
            {PATH_WORDS[path]}
          </span>
        ))}
      </p>
    </div>
  );
}
