"use client";

import { useQuery } from "@tanstack/react-query";
import { CircleAlert } from "lucide-react";
import { getDetailedHealth, getHealth, type Health } from "../../../_client/health.ts";
import { queryKeys } from "../../../_client/query-keys.ts";
import { Badge } from "../../../_ui/badge.tsx";
import { QueryError } from "../../../_ui/error-state.tsx";
import { STATUS_LOOKS } from "../../../_ui/health/health-words.ts";
import { Notice } from "../../../_ui/notice.tsx";
import { HealthSkeleton } from "./health-skeleton.tsx";
import { LiveFigures } from "./live-figures.tsx";
import { ProviderTable, ServiceTable } from "./state-tables.tsx";

const REFRESH_MS = 5_000;
const DETAILS_MS = 15_000;

export function CurrentState() {
  const query = useQuery({ queryKey: queryKeys.health, queryFn: ({ signal }) => getHealth(signal), refetchInterval: REFRESH_MS });
  const details = useQuery({
    queryKey: queryKeys.healthDetailed,
    queryFn: ({ signal }) => getDetailedHealth(signal),
    refetchInterval: DETAILS_MS,
  });
  if (query.isPending) return <HealthSkeleton />;
  if (!query.data) return <QueryError title="Health could not be read" query={query} />;
  return (
    <section aria-label="Now" className="flex min-w-0 flex-col gap-6">
      {query.isError && (
        <Notice tone="redacted" icon={CircleAlert} isAlert>
          The last check failed; this is the state before it. The page checks again every {REFRESH_MS / 1000} s.
        </Notice>
      )}
      <HealthFacts health={query.data} />
      {details.data && <LiveFigures metrics={details.data.metrics} />}
      <ServiceTable services={query.data.services} details={details.data?.services} />
      {details.data && <ProviderTable providers={details.data.providers} />}
    </section>
  );
}

function HealthFacts({ health }: { health: Health }) {
  const { word, tone, icon } = STATUS_LOOKS[health.status];
  return (
    <dl className="grid grid-cols-2 gap-4 rounded-md border p-4 sm:grid-cols-5">
      <div>
        <dt className="pb-1 text-ink-faint text-xs">Status</dt>
        <dd>
          <Badge tone={tone} icon={icon}>
            {word}
          </Badge>
        </dd>
      </div>
      <Fact name="Mode" value={health.mode} />
      <Fact name="Version" value={health.version} />
      <Fact name="Up since its deployment" value={health.uptime} />
      <Fact name="Answered in" value={`${health.answeredInMs} ms`} />
    </dl>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div className="min-w-0">
      <dt className="pb-1 text-ink-faint text-xs">{name}</dt>
      <dd className="font-mono text-sm tabular-nums leading-6 [overflow-wrap:anywhere]">{value}</dd>
    </div>
  );
}
