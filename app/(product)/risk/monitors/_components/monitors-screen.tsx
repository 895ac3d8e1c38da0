"use client";

import { useQuery } from "@tanstack/react-query";
import { Telescope } from "lucide-react";
import Link from "next/link";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { getRiskMonitor, type Realm, type RiskMonitor } from "../../../../_client/risk-views.ts";
import { isAdmin, useMe } from "../../../../_client/use-me.ts";
import { Button } from "../../../../_ui/button.tsx";
import { EmptyState } from "../../../../_ui/empty-state.tsx";
import { QueryError } from "../../../../_ui/error-state.tsx";
import { formatDay } from "../../../../_ui/format-amounts.ts";
import { Segments } from "../../../../_ui/segments.tsx";
import { listOf, useUrlState } from "../../../../_ui/use-url-state.ts";
import { ReportSkeleton } from "../../../_report/report-skeleton.tsx";
import { GeneratedNotice } from "../../_shell/generated-notice.tsx";
import { RiskFrame } from "../../_shell/risk-frame.tsx";
import { MonitorPanel } from "./monitor-panel.tsx";

const PROFILES = [
  { value: "none", label: "General" },
  { value: "exchange", label: "Exchange" },
  { value: "national", label: "National" },
] as const;
const PERIODS = [
  { value: "7", label: "7 days" },
  { value: "30", label: "30 days" },
  { value: "90", label: "90 days" },
] as const;
const DATA = [
  { value: "live", label: "Your transactions" },
  { value: "demo", label: "Generated" },
] as const;
const REALMS: readonly Realm[] = ["live", "demo"];

/** What the organization's profile watches, by network, country, corridor, sector and rule. */
export function MonitorsScreen() {
  const { search, change } = useUrlState();
  const profile = listOf(
    search,
    "profile",
    PROFILES.map(({ value }) => value),
  )[0];
  const days =
    listOf(
      search,
      "days",
      PERIODS.map(({ value }) => value),
    )[0] ?? "30";
  const realm = listOf(search, "realm", REALMS)[0];
  const query = new URLSearchParams({ days, ...(profile && { profile }), ...(realm && { realm }) }).toString();
  const monitor = useQuery({ queryKey: queryKeys.riskMonitor(query), queryFn: ({ signal }) => getRiskMonitor(query, signal) });
  const { data } = monitor;
  return (
    <RiskFrame>
      <div className="flex flex-wrap items-center gap-3">
        <h2 className="mr-auto font-medium text-lg">Monitors</h2>
        {data && data.realms.length > 1 && (
          <Segments legend="Data" options={DATA} chosen={data.realm} onChosen={(value) => change({ realm: value })} />
        )}
        <Segments
          legend="Profile"
          options={PROFILES}
          chosen={profile ?? data?.profile ?? "none"}
          onChosen={(value) => change({ profile: value })}
        />
        <Segments legend="Period" options={PERIODS} chosen={days} onChosen={(value) => change({ days: value === "30" ? null : value })} />
      </div>
      {monitor.isError && !data && <QueryError title="The monitors could not be loaded" query={monitor} />}
      {!data && !monitor.isError && <ReportSkeleton label="Loading monitors" />}
      {data && <MonitorBody monitor={data} />}
    </RiskFrame>
  );
}

function MonitorBody({ monitor }: { monitor: RiskMonitor }) {
  const isEmpty = monitor.panels.every(({ rows }) => rows.length === 0);
  return (
    <>
      <Watched monitor={monitor} />
      {monitor.realm === "demo" && !isEmpty && (
        <GeneratedNotice>These figures are of generated transactions. Your own ones are counted apart.</GeneratedNotice>
      )}
      {!monitor.isComplete && (
        <p role="status" className="text-ink-soft text-sm">
          Very many transactions came in; the newest are still being counted. Look again in a minute.
        </p>
      )}
      {isEmpty ? (
        <EmptyState
          icon={Telescope}
          title="Nothing to watch in this period"
          text="Transactions that name a network, countries or a category are counted here by the day, with the rules they met."
        >
          <Button asChild size="small">
            <Link href="/risk/imports">Import transactions</Link>
          </Button>
        </EmptyState>
      ) : (
        <div className="grid min-w-0 items-start gap-6 xl:grid-cols-2">
          {monitor.panels.map((panel) => (
            <MonitorPanel key={panel.dimension} panel={panel} />
          ))}
        </div>
      )}
    </>
  );
}

/** Whose profile it is, and where it is chosen. */
function Watched({ monitor: { profile, chosen, sector, jurisdictions, from, until } }: { monitor: RiskMonitor }) {
  const canChoose = isAdmin(useMe().data);
  const name = (value: string) => PROFILES.find((each) => each.value === value)?.label ?? value;
  return (
    <p className="text-ink-soft text-sm">
      {formatDay(from)} to {formatDay(until)} (UTC), by the decision each transaction got when it came in. Your organization's profile is{" "}
      {name(chosen)}
      {profile !== chosen && `; you are looking at ${name(profile)}`}
      {sector !== null && `, sector ${sector.replaceAll("_", " ")}`}
      {jurisdictions.length > 0 && `, jurisdictions ${jurisdictions.join(", ")}`}.{" "}
      {canChoose ? (
        <Link href="/risk/settings" className="text-accent-ink underline">
          Choose the profile
        </Link>
      ) : (
        "Owners and admins choose it."
      )}
    </p>
  );
}
