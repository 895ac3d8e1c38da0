"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { ShieldCheck } from "lucide-react";
import { listTrips } from "../../../../_client/failsafe-trips.ts";
import { itemsOf, pagesOf } from "../../../../_client/pages.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { EmptyState } from "../../../../_ui/empty-state.tsx";
import { QueryError } from "../../../../_ui/error-state.tsx";
import { FilterChips } from "../../../../_ui/filter-chips.tsx";
import { useUrlState } from "../../../../_ui/use-url-state.ts";
import { ReportSkeleton } from "../../../_report/report-skeleton.tsx";
import { RowSection } from "../../../_report/row-section.tsx";
import { FailsafeFrame } from "../../_shell/failsafe-frame.tsx";
import { TripTable } from "./trip-table.tsx";

const FRESH_MS = 20_000;

/** Every trip, the newest first: nothing of them is ever removed. */
export function TripsScreen() {
  const { search, change } = useUrlState();
  const isOpenOnly = search.get("state") === "open";
  const query = isOpenOnly ? "state=open" : "";
  const pages = useInfiniteQuery({
    ...pagesOf(queryKeys.safetyTrips(query), (cursor, signal) => listTrips(query, cursor, signal)),
    refetchInterval: FRESH_MS,
  });
  const trips = itemsOf(pages.data);
  return (
    <FailsafeFrame>
      <FilterChips
        legend="State"
        options={[{ value: "open" as const, label: "Tripped now" }]}
        chosen={isOpenOnly ? ["open"] : []}
        onChosen={(chosen) => change({ state: chosen[0] ?? null })}
      />
      {pages.isPending ? (
        <ReportSkeleton label="Loading trips" />
      ) : pages.isError && trips.length === 0 ? (
        <QueryError title="Trips could not be loaded" query={pages} />
      ) : trips.length === 0 ? (
        <EmptyState
          icon={ShieldCheck}
          title={isOpenOnly ? "Nothing stands still" : "Nothing was ever tripped"}
          text="When an answer fails, a canary leaks, costs run away or somebody pulls it, the trip stands here with all that followed."
        />
      ) : (
        <RowSection title="Trips" pages={pages} isEmpty={false}>
          <TripTable trips={trips} />
        </RowSection>
      )}
    </FailsafeFrame>
  );
}
