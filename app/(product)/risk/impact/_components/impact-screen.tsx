"use client";

import { useQuery } from "@tanstack/react-query";
import { TrendingDown } from "lucide-react";
import Link from "next/link";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { getImpact, type Impact, type ImpactScope, type Realm } from "../../../../_client/risk-views.ts";
import { Button } from "../../../../_ui/button.tsx";
import { EmptyState } from "../../../../_ui/empty-state.tsx";
import { ErrorState } from "../../../../_ui/error-state.tsx";
import { Segments } from "../../../../_ui/segments.tsx";
import { listOf, useUrlState } from "../../../../_ui/use-url-state.ts";
import { ReportSkeleton } from "../../../_report/report-skeleton.tsx";
import { GeneratedNotice } from "../../_shell/generated-notice.tsx";
import { RiskFrame } from "../../_shell/risk-frame.tsx";
import { ImpactFormulas } from "./impact-formulas.tsx";
import { AtRiskList, ImpactTiles } from "./impact-tiles.tsx";

const PERIODS = [
  { value: "7", label: "7 days" },
  { value: "30", label: "30 days" },
  { value: "90", label: "90 days" },
] as const;
const DAYS = PERIODS.map(({ value }) => value);
const REALMS: readonly Realm[] = ["live", "demo"];
const DATA = [
  { value: "live", label: "Your transactions" },
  { value: "demo", label: "Generated" },
] as const;

/** What suspicious money came to, over a period or in one case. */
export function ImpactScreen() {
  const { search, change } = useUrlState();
  const caseId = search.get("case");
  const days = listOf(search, "days", DAYS)[0] ?? "30";
  const realm = listOf(search, "realm", REALMS)[0] ?? null;
  const scope: ImpactScope = caseId === null ? { type: "period", days, realm } : { type: "case", caseId };
  const query = useQuery({ queryKey: queryKeys.riskImpact(scope), queryFn: ({ signal }) => getImpact(scope, signal) });
  const realms = query.data?.scope.type === "period" ? query.data.scope.realms : [];
  return (
    <RiskFrame>
      <div className="flex flex-wrap items-center gap-3">
        <h2 className="mr-auto font-medium text-lg">{caseId === null ? "Economic impact" : "Economic impact of one case"}</h2>
        {caseId === null ? (
          <>
            {realms.length > 1 && (
              <Segments
                legend="Data"
                options={DATA}
                chosen={query.data?.scope.type === "period" ? query.data.scope.realm : "live"}
                onChosen={(value) => change({ realm: value })}
              />
            )}
            <Segments
              legend="Period"
              options={PERIODS}
              chosen={days}
              onChosen={(value) => change({ days: value === "30" ? null : value })}
            />
          </>
        ) : (
          <Button asChild size="small">
            <Link href={`/risk/cases/${caseId}`}>Back to the case</Link>
          </Button>
        )}
      </div>
      <ImpactBody query={query} />
    </RiskFrame>
  );
}

type Query = { data: Impact | undefined; isError: boolean; error: unknown; isRefetching: boolean; refetch(): unknown };

function ImpactBody({ query }: { query: Query }) {
  const { data: impact, isError, error, isRefetching, refetch } = query;
  if (isError && !impact) {
    return <ErrorState title="The impact could not be measured" error={error} onRetry={() => void refetch()} isRetrying={isRefetching} />;
  }
  if (!impact) return <ReportSkeleton label="Measuring the impact" />;
  if (impact.transactions === 0) {
    return (
      <EmptyState
        icon={TrendingDown}
        title="Nothing suspicious in this period"
        text="As soon as a transaction is flagged, held or blocked, what it may cost stands here, with the formulas."
      >
        <Button asChild size="small">
          <Link href="/risk">See what was judged</Link>
        </Button>
      </EmptyState>
    );
  }
  const isGenerated = impact.scope.type === "period" && impact.scope.realm === "demo";
  return (
    <>
      {isGenerated && <GeneratedNotice>These figures are of generated transactions: no money of anybody is in them.</GeneratedNotice>}
      {impact.isCut && (
        <p className="text-ink-soft text-sm">There were more suspicious transactions than are added up; the oldest are missing.</p>
      )}
      <ImpactTiles impact={impact} />
      <AtRiskList atRisk={impact.atRisk} />
      <ImpactFormulas impact={impact} />
    </>
  );
}
