"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { CircleCheck, CircleStop, Square, Timer } from "lucide-react";
import { type Experiment, type ExperimentArm, stopExperiment } from "../../../../../_client/prompt-experiments.ts";
import type { PromptView } from "../../../../../_client/prompts.ts";
import { queryKeys } from "../../../../../_client/query-keys.ts";
import { Badge } from "../../../../../_ui/badge.tsx";
import { Button } from "../../../../../_ui/button.tsx";
import { ErrorState } from "../../../../../_ui/error-state.tsx";
import { ReportTable } from "../../../../../_ui/report-table.tsx";
import { formatMoment } from "../../../../_report/format-moment.ts";
import { describeResult, formatMeasure, METRIC_WORDS } from "./experiment-words.ts";
import { WinnerProposal } from "./winner-proposal.tsx";

/** A phone shows what decides. */
const ON_WIDE = "max-md:hidden";

type ExperimentItemProps = { prompt: PromptView; experiment: Experiment };

export function ExperimentItem({ prompt, experiment }: ExperimentItemProps) {
  const { metric, arms, state, result, startedAt, endedAt, endsAt } = experiment;
  const columns = [
    ...[{ name: "Version" }, { name: "Share", look: ON_WIDE }, { name: "People", look: ON_WIDE }, { name: "Outcomes" }],
    ...[{ name: METRIC_WORDS[metric].column }, { name: "True value lies between", look: ON_WIDE }],
  ];
  const name = `Experiment of ${formatMoment(startedAt)}`;
  return (
    <section aria-label={name} className="flex min-w-0 flex-col gap-3 rounded-md border p-4">
      <header className="flex flex-wrap items-center gap-2">
        <h2 className="mr-auto font-medium text-base">{METRIC_WORDS[metric].name}</h2>
        <StateBadge experiment={experiment} />
      </header>
      <p className="text-ink-soft text-sm">{describeResult(experiment)}</p>
      <div data-scroller className="overflow-x-auto">
        <ReportTable caption={`${name}, by version`} columns={columns}>
          <tbody>
            {arms.map((arm) => (
              <ArmRow key={arm.version} arm={arm} experiment={experiment} />
            ))}
          </tbody>
        </ReportTable>
      </div>
      <footer className="flex flex-wrap items-center gap-3">
        <p className="text-ink-faint text-xs tabular-nums">
          {formatMoment(startedAt)} to {formatMoment(endedAt ?? endsAt)} UTC
        </p>
        {state === "running" && prompt.canEdit && <StopButton promptId={prompt.id} experiment={experiment} />}
        {result === "winner" && <WinnerProposal prompt={prompt} experiment={experiment} />}
      </footer>
    </section>
  );
}

const CELL = "whitespace-nowrap py-1.5 pr-4 tabular-nums last:pr-0";

function ArmRow({ arm, experiment: { metric, winner } }: { arm: ExperimentArm; experiment: Experiment }) {
  const { version, share, exposures, outcomes, value, interval } = arm;
  const range = interval === null ? "—" : `${formatMeasure(metric, interval.low)} – ${formatMeasure(metric, interval.high)}`;
  return (
    <tr className="border-b">
      <th scope="row" className="whitespace-nowrap py-1.5 pr-4 text-left font-medium">
        {version}
        {version === winner && ", better"}
      </th>
      <td className={`${CELL} ${ON_WIDE}`}>{share} %</td>
      <td className={`${CELL} ${ON_WIDE}`}>{exposures}</td>
      <td className={CELL}>{outcomes}</td>
      <td className={CELL}>{value === null ? "—" : formatMeasure(metric, value)}</td>
      <td className={`${CELL} ${ON_WIDE}`}>{range}</td>
    </tr>
  );
}

function StateBadge({ experiment: { result } }: { experiment: Experiment }) {
  if (result === null)
    return (
      <Badge tone="info" icon={Timer}>
        Running
      </Badge>
    );
  if (result === "winner")
    return (
      <Badge tone="safe" icon={CircleCheck}>
        Decided
      </Badge>
    );
  return (
    <Badge tone="neutral" icon={CircleStop}>
      {result === "no_difference" ? "No difference" : "Ended"}
    </Badge>
  );
}

function StopButton({ promptId, experiment }: { promptId: string; experiment: Experiment }) {
  const client = useQueryClient();
  const stop = useMutation({
    mutationFn: () => stopExperiment(promptId, experiment),
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.promptExperiments(promptId) }),
  });
  return (
    <>
      <Button size="small" isBusy={stop.isPending} onClick={() => stop.mutate()}>
        <Square aria-hidden className="size-3.5 fill-current" />
        Stop
      </Button>
      {stop.isError && <ErrorState title="It could not be stopped" error={stop.error} onRetry={() => stop.mutate()} />}
    </>
  );
}
