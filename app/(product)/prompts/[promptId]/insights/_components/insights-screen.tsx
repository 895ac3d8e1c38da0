"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { ChartColumn, Lock } from "lucide-react";
import Link from "next/link";
import { getPromptInsights, type PromptInsights } from "../../../../../_client/prompt-runs.ts";
import { usePrompt } from "../../../../../_client/prompts.ts";
import { queryKeys } from "../../../../../_client/query-keys.ts";
import { Button } from "../../../../../_ui/button.tsx";
import { EmptyState } from "../../../../../_ui/empty-state.tsx";
import { QueryError } from "../../../../../_ui/error-state.tsx";
import { Segments } from "../../../../../_ui/segments.tsx";
import { listOf, useUrlState } from "../../../../../_ui/use-url-state.ts";
import { ReportSkeleton } from "../../../../_report/report-skeleton.tsx";
import { InsightCharts } from "./insight-charts.tsx";
import { InsightTable } from "./insight-table.tsx";
import { InsightTiles } from "./insight-tiles.tsx";

const PERIODS = ["7", "30", "90"] as const;

/** How the prompt fares among one's own people: counted, never by who ran it. */
export function InsightsScreen({ promptId }: { promptId: string }) {
  const { search, change } = useUrlState();
  const period = listOf(search, "days", PERIODS)[0] ?? "30";
  const isOurs = usePrompt(promptId).data?.isOurs === true;
  const insights = useQuery({
    queryKey: queryKeys.promptInsights(promptId, Number(period)),
    queryFn: ({ signal }) => getPromptInsights(promptId, Number(period), signal),
    enabled: isOurs,
    placeholderData: keepPreviousData,
  });
  if (!isOurs)
    return (
      <EmptyState
        icon={Lock}
        title="Not your organization's prompt"
        text="How it fares is told to the people it belongs to. Copy it to see how yours does."
      />
    );
  return (
    <>
      <div className="self-start">
        <Segments
          legend="Period"
          options={PERIODS.map((value) => ({ value, label: `${value} days` }))}
          chosen={period}
          onChosen={(value) => change({ days: value === "30" ? null : value })}
        />
      </div>
      {insights.isPending && <ReportSkeleton label="Loading insights" />}
      {insights.isError && !insights.data && <QueryError title="Insights could not be loaded" query={insights} />}
      {insights.data && <InsightsBody promptId={promptId} insights={insights.data} />}
    </>
  );
}

function InsightsBody({ promptId, insights }: { promptId: string; insights: PromptInsights }) {
  const { totals, byDay, byVersion, byModel } = insights;
  if (totals.runs === 0)
    return (
      <EmptyState
        icon={ChartColumn}
        title="No run in this period"
        text="Runs of your organization are counted here by day, version and model."
      >
        <Button asChild size="small">
          <Link href={`/prompts/${promptId}`}>Run it</Link>
        </Button>
      </EmptyState>
    );
  return (
    <>
      <InsightTiles totals={totals} />
      <InsightCharts days={byDay} />
      <div className="grid min-w-0 items-start gap-5 lg:grid-cols-2">
        <InsightTable title="By version" head="Version" rows={byVersion.map((row) => ({ name: String(row.version), sums: row }))} />
        <InsightTable title="By model" head="Model" rows={byModel.map((row) => ({ name: row.model ?? "Nobody answered", sums: row }))} />
      </div>
    </>
  );
}
