"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { BellRing } from "lucide-react";
import { listAlerts } from "../../../../_client/alerts.ts";
import { itemsOf, pagesOf } from "../../../../_client/pages.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { EmptyState } from "../../../../_ui/empty-state.tsx";
import { QueryError } from "../../../../_ui/error-state.tsx";
import { FilterChips } from "../../../../_ui/filter-chips.tsx";
import { useUrlState } from "../../../../_ui/use-url-state.ts";
import { ReportSkeleton } from "../../../_report/report-skeleton.tsx";
import { RowSection } from "../../../_report/row-section.tsx";
import { OperationsFrame } from "../../_components/operations-frame.tsx";
import { AlertItem } from "./alert-item.tsx";
import { SilencesSection } from "./silences-section.tsx";
import { TestButton } from "./test-button.tsx";

const FRESH_MS = 10_000;

/** What is wrong now, or was, and who has taken it on. */
export function AlertsScreen() {
  const { search, change } = useUrlState();
  const view = search.get("view") === "past" ? "past" : "open";
  const pages = useInfiniteQuery({
    ...pagesOf(queryKeys.alertList(view), (cursor, signal) => listAlerts(view, cursor, signal)),
    refetchInterval: FRESH_MS,
  });
  const alerts = itemsOf(pages.data);
  return (
    <OperationsFrame error={pages.error}>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <FilterChips
          legend="When"
          options={[{ value: "past" as const, label: "Past" }]}
          chosen={view === "past" ? ["past"] : []}
          onChosen={(chosen) => change({ view: chosen[0] ?? null })}
        />
        <TestButton />
      </div>
      <SilencesSection />
      {pages.isPending ? (
        <ReportSkeleton label="Loading alerts" />
      ) : pages.isError && alerts.length === 0 ? (
        <QueryError title="Alerts could not be loaded" query={pages} />
      ) : alerts.length === 0 ? (
        <EmptyState
          icon={BellRing}
          title={view === "open" ? "Nothing is wrong" : "No alert so far"}
          text="The rules are looked at every minute; whoever runs the deployment is told."
        />
      ) : (
        <RowSection title={view === "open" ? "Open alerts" : "Past alerts"} pages={pages} isEmpty={false}>
          <ul className="flex flex-col gap-3">
            {alerts.map((alert) => (
              <AlertItem key={alert.id} alert={alert} />
            ))}
          </ul>
        </RowSection>
      )}
    </OperationsFrame>
  );
}
