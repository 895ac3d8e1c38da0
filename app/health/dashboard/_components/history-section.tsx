"use client";

import { useQuery } from "@tanstack/react-query";
import { ChartNoAxesColumn, CircleAlert, Table } from "lucide-react";
import { getHealthHistory, type HealthHistory } from "../../../_client/health.ts";
import { queryKeys } from "../../../_client/query-keys.ts";
import { EmptyState } from "../../../_ui/empty-state.tsx";
import { QueryError } from "../../../_ui/error-state.tsx";
import { Notice } from "../../../_ui/notice.tsx";
import { Segments } from "../../../_ui/segments.tsx";
import { Skeleton } from "../../../_ui/skeleton.tsx";
import { useUrlState } from "../../../_ui/use-url-state.ts";
import { filledServices } from "./fill-bars.ts";
import { HistoryTable } from "./history-table.tsx";
import { IncidentList } from "./incident-list.tsx";
import { ServiceBars } from "./service-bars.tsx";

const REFRESH_MS = 30_000;
const PERIODS = [
  { value: "90", label: "90 days" },
  { value: "1", label: "24 hours" },
] as const;
const VIEWS = [
  { value: "bars", label: "Bars", icon: ChartNoAxesColumn },
  { value: "table", label: "Table", icon: Table },
] as const;

export function HistorySection() {
  const { search, change } = useUrlState();
  const period = search.get("period") === "1" ? "1" : "90";
  const view = search.get("view") === "table" ? "table" : "bars";
  const history = useQuery({
    queryKey: queryKeys.healthHistory(Number(period)),
    queryFn: ({ signal }) => getHealthHistory(Number(period), signal),
    refetchInterval: REFRESH_MS,
  });
  return (
    <>
      {history.data && <IncidentList incidents={history.data.incidents} isKnown={history.data.readAt !== null} />}
      <section aria-labelledby="history" className="flex min-w-0 flex-col gap-4">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <h2 id="history" className="font-medium text-lg">
            How it has been
          </h2>
          <div className="flex flex-wrap gap-2">
            <Segments
              legend="Time"
              options={PERIODS}
              chosen={period}
              onChosen={(next) => change({ period: next === "90" ? null : next })}
            />
            <Segments legend="View" options={VIEWS} chosen={view} onChosen={(next) => change({ view: next === "bars" ? null : next })} />
          </div>
        </div>
        {history.isPending && (
          <div role="status" aria-label="Loading history">
            <Skeleton className="h-60" />
          </div>
        )}
        {history.isError && !history.data && <QueryError title="History could not be loaded" query={history} />}
        {history.data && <History history={history.data} view={view} />}
      </section>
    </>
  );
}

function History({ history, view }: { history: HealthHistory; view: "bars" | "table" }) {
  if (history.readAt === null)
    return (
      <EmptyState
        icon={CircleAlert}
        title="History is not known now"
        text="It is kept in the database, which does not answer, and nobody has read it lately. It comes back with the database."
      />
    );
  const services = filledServices(history);
  if (services.length === 0)
    return (
      <EmptyState
        icon={ChartNoAxesColumn}
        title="Nothing checked yet"
        text="Everything is checked every five minutes; the first check is still to come."
      />
    );
  return (
    <>
      {!history.isCurrent && (
        <Notice tone="redacted" icon={CircleAlert}>
          This is what was known on {history.readAt.slice(0, 16).replace("T", " ")} UTC. The database does not answer now.
        </Notice>
      )}
      {view === "table" ? (
        <HistoryTable services={services} />
      ) : (
        <ul aria-label="History by service" className="flex flex-col gap-5">
          {services.map((each) => (
            <ServiceBars key={each.service} {...each} />
          ))}
        </ul>
      )}
    </>
  );
}
