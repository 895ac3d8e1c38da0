"use client";

import { Check, Copy, FlaskConical, RotateCw, Square, X } from "lucide-react";
import type { Model } from "../../../_client/models.ts";
import { Badge } from "../../../_ui/badge.tsx";
import { IconButton } from "../../../_ui/icon-button.tsx";
import { useCopy } from "../../../_ui/use-copy.ts";
import { AnswerBody } from "../../_answer/answer-body.tsx";
import { AnswerFigures } from "../../_answer/answer-figures.tsx";
import { ModelSelect } from "../../_answer/model-select.tsx";
import { IDLE, isRunning, type RunState, startOf, textOf } from "../../_answer/run-state.ts";

type AnswerColumnProps = {
  place: number;
  modelKey: string;
  models: readonly Model[];
  state: RunState;
  isCheapest: boolean;
  isQuickest: boolean;
  canAsk: boolean;
  onModel(key: string): void;
  onAsk(): void;
  onStop(): void;
  /** Null for the only column. */
  onRemove: (() => void) | null;
};

export function AnswerColumn({
  place,
  modelKey,
  models,
  state,
  isCheapest,
  isQuickest,
  canAsk,
  onModel,
  onAsk,
  onStop,
  onRemove,
}: AnswerColumnProps) {
  const { isCopied, copy } = useCopy();
  const isBusy = isRunning(state);
  const text = textOf(state);
  const name = `Answer ${place}: ${modelKey}`;
  return (
    <section aria-label={name} className="flex min-w-0 flex-col rounded-md border">
      <header className="flex items-center gap-1 border-b bg-canvas p-2">
        <ModelSelect label={`Model ${place}`} models={models} value={modelKey} onValue={onModel} />
        {startOf(state)?.isDemo && (
          <Badge tone="demo" icon={FlaskConical}>
            Demo
          </Badge>
        )}
        {onRemove && <IconButton label={`Remove model ${place}`} icon={X} onClick={onRemove} />}
      </header>
      <article aria-label={name} aria-busy={isBusy} className="min-h-40 p-3">
        <AnswerBody state={state} onRetry={canAsk ? onAsk : null} />
      </article>
      <p role="status" className="sr-only">
        {announce(state, modelKey)}
      </p>
      {state.type !== IDLE.type && (
        <footer className="flex flex-col gap-2 border-t p-3">
          <AnswerFigures state={state} isCheapest={isCheapest} isQuickest={isQuickest} />
          <div className="flex items-center gap-1">
            {isBusy ? (
              <IconButton label={`Stop model ${place}`} icon={Square} onClick={onStop} />
            ) : (
              <IconButton label={`Ask model ${place} again`} icon={RotateCw} onClick={onAsk} disabled={!canAsk} />
            )}
            <IconButton
              label={isCopied ? "Copied" : `Copy answer ${place}`}
              icon={isCopied ? Check : Copy}
              disabled={text === ""}
              onClick={() => void copy(text)}
            />
          </div>
        </footer>
      )}
    </section>
  );
}

/** Ends only: a screen reader that read four streams at once would be of no use. */
function announce(state: RunState, modelKey: string): string {
  switch (state.type) {
    case "done":
      return `${modelKey} has answered.`;
    case "failed":
      return `${modelKey} did not answer.`;
    case "stopped":
      return `${modelKey} was stopped.`;
    default:
      return "";
  }
}
