"use client";

import { useQuery } from "@tanstack/react-query";
import { CircleAlert, CircleCheck, CircleMinus, CircleX, type LucideIcon, TriangleAlert } from "lucide-react";
import { getHealth, type Health, type ServiceState } from "../../../../_client/health.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { Badge, type BadgeTone } from "../../../../_ui/badge.tsx";
import { QueryError } from "../../../../_ui/error-state.tsx";
import { Notice } from "../../../../_ui/notice.tsx";
import { HealthSkeleton } from "./health-skeleton.tsx";

const REFRESH_MS = 5_000;

const STATUS_LOOKS: Record<Health["status"], { word: string; tone: BadgeTone; icon: LucideIcon }> = {
  healthy: { word: "Healthy", tone: "safe", icon: CircleCheck },
  degraded: { word: "Degraded", tone: "redacted", icon: TriangleAlert },
  unhealthy: { word: "Unhealthy", tone: "blocked", icon: CircleX },
};

const SERVICE_LOOKS: Record<ServiceState, { word: string; tone: BadgeTone; icon: LucideIcon }> = {
  connected: { word: "Connected", tone: "safe", icon: CircleCheck },
  operational: { word: "Operational", tone: "safe", icon: CircleCheck },
  disabled: { word: "Disabled", tone: "neutral", icon: CircleMinus },
  down: { word: "Down", tone: "blocked", icon: CircleX },
};

const SERVICE_NAMES: Readonly<Record<string, string>> = {
  database: "Database",
  redis: "Redis",
  queue: "Queue",
  sendgrid: "E-mail (SendGrid)",
  ai_providers: "AI providers",
};

export function HealthReport() {
  const query = useQuery({ queryKey: queryKeys.health, queryFn: ({ signal }) => getHealth(signal), refetchInterval: REFRESH_MS });
  if (query.isPending) return <HealthSkeleton />;
  if (!query.data) {
    return <QueryError title="Health could not be read" query={query} />;
  }
  return (
    <>
      {query.isError && (
        <Notice tone="redacted" icon={CircleAlert} isAlert>
          The last check failed; this is the state before it. The page checks again every {REFRESH_MS / 1000} s.
        </Notice>
      )}
      <HealthFacts health={query.data} />
      <ServiceTable services={query.data.services} />
    </>
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
      <Fact name="Uptime" value={health.uptime} />
      <Fact name="Answered in" value={`${health.answeredInMs} ms`} />
    </dl>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt className="pb-1 text-ink-faint text-xs">{name}</dt>
      <dd className="font-mono text-sm leading-6 tabular-nums">{value}</dd>
    </div>
  );
}

function ServiceTable({ services }: { services: Health["services"] }) {
  return (
    <table className="w-full border-collapse">
      <caption className="pb-2 text-left font-medium">Services</caption>
      <thead>
        <tr className="border-b text-left text-ink-faint text-xs">
          <th scope="col" className="py-2 font-normal">
            Service
          </th>
          <th scope="col" className="py-2 font-normal">
            State
          </th>
        </tr>
      </thead>
      <tbody>
        {Object.entries(services).map(([key, state]) => (
          <tr key={key} className="border-b">
            <th scope="row" className="py-2.5 text-left font-normal">
              {SERVICE_NAMES[key] ?? key}
            </th>
            <td className="w-40 py-2.5">
              <Badge tone={SERVICE_LOOKS[state].tone} icon={SERVICE_LOOKS[state].icon}>
                {SERVICE_LOOKS[state].word}
              </Badge>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
