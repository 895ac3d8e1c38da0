"use client";

import { CircleCheck, CircleDashed, CircleUser, UsersRound } from "lucide-react";
import Link from "next/link";
import { type DemoRun, type Incident, type IncidentStage, isUnderWay } from "../../../../_client/risk-demo.ts";
import { useMe } from "../../../../_client/use-me.ts";
import { classNames } from "../../../../_ui/class-names.ts";
import { QueryError } from "../../../../_ui/error-state.tsx";
import { formatClock, formatDuration } from "../../../../_ui/format.ts";
import { Skeleton } from "../../../../_ui/skeleton.tsx";
import { type DemoActions, useIncident } from "../_hooks/use-demo-runs.ts";
import { STAGE_WORDS } from "./demo-words.ts";
import { IncidentPayments } from "./incident-payments.tsx";
import { StageAction } from "./stage-action.tsx";

const LOOKS = {
  done: { icon: CircleCheck, word: "Done", colour: "text-safe" },
  waiting: { icon: CircleDashed, word: "Not yet", colour: "text-ink-faint" },
  open: { icon: CircleUser, word: "Waits for a person", colour: "text-info" },
  asked: { icon: UsersRound, word: "Waits for a second person", colour: "text-redacted" },
} as const;

type IncidentTimelineProps = { run: DemoRun; isWriter: boolean; actions: DemoActions };

/** What happened and why, with the record of each stage; where a person has to act, only a person does. */
export function IncidentTimeline({ run, isWriter, actions }: IncidentTimelineProps) {
  const incident = useIncident(run);
  if (incident.isPending) return run.state === "removing" ? null : <Loading />;
  if (incident.isError) return <QueryError title="The incident could not be loaded" query={incident} />;
  const { data } = incident;
  // Until the last payment has come a case may grow under whoever decides on it.
  const mayAct = isWriter && !isUnderWay(run) && !incident.isPlaceholderData;
  const startedAt = data.payments[0]?.receivedAt ?? null;
  return (
    <div className="flex flex-col gap-4">
      {data.containment && (
        <p className="text-sm">
          Contained after <strong>{formatDuration(data.containment.milliseconds)}</strong>: {data.containment.held} stolen payments are
          held, {data.containment.gone} went through before.
        </p>
      )}
      <ol aria-label="Stages of the incident" className="flex flex-col">
        {data.stages.map((stage) => (
          <Stage key={stage.name} stage={stage} incident={data} startedAt={startedAt} mayAct={mayAct} actions={actions} />
        ))}
      </ol>
      <IncidentPayments payments={data.payments} />
    </div>
  );
}

function Loading() {
  return (
    <div role="status" aria-label="Loading the incident">
      <Skeleton className="h-40" />
    </div>
  );
}

type StageProps = { stage: IncidentStage; incident: Incident; startedAt: string | null; mayAct: boolean; actions: DemoActions };

function Stage({ stage, incident, startedAt, mayAct, actions }: StageProps) {
  const me = useMe();
  const { icon: Icon, word, colour } = LOOKS[stage.state];
  const words = STAGE_WORDS[stage.name];
  const about = incident.cases.find(({ caseId }) => caseId === stage.caseId);
  const first =
    stage.transactionId === null ? undefined : incident.payments.find(({ transactionId }) => transactionId === stage.transactionId);
  return (
    <li className="flex gap-3 border-b py-3 last:border-b-0">
      <Icon aria-hidden className={classNames("mt-0.5 size-5 shrink-0", colour)} />
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <span className="font-medium">{words.title}</span>
          <span className={classNames("text-xs", colour)}>{word}</span>
          {stage.at !== null && (
            <span className="text-ink-faint text-xs tabular-nums">
              {formatClock(stage.at)}
              {startedAt !== null && ` · ${formatDuration(Date.parse(stage.at) - Date.parse(startedAt))} after the first payment`}
            </span>
          )}
        </p>
        <p className="text-ink-soft text-sm">{words[stage.state] ?? words.waiting}</p>
        {stage.name === "analyse" && first && (
          <p className="text-sm">
            Score {first.score.toFixed(3)} in {(first.judgedInMicros / 1_000).toFixed(2)} ms. {first.reasons.join(" ")}
          </p>
        )}
        <p className="flex flex-wrap items-center gap-3 text-sm empty:hidden">
          {stage.transactionId !== null && (
            <Link className="text-accent-ink underline" href={`/risk/transactions/${stage.transactionId}`}>
              The transaction
            </Link>
          )}
          {stage.caseId !== null && (
            <Link className="text-accent-ink underline" href={`/risk/cases/${stage.caseId}`}>
              The case
            </Link>
          )}
        </p>
        {mayAct && about && <StageAction stage={stage} about={about} me={me.data} actions={actions} />}
      </div>
    </li>
  );
}
