"use client";

import { useQuery } from "@tanstack/react-query";
import { Ban, Check, ChevronRight, CircleAlert, CircleHelp, FlaskConical, LoaderCircle, type LucideIcon, ShieldX } from "lucide-react";
import { Collapsible } from "radix-ui";
import { queryKeys } from "../../../_client/query-keys.ts";
import { listToolCalls, type ToolCall, type ToolSummary } from "../../../_client/tool-calls.ts";
import type { Turn } from "../../../_client/turns.ts";
import { Badge } from "../../../_ui/badge.tsx";
import { QueryError } from "../../../_ui/error-state.tsx";
import { formatCost, formatDuration } from "../../../_ui/format.ts";
import { Skeleton } from "../../../_ui/skeleton.tsx";
import { ToolCallDetail } from "./tool-call-detail.tsx";
import { ToolFindings } from "./tool-findings.tsx";
import { nameOfTool } from "./tool-words.ts";

const STATES: Record<ToolSummary["state"], { icon: LucideIcon; word: string; style: string }> = {
  running: { icon: LoaderCircle, word: "running", style: "animate-turn text-accent-ink" },
  done: { icon: Check, word: "done", style: "text-safe" },
  failed: { icon: CircleAlert, word: "failed", style: "text-redacted" },
  refused: { icon: Ban, word: "not carried out", style: "text-redacted" },
  withheld: { icon: ShieldX, word: "withheld by the guard", style: "text-blocked" },
  uncertain: { icon: CircleHelp, word: "uncertain", style: "text-redacted" },
};

/** Each use of a tool in an answer; a row opens to what was asked and what came back. What was found or made stands below. */
export function ToolCalls({ turn }: { turn: Turn }) {
  const { tools = [] } = turn;
  const hasFindings = tools.some(({ sources, files }) => sources + files > 0);
  const query = useQuery({
    queryKey: queryKeys.toolCalls(turn.jobId),
    queryFn: ({ signal }) => listToolCalls(turn.jobId, signal),
    enabled: hasFindings,
  });
  if (tools.length === 0) return null;
  const calls = new Map((query.data ?? []).map((call) => [call.key, call]));
  const load = () => void (query.data === undefined && !query.isFetching && query.refetch());
  return (
    <div className="flex flex-col gap-3">
      <ul aria-label="Tools" className="flex flex-col rounded-md border border-line">
        {tools.map((summary) => (
          <li key={summary.key} className="border-line border-t first:border-t-0">
            <Collapsible.Root onOpenChange={(isNowOpen) => isNowOpen && load()}>
              <ToolRow summary={summary} />
              <Collapsible.Content className="border-line border-t px-3 py-3">
                <Detail call={calls.get(summary.key)} query={query} />
              </Collapsible.Content>
            </Collapsible.Root>
          </li>
        ))}
      </ul>
      {hasFindings && <ToolFindings calls={query.data ?? []} />}
    </div>
  );
}

function ToolRow({ summary }: { summary: ToolSummary }) {
  const { icon: Icon, word, style } = STATES[summary.state];
  return (
    <Collapsible.Trigger className="group flex w-full flex-wrap items-center gap-x-2 gap-y-1 px-3 py-2 text-left text-sm hover:bg-hover">
      <Icon aria-hidden className={`size-4 shrink-0 ${style}`} />
      <span className="min-w-0 flex-1 truncate">{nameOfTool(summary.tool)}</span>
      {summary.isSample && (
        <Badge tone="demo" icon={FlaskConical}>
          Sample
        </Badge>
      )}
      <span className="text-ink-soft text-xs">{summary.decision === "declined" ? "declined by you" : word}</span>
      <span className="font-mono text-ink-soft text-xs tabular-nums">
        {summary.durationMs !== null && formatDuration(summary.durationMs)}
        {summary.costMicros > 0 && ` · ${formatCost(summary.costMicros)}`}
      </span>
      <ChevronRight aria-hidden className="size-4 shrink-0 text-ink-faint transition-transform group-data-[state=open]:rotate-90" />
    </Collapsible.Trigger>
  );
}

type DetailProps = { call: ToolCall | undefined; query: { isError: boolean; error: unknown; isRefetching: boolean; refetch(): unknown } };

function Detail({ call, query }: DetailProps) {
  if (call) return <ToolCallDetail call={call} />;
  if (query.isError) return <QueryError title="This call could not be loaded" query={query} />;
  return (
    <div role="status" aria-label="Loading the call">
      <Skeleton className="h-4 w-2/3" />
    </div>
  );
}
