"use client";

import Link from "next/link";
import { useOpenTrips } from "../../../_client/use-open-trips.ts";
import { QueryError } from "../../../_ui/error-state.tsx";
import { Skeleton } from "../../../_ui/skeleton.tsx";
import { FailsafeFrame } from "../_shell/failsafe-frame.tsx";
import { CalmPanel } from "./calm-panel.tsx";
import { OverviewFigures } from "./overview-figures.tsx";
import { TrippedPanel } from "./tripped-panel.tsx";

/** Whether anything stands still: that first, and the figures after it. */
export function OverviewScreen() {
  const { query, trips } = useOpenTrips();
  return (
    <FailsafeFrame>
      {trips ? (
        trips.length === 0 ? (
          <CalmPanel />
        ) : (
          <TrippedPanel trips={trips} />
        )
      ) : query.isError ? (
        <QueryError title="Whether anything is tripped could not be read" query={query} />
      ) : (
        <div role="status" aria-label="Loading the fail-safe">
          <Skeleton className="h-40" />
        </div>
      )}
      <OverviewFigures openTrips={trips?.length} />
      <p className="text-ink-soft text-sm">
        Every verdict, trip and restore stands in the signed trail.{" "}
        <Link href="/evidence" className="text-accent-ink underline">
          How anybody can verify that
        </Link>
      </p>
    </FailsafeFrame>
  );
}
