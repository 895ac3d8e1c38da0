"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Megaphone } from "lucide-react";
import { listIncidents } from "../../../../_client/incidents.ts";
import { itemsOf, pagesOf } from "../../../../_client/pages.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { EmptyState } from "../../../../_ui/empty-state.tsx";
import { QueryError } from "../../../../_ui/error-state.tsx";
import { FilterChips } from "../../../../_ui/filter-chips.tsx";
import { useUrlState } from "../../../../_ui/use-url-state.ts";
import { ReportSkeleton } from "../../../_report/report-skeleton.tsx";
import { RowSection } from "../../../_report/row-section.tsx";
import { OperationsFrame } from "../../_components/operations-frame.tsx";
import { IncidentItem } from "./incident-item.tsx";
import { NewIncident } from "./new-incident.tsx";

const FRESH_MS = 20_000;

/** What people outside are told about faults. Alerts open some of them; the rest is written here. */
export function IncidentsScreen() {
  const { search, change } = useUrlState();
  const isOpenOnly = search.get("state") === "open";
  const query = isOpenOnly ? "state=open" : "";
  const pages = useInfiniteQuery({
    ...pagesOf(queryKeys.incidents(query), (cursor, signal) => listIncidents(query, cursor, signal)),
    refetchInterval: FRESH_MS,
  });
  const incidents = itemsOf(pages.data);
  return (
    <OperationsFrame error={pages.error}>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <FilterChips
          legend="State"
          options={[{ value: "open" as const, label: "Open" }]}
          chosen={isOpenOnly ? ["open"] : []}
          onChosen={(chosen) => change({ state: chosen[0] ?? null })}
        />
        <NewIncident />
      </div>
      {pages.isPending ? (
        <ReportSkeleton label="Loading incidents" />
      ) : pages.isError && incidents.length === 0 ? (
        <QueryError title="Incidents could not be loaded" query={pages} />
      ) : incidents.length === 0 ? (
        <EmptyState
          icon={Megaphone}
          title={isOpenOnly ? "No incident is open" : "No incident so far"}
          text="When something is down, say so here: everybody reads it on the health page at once."
        />
      ) : (
        <RowSection title="Incidents" pages={pages} isEmpty={false}>
          <ul className="flex flex-col gap-3">
            {incidents.map((incident) => (
              <IncidentItem key={incident.id} incident={incident} />
            ))}
          </ul>
        </RowSection>
      )}
    </OperationsFrame>
  );
}
