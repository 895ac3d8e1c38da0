"use client";

import { Check, ChevronRight, CircleHelp, LoaderCircle, type LucideIcon, Minus } from "lucide-react";
import { Collapsible } from "radix-ui";
import type { Trace, TraceStage } from "../../../_client/turns.ts";
import { formatClock, formatDuration } from "../../../_ui/format.ts";
import { toTimeline } from "./timeline.ts";

const STATES: Record<TraceStage["state"], { icon: LucideIcon; word: string; style: string }> = {
  done: { icon: Check, word: "done", style: "text-safe" },
  running: { icon: LoaderCircle, word: "running", style: "animate-turn text-accent-ink" },
  uncertain: { icon: CircleHelp, word: "uncertain", style: "text-redacted" },
  skipped: { icon: Minus, word: "skipped", style: "text-ink-faint" },
};

/** When each stage ran within the whole, to scale; a row opens to what it recorded. */
export function TraceTimeline({ trace }: { trace: Trace }) {
  const bars = toTimeline(trace);
  if (trace.stages.length === 0) return <p className="text-ink-soft text-sm">Waiting in the queue.</p>;
  return (
    <ol aria-label="Stages" className="flex flex-col">
      {trace.stages.map((stage, index) => (
        <StageRow key={stage.key} stage={stage} bar={bars[index] ?? { left: 0, width: 0 }} isLast={index === trace.stages.length - 1} />
      ))}
    </ol>
  );
}

type StageRowProps = { stage: TraceStage; bar: { left: number; width: number }; isLast: boolean };

function StageRow({ stage, bar, isLast }: StageRowProps) {
  const { icon: Icon, word, style } = STATES[stage.state];
  return (
    <li className="relative">
      {!isLast && <span aria-hidden className="absolute top-7 bottom-[-0.25rem] left-[0.9375rem] w-px bg-line" />}
      <Collapsible.Root>
        <Collapsible.Trigger className="group flex w-full items-center gap-2 rounded-md px-2 py-1.5 text-left hover:bg-hover">
          <Icon aria-hidden className={`size-4 shrink-0 ${style}`} />
          <span className="flex min-w-0 flex-1 flex-col gap-1">
            <span className="flex items-baseline gap-2">
              <span className="min-w-0 flex-1 truncate text-sm">{stage.label}</span>
              <span className="sr-only">{word}</span>
              <span className="font-mono text-ink-soft text-xs tabular-nums">
                {stage.durationMs === null ? word : formatDuration(stage.durationMs)}
              </span>
            </span>
            <span aria-hidden className="relative h-1 overflow-hidden rounded-full bg-hover">
              {bar.width > 0 && (
                <span
                  className="absolute inset-y-0 min-w-0.5 rounded-full bg-accent"
                  style={{ left: `${bar.left}%`, width: `${bar.width}%` }}
                />
              )}
            </span>
          </span>
          <ChevronRight aria-hidden className="size-4 shrink-0 text-ink-faint transition-transform group-data-[state=open]:rotate-90" />
        </Collapsible.Trigger>
        <Collapsible.Content>
          <StageDetail stage={stage} />
        </Collapsible.Content>
      </Collapsible.Root>
    </li>
  );
}

function StageDetail({ stage }: { stage: TraceStage }) {
  const entries = [
    ["step", stage.key],
    ["state", STATES[stage.state].word],
    ...(stage.startedAt === null ? [] : [["started", formatClock(stage.startedAt)]]),
    ...Object.entries(stage.detail).map(([name, value]) => [name, String(value)]),
  ];
  return (
    <dl className="mb-2 ml-8 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-xs">
      {entries.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-ink-faint">{name}</dt>
          <dd className="min-w-0 font-mono [overflow-wrap:anywhere]">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
