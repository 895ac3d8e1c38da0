"use client";

import { useQuery } from "@tanstack/react-query";
import { CircleAlert, CircleCheck, Wrench } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { getOverview, type Overview } from "../../../_client/operations.ts";
import { queryKeys } from "../../../_client/query-keys.ts";
import { QueryError } from "../../../_ui/error-state.tsx";
import { Notice } from "../../../_ui/notice.tsx";
import { formatMoment } from "../../_report/format-moment.ts";
import { ReportSkeleton } from "../../_report/report-skeleton.tsx";
import { OperationsFrame } from "./operations-frame.tsx";
import { ageWords, OVERALL_WORDS, toTiles } from "./overview-words.ts";

const EVERY_MS = 10_000;

/** Whether the service is well, in ten seconds. */
export function OverviewScreen() {
  const query = useQuery({
    queryKey: queryKeys.operationsOverview,
    queryFn: ({ signal }) => getOverview(signal),
    refetchInterval: EVERY_MS,
  });
  return (
    <OperationsFrame error={query.error}>
      {query.isPending && <ReportSkeleton label="Loading operations" />}
      {query.isError && !query.data && <QueryError title="The state could not be read" query={query} />}
      {query.data && <State overview={query.data} />}
    </OperationsFrame>
  );
}

function State({ overview }: { overview: Overview }) {
  const { title, isWell } = OVERALL_WORDS[overview.overall ?? "unknown"];
  const troubled = overview.services.filter(({ status }) => status === "down" || status === "degraded");
  return (
    <>
      <Notice tone={isWell ? "neutral" : "blocked"} icon={isWell ? CircleCheck : CircleAlert}>
        <p>{title}</p>
        <p className="text-sm">
          {troubled.length === 0
            ? "Everything the service stands on answers."
            : troubled.map(({ name, status }) => `${name} is ${status}`).join(", ")}{" "}
          <Link className="underline" href="/health/dashboard">
            Health
          </Link>
        </p>
      </Notice>
      {overview.isMaintenanceOn && (
        <Notice tone="redacted" icon={Wrench}>
          Maintenance is on.{" "}
          <Link className="underline" href="/operations/settings">
            Settings
          </Link>
        </Notice>
      )}
      <dl className="grid grid-cols-1 gap-3 sm:grid-cols-2 lg:grid-cols-4">
        {toTiles(overview).map((tile) => (
          <LinkedTile key={tile.name} {...tile} />
        ))}
      </dl>
      <p className="text-ink-soft text-sm">
        Version {overview.version}
        {overview.startedAt && `, since ${formatMoment(overview.startedAt)} UTC (${ageWords(overview.startedAt, overview.at)})`}. Looked at{" "}
        {overview.at.slice(11, 19)} UTC.
      </p>
    </>
  );
}

type LinkedTileProps = { name: string; value: string; note: ReactNode; href: string; isWrong: boolean };

function LinkedTile({ name, value, note, href, isWrong }: LinkedTileProps) {
  return (
    <div className={`relative flex min-w-0 flex-col gap-0.5 rounded-md border p-3 ${isWrong ? "border-blocked" : ""}`}>
      <dt className="text-ink-soft text-xs">
        <Link href={href} className="after:absolute after:inset-0 hover:underline">
          {name}
        </Link>
      </dt>
      <dd className="flex items-center gap-1.5 font-semibold text-xl tabular-nums">
        {isWrong && <CircleAlert aria-label="Needs a look" className="size-4 shrink-0 text-blocked" />}
        {value}
      </dd>
      <dd className="text-ink-soft text-xs [overflow-wrap:anywhere]">{note}</dd>
    </div>
  );
}
