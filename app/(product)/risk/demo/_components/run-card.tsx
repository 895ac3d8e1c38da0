"use client";

import { Square, Trash2 } from "lucide-react";
import Link from "next/link";
import { type DemoRun, isUnderWay } from "../../../../_client/risk-demo.ts";
import { Badge } from "../../../../_ui/badge.tsx";
import { Button } from "../../../../_ui/button.tsx";
import { formatCount } from "../../../../_ui/format-amounts.ts";
import { DECISION_LOOKS } from "../../_shell/risk-words.ts";
import type { DemoActions } from "../_hooks/use-demo-runs.ts";
import { describeTally, KIND_WORDS, RUN_LOOKS } from "./demo-words.ts";
import { IncidentTimeline } from "./incident-timeline.tsx";

const DECISIONS = ["approve", "monitor", "review", "hold", "block"] as const;

type RunCardProps = { run: DemoRun; isWriter: boolean; actions: DemoActions };

export function RunCard({ run, isWriter, actions }: RunCardProps) {
  const look = RUN_LOOKS[run.state];
  return (
    <article aria-label={KIND_WORDS[run.kind]} className="flex flex-col gap-4 rounded-md border p-4">
      <header className="flex flex-wrap items-center gap-2">
        <h3 className="font-semibold text-base">{KIND_WORDS[run.kind]}</h3>
        <Badge tone={look.tone} icon={look.icon}>
          {look.word}
        </Badge>
        <span className="font-mono text-ink-faint text-xs">seed {run.seed}</span>
        <span className="ml-auto flex flex-wrap gap-2">
          <RunButtons run={run} isWriter={isWriter} actions={actions} />
        </span>
      </header>
      {isUnderWay(run) && <Progress run={run} />}
      {run.kind === "incident" ? <IncidentTimeline run={run} isWriter={isWriter} actions={actions} /> : <Outcome run={run} />}
    </article>
  );
}

function RunButtons({ run, isWriter, actions: { stop, remove } }: RunCardProps) {
  const isPlaying = isUnderWay(run);
  return (
    <>
      <Button asChild size="small">
        <Link href="/risk?source=demo">See the live feed</Link>
      </Button>
      {isWriter && isPlaying && (
        <Button size="small" onClick={() => stop.mutate(run.id)} isBusy={stop.isPending && stop.variables === run.id}>
          <Square aria-hidden className="size-4" />
          Stop
        </Button>
      )}
      {isWriter && !isPlaying && run.state !== "removing" && (
        <Button size="small" tone="danger" onClick={() => remove.mutate(run.id)} isBusy={remove.isPending && remove.variables === run.id}>
          <Trash2 aria-hidden className="size-4" />
          Remove its data
        </Button>
      )}
    </>
  );
}

/** The past first: without habits nothing can stand out. */
function Progress({ run: { state, history, live } }: { run: DemoRun }) {
  const { words, of } =
    state === "preparing"
      ? { words: "The past of the accounts is being judged, so that something can stand out", of: history }
      : { words: "Payments are coming in", of: live };
  return (
    <div className="flex flex-col gap-1">
      <progress aria-label={words} className="h-2 w-full" value={of.done} max={Math.max(1, of.total)} />
      <p className="text-ink-soft text-sm">
        {words}: {formatCount(of.done)} of {formatCount(of.total)}.
      </p>
    </div>
  );
}

function Outcome({ run }: { run: DemoRun }) {
  return (
    <div className="flex flex-col gap-3">
      <ul aria-label="Decisions" className="flex flex-wrap gap-2">
        {DECISIONS.map((decision) => {
          const { word, tone, icon } = DECISION_LOOKS[decision];
          return (
            <li key={decision}>
              <Badge tone={tone} icon={icon}>
                {word} {formatCount(run.decisions[decision] ?? 0)}
              </Badge>
            </li>
          );
        })}
      </ul>
      <p className="text-ink-soft text-sm">
        {run.state === "failed" ? `The run broke off: ${run.reason ?? "internal"}.` : describeTally(run)}
      </p>
    </div>
  );
}
