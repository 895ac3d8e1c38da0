"use client";

import { badgeStyle } from "../../_ui/badge.tsx";
import { formatCost, formatDuration } from "../../_ui/format.ts";
import { Tooltip } from "../../_ui/tooltip.tsx";
import { toVerdictChips } from "../../_ui/verdicts.ts";
import { type RunState, startOf } from "./run-state.ts";

type AnswerFiguresProps = { state: RunState; isCheapest: boolean; isQuickest: boolean };

export function AnswerFigures({ state, isCheapest, isQuickest }: AnswerFiguresProps) {
  const start = startOf(state);
  const end = state.type === "done" ? state.end : null;
  const chips = toVerdictChips(end?.verdicts ?? (start ? [start.verdict] : []));
  return (
    <>
      <dl className="grid grid-cols-2 gap-x-4 gap-y-1.5 text-sm">
        <Figure name="First token" value={start && formatDuration(start.firstTokenMs)} remark={isQuickest ? "quickest" : null} />
        <Figure name="Whole answer" value={end && formatDuration(end.durationMs)} />
        <Figure
          name="Tokens in, out"
          value={end && `${end.usage.isEstimated ? "≈ " : ""}${end.usage.inputTokens}, ${end.usage.outputTokens}`}
        />
        <Figure
          name="Cost"
          value={end && (end.costMicros === null ? "not known" : formatCost(end.costMicros))}
          remark={isCheapest ? "cheapest" : null}
        />
      </dl>
      {start?.fallbackReason && (
        <p className="text-redacted text-xs">
          {start.provider}/{start.model} answered instead: {start.fallbackReason}.
        </p>
      )}
      {end?.finishReason === "length" && <p className="text-redacted text-xs">It ended at the limit of output tokens.</p>}
      {chips.length > 0 && (
        <ul aria-label="Verdicts" className="flex flex-wrap gap-1.5">
          {chips.map(({ key, tone, icon: Icon, word, detail }) => (
            <li key={key}>
              <Tooltip text={detail}>
                <button type="button" aria-label={`${word}: ${detail}`} className={badgeStyle({ tone })}>
                  <Icon aria-hidden className="size-3.5" />
                  {word}
                </button>
              </Tooltip>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Figure({ name, value, remark = null }: { name: string; value: string | null; remark?: string | null }) {
  return (
    <div className="min-w-0">
      <dt className="text-ink-faint text-xs">{name}</dt>
      <dd className="font-mono tabular-nums">
        {value ?? "–"}
        {remark !== null && <span className="pl-1.5 font-sans text-safe text-xs">{remark}</span>}
      </dd>
    </div>
  );
}
