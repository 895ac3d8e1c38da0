"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { listRegisteredModels } from "../../../_client/failsafe-audits.ts";
import { listLeases } from "../../../_client/failsafe-leases.ts";
import { queryKeys } from "../../../_client/query-keys.ts";
import { QueryError } from "../../../_ui/error-state.tsx";
import { formatCount } from "../../../_ui/format-amounts.ts";
import { Skeleton } from "../../../_ui/skeleton.tsx";
import { Tile } from "../../../_ui/tile.tsx";
import { sumDays } from "./sum-days.ts";

const REFRESH_MS = 30_000;
const PENDING = "state=PENDING&limit=100";

/** The day and the month in a line. */
export function OverviewFigures({ openTrips }: { openTrips: number | undefined }) {
  const models = useQuery({
    queryKey: [...queryKeys.safetyModels, "first"],
    queryFn: ({ signal }) => listRegisteredModels(null, signal),
    refetchInterval: REFRESH_MS,
  });
  const pending = useQuery({
    queryKey: queryKeys.safetyLeases(PENDING),
    queryFn: ({ signal }) => listLeases(PENDING, null, signal),
    refetchInterval: REFRESH_MS,
  });
  const failed = [models, pending].find(({ isError, data }) => isError && !data);
  if (failed) return <QueryError title="The figures could not be counted" query={failed} />;
  if (!models.data || !pending.data)
    return (
      <div role="status" aria-label="Counting">
        <Skeleton className="h-23" />
      </div>
    );
  const { today, month } = sumDays(models.data.items, new Date().toISOString().slice(0, 10));
  const waiting = pending.data.items.length;
  return (
    <section aria-label="Figures">
      <dl className="grid grid-cols-2 gap-3 lg:grid-cols-4">
        <Tile name="Audits today (UTC)" value={formatCount(today.audits)}>
          {formatCount(today.failed)} failed
        </Tile>
        <Tile name="Passed in 30 days" value={month.audits === 0 ? "–" : `${passRate(month)} %`}>
          of{" "}
          <Link href="/failsafe/audits" className="text-accent-ink underline">
            {month.audits === 1 ? "1 audit" : `${formatCount(month.audits)} audits`}
          </Link>
        </Tile>
        <Tile name="Open trips" value={openTrips === undefined ? "–" : formatCount(openTrips)}>
          <Link href="/failsafe/trips" className="text-accent-ink underline">
            every trip
          </Link>
        </Tile>
        <Tile name="Leases to vote on" value={pending.data.nextCursor === null ? formatCount(waiting) : `${formatCount(waiting)}+`}>
          <Link href="/failsafe/leases?state=PENDING" className="text-accent-ink underline">
            see them
          </Link>
        </Tile>
      </dl>
    </section>
  );
}

function passRate({ audits, failed }: { audits: number; failed: number }): string {
  return ((100 * (audits - failed)) / audits).toFixed(1);
}
