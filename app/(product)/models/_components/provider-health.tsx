"use client";

import { useQuery } from "@tanstack/react-query";
import { CircleAlert } from "lucide-react";
import { listProviders, type ProviderHealth } from "../../../_client/models.ts";
import { queryKeys } from "../../../_client/query-keys.ts";
import { Badge } from "../../../_ui/badge.tsx";
import { QueryError } from "../../../_ui/error-state.tsx";
import { formatClock, formatDuration } from "../../../_ui/format.ts";
import { Notice } from "../../../_ui/notice.tsx";
import { Skeleton } from "../../../_ui/skeleton.tsx";
import { formatCountdown, useCountdown } from "../../../_ui/use-countdown.ts";
import { CONDITION_LOOKS, DEMO_LOOK, nameOfProvider, wordsForFailure } from "./model-words.ts";

const REFRESH_MS = 5_000;

export function ProviderHealthCards() {
  const query = useQuery({
    queryKey: queryKeys.providers,
    queryFn: ({ signal }) => listProviders(signal),
    // Without a first answer the reason stays on screen until somebody tries again.
    refetchInterval: ({ state }) => (state.data ? REFRESH_MS : false),
  });
  const items = query.data?.items ?? [];
  const connected = items.filter(({ condition }) => condition !== "no-key");
  const missing = items.filter(({ condition }) => condition === "no-key");
  return (
    <section aria-label="Providers" className="flex flex-col gap-2">
      {query.isPending && <ProvidersSkeleton />}
      {query.isError && !query.data && <QueryError title="Provider health could not be read" query={query} />}
      {query.isError && query.data && (
        <Notice tone="redacted" icon={CircleAlert} isAlert>
          The last check failed; this is the state before it. The page checks again every {REFRESH_MS / 1_000} s.
        </Notice>
      )}
      {query.data && (
        <>
          <ul className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
            {connected.map((health) => (
              <ProviderCard key={health.provider} health={health} />
            ))}
          </ul>
          <p className="text-ink-faint text-xs">
            {missing.length > 0 && `No key: ${missing.map(({ provider }) => nameOfProvider(provider)).join(", ")}. `}
            Latency and failures are those this instance saw in the last {items[0]?.recent.windowMinutes ?? 15} minutes
            {query.data.isShared ? "; conditions are shared by all instances." : "; so are conditions, while Redis is away."}
          </p>
        </>
      )}
    </section>
  );
}

function ProviderCard({ health }: { health: ProviderHealth }) {
  const { provider, isDemo, isCustom, condition, until, consecutiveFailures, defaultModel, recent } = health;
  const look = isDemo ? DEMO_LOOK : CONDITION_LOOKS[condition];
  const secondsLeft = useCountdown(until === null ? null : Date.parse(until));
  return (
    <li className="flex min-w-0 flex-col gap-2 rounded-md border p-3">
      <div className="flex items-center justify-between gap-2">
        <h2 className="min-w-0 truncate font-medium">{nameOfProvider(provider)}</h2>
        <Badge tone={look.tone} icon={look.icon}>
          {look.word}
          {secondsLeft > 0 && <span className="font-mono tabular-nums">{formatCountdown(secondsLeft)}</span>}
        </Badge>
      </div>
      <p className="min-w-0 truncate font-mono text-ink-soft text-xs">
        {defaultModel}
        {isCustom && <span className="font-sans"> · own server</span>}
      </p>
      <p className="text-ink-soft text-xs">{look.meaning}</p>
      <dl className="grid grid-cols-4 gap-2">
        <Figure name="First token" value={recent.firstTokenP50Ms === null ? null : formatDuration(recent.firstTokenP50Ms)} hint="median" />
        <Figure name="p50" value={recent.p50Ms === null ? null : formatDuration(recent.p50Ms)} hint="whole answer" />
        <Figure name="p95" value={recent.p95Ms === null ? null : formatDuration(recent.p95Ms)} hint="whole answer" />
        <Figure name="Failed" value={recent.calls === 0 ? null : `${recent.failures} of ${recent.calls}`} hint="calls" />
      </dl>
      {recent.lastFailure && (
        <p className="text-ink-soft text-xs">
          {formatClock(recent.lastFailure.at)}: {wordsForFailure(recent.lastFailure.reason)}
          {consecutiveFailures > 1 && `, ${consecutiveFailures} in a row`}.
        </p>
      )}
    </li>
  );
}

function Figure({ name, value, hint }: { name: string; value: string | null; hint: string }) {
  return (
    <div className="min-w-0">
      <dt className="text-ink-faint text-xs">
        {name}
        <span className="sr-only"> ({hint})</span>
      </dt>
      <dd className="whitespace-nowrap font-mono text-sm tabular-nums">{value ?? "–"}</dd>
    </div>
  );
}

function ProvidersSkeleton() {
  return (
    <div role="status" aria-label="Loading providers" className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
      {["a", "b", "c"].map((key) => (
        <Skeleton key={key} className="h-36" />
      ))}
    </div>
  );
}
