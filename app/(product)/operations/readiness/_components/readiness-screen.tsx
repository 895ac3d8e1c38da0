"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { RotateCw } from "lucide-react";
import { toast } from "sonner";
import { asProblem } from "../../../../_client/problem.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { getReadiness, type Readiness } from "../../../../_client/readiness.ts";
import { Button } from "../../../../_ui/button.tsx";
import { QueryError } from "../../../../_ui/error-state.tsx";
import { Tile } from "../../../../_ui/tile.tsx";
import { formatMoment } from "../../../_report/format-moment.ts";
import { ReportSkeleton } from "../../../_report/report-skeleton.tsx";
import { OperationsFrame } from "../../_components/operations-frame.tsx";
import { ReadinessRow } from "./readiness-row.tsx";
import { RollbackPanel } from "./rollback-panel.tsx";

const FRESH_MS = 30_000;

/** Whether this deployment may carry people: each item looked at now, with what was seen. */
export function ReadinessScreen() {
  const readiness = useQuery({
    queryKey: queryKeys.readiness,
    queryFn: ({ signal }) => getReadiness(false, signal),
    refetchInterval: FRESH_MS,
  });
  return (
    <OperationsFrame error={readiness.error}>
      {readiness.data ? (
        <Checklist readiness={readiness.data} />
      ) : readiness.isPending ? (
        <ReportSkeleton label="Loading readiness" />
      ) : (
        <QueryError title="Readiness could not be loaded" query={readiness} />
      )}
    </OperationsFrame>
  );
}

function Checklist({ readiness: { checkedAt, counts, isReady, items, rollback } }: { readiness: Readiness }) {
  const queries = useQueryClient();
  const again = useMutation({
    mutationFn: () => getReadiness(true),
    onSuccess: (fresh) => {
      queries.setQueryData(queryKeys.readiness, fresh);
      toast("Looked at again");
    },
    onError: (error) => toast.error(asProblem(error).message),
  });
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="text-sm">
          <strong>{isReady ? "Nothing fails." : `${counts.fail} to mend.`}</strong>{" "}
          <span className="text-ink-soft">
            Looked at <time dateTime={checkedAt}>{formatMoment(checkedAt)}</time>.
          </span>
        </p>
        <Button size="small" isBusy={again.isPending} onClick={() => again.mutate()}>
          {!again.isPending && <RotateCw aria-hidden className="size-4" />}
          Look again
        </Button>
      </div>
      <dl className="grid grid-cols-2 gap-3 sm:grid-cols-4">
        <Tile name="Pass" value={String(counts.pass)} />
        <Tile name="To look at" value={String(counts.warn)} />
        <Tile name="Fail" value={String(counts.fail)} />
        <Tile name="Not applicable" value={String(counts["not-applicable"])} />
      </dl>
      {rollback && <RollbackPanel rollback={rollback} />}
      {[...Map.groupBy(items, ({ group }) => group)].map(([group, own]) => (
        <section key={group} aria-label={group} className="flex flex-col gap-2">
          <h2 className="font-semibold text-base">{group}</h2>
          <ul className="flex flex-col divide-y rounded-md border">
            {own.map((item) => (
              <ReadinessRow key={item.id} item={item} />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
