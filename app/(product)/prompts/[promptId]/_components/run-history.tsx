"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { History } from "lucide-react";
import { useState } from "react";
import type { ParameterValues } from "../../../../../lib/prompts/content.schema.ts";
import { itemsOf, pagesOf } from "../../../../_client/pages.ts";
import { listPromptRuns, type PromptRun } from "../../../../_client/prompt-runs.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { Badge } from "../../../../_ui/badge.tsx";
import { EmptyState } from "../../../../_ui/empty-state.tsx";
import { formatCost, formatDuration } from "../../../../_ui/format.ts";
import { moveInList } from "../../../../_ui/move-in-list.ts";
import { ReportTable } from "../../../../_ui/report-table.tsx";
import { RowButton } from "../../../../_ui/row-target.tsx";
import { formatMoment } from "../../../_report/format-moment.ts";
import { RowSection } from "../../../_report/row-section.tsx";
import { OUTCOME_LOOKS } from "../../_shell/prompt-words.ts";
import { RunDetail } from "./run-detail.tsx";
import { RunThumbs } from "./run-thumbs.tsx";

type RunHistoryProps = { promptId: string; mayRun: boolean; onAgain(values: ParameterValues): void };

/** What one has run oneself; nobody else sees it. */
export function RunHistory({ promptId, mayRun, onAgain }: RunHistoryProps) {
  const pages = useInfiniteQuery(pagesOf(queryKeys.promptRuns(promptId), (cursor, signal) => listPromptRuns(promptId, cursor, signal)));
  const runs = itemsOf(pages.data);
  const isNone = pages.isSuccess && runs.length === 0;
  return (
    <>
      <RowSection title="Your runs" pages={pages} isEmpty={runs.length === 0}>
        <RunTable runs={runs} mayRun={mayRun} onAgain={onAgain} />
      </RowSection>
      {isNone && <EmptyState icon={History} title="Not run yet" text="What you run is kept here for 90 days, for you alone." />}
    </>
  );
}

const COLUMNS = [
  { name: "Time (UTC)" },
  { name: "Result" },
  { name: "Version", look: "text-right max-sm:hidden" },
  { name: "Model", look: "max-lg:hidden" },
  { name: "Took", look: "text-right max-md:hidden" },
  { name: "Cost", look: "text-right max-sm:hidden" },
  { name: "Of use", isUnseen: true },
] as const;

function RunTable({ runs, ...rest }: { runs: readonly PromptRun[] } & Pick<RunHistoryProps, "mayRun" | "onAgain">) {
  const [openId, setOpenId] = useState<string | null>(null);
  return (
    <ReportTable caption="Your runs, the newest first" columns={COLUMNS} className="whitespace-nowrap">
      <tbody onKeyDown={(event) => moveInList(event, event.currentTarget)}>
        {runs.map((run) => (
          <RunRows
            key={run.id}
            run={run}
            isOpen={openId === run.id}
            onOpen={() => setOpenId(openId === run.id ? null : run.id)}
            {...rest}
          />
        ))}
      </tbody>
    </ReportTable>
  );
}

type RunRowsProps = { run: PromptRun; isOpen: boolean; onOpen(): void } & Pick<RunHistoryProps, "mayRun" | "onAgain">;

function RunRows({ run, isOpen, onOpen, mayRun, onAgain }: RunRowsProps) {
  const { id, at, outcome, version, provider, model, isDemo, durationMs, costMicros, thumb } = run;
  const look = OUTCOME_LOOKS[outcome];
  return (
    <>
      <tr className="relative border-b hover:bg-hover">
        <th scope="row" className="w-full py-2 pr-4 text-left font-normal">
          <RowButton id={id} isOpen={isOpen} onOpen={onOpen} className="font-mono tabular-nums">
            <time dateTime={at}>{formatMoment(at)}</time>
          </RowButton>
        </th>
        <td className="py-2 pr-4">
          <Badge tone={look.tone} icon={look.icon}>
            {look.word}
          </Badge>
        </td>
        <td className="py-2 pr-4 text-right font-mono tabular-nums max-sm:hidden">{version}</td>
        <td className="py-2 pr-4 font-mono text-ink-soft max-lg:hidden">
          {model === null ? "–" : isDemo ? "Demo engine" : `${provider}/${model}`}
        </td>
        <td className="py-2 pr-4 text-right font-mono tabular-nums max-md:hidden">{formatDuration(durationMs)}</td>
        <td className="py-2 pr-4 text-right font-mono tabular-nums max-sm:hidden">{formatCost(costMicros)}</td>
        <td className="py-1 text-right">
          {outcome === "answered" && (
            <span className="relative z-1">
              <RunThumbs key={thumb} runId={id} thumb={thumb} />
            </span>
          )}
        </td>
      </tr>
      {isOpen && (
        <tr className="border-b">
          <td colSpan={COLUMNS.length} className="max-w-0 whitespace-normal py-3">
            <RunDetail run={run} mayRun={mayRun} onAgain={onAgain} />
          </td>
        </tr>
      )}
    </>
  );
}
