"use client";

import { FlaskConical, RotateCw, Square, X } from "lucide-react";
import type { ParameterValues } from "../../../../../lib/prompts/content.schema.ts";
import type { Model } from "../../../../_client/models.ts";
import type { PromptView } from "../../../../_client/prompts.ts";
import { Badge } from "../../../../_ui/badge.tsx";
import { IconButton } from "../../../../_ui/icon-button.tsx";
import { AnswerBody } from "../../../_answer/answer-body.tsx";
import { AnswerFigures } from "../../../_answer/answer-figures.tsx";
import { IDLE, isRunning, type RunState, startOf } from "../../../_answer/run-state.ts";
import type { BenchContent } from "../_hooks/use-bench-contents.ts";
import type { BenchColumn } from "./bench-columns.ts";
import { ColumnCost } from "./column-cost.tsx";
import { ColumnSettings } from "./column-settings.tsx";
import { KeepButton } from "./keep-button.tsx";

type BenchColumnProps = {
  place: number;
  prompt: PromptView;
  models: readonly Model[];
  column: BenchColumn;
  content: BenchContent | null;
  problem: string | null;
  values: ParameterValues;
  isComplete: boolean;
  state: RunState;
  isCheapest: boolean;
  isQuickest: boolean;
  canRun: boolean;
  onAlter(fields: Partial<BenchColumn>): void;
  onRun(): void;
  onStop(): void;
  /** Null for the only column. */
  onRemove: (() => unknown) | null;
};

export function BenchColumnView(props: BenchColumnProps) {
  const { place, prompt, column, content, problem, state, canRun, onRun, onStop, onRemove } = props;
  const isBusy = isRunning(state);
  const name = column.version === null ? `Column ${place}: text typed here` : `Column ${place}: version ${column.version}`;
  return (
    <section aria-label={name} className="flex min-w-0 flex-col rounded-md border">
      <header className="flex flex-col gap-3 border-b bg-canvas p-3">
        <div className="flex items-center gap-2">
          <h2 className="mr-auto font-medium text-sm">Column {place}</h2>
          {startOf(state)?.isDemo && (
            <Badge tone="demo" icon={FlaskConical}>
              Demo
            </Badge>
          )}
          {onRemove && <IconButton label={`Remove column ${place}`} icon={X} onClick={() => onRemove()} />}
        </div>
        <ColumnSettings {...props} />
        <ColumnCost prompt={prompt} column={column} content={content} values={props.values} isReady={canRun && props.isComplete} />
        {problem !== null && (
          <p role="alert" className="wrap-anywhere text-blocked text-sm">
            {problem}
          </p>
        )}
      </header>
      <article aria-label={`Answer ${place}`} aria-busy={isBusy} className="min-h-32 p-3">
        <AnswerBody state={state} onRetry={canRun ? onRun : null} />
      </article>
      <p role="status" className="sr-only">
        {state.type === "done" ? `Column ${place} has answered.` : state.type === "failed" ? `Column ${place} has no answer.` : ""}
      </p>
      {state.type !== IDLE.type && (
        <footer className="flex flex-col gap-2 border-t p-3">
          <AnswerFigures state={state} isCheapest={props.isCheapest} isQuickest={props.isQuickest} />
          <div className="flex flex-wrap items-center gap-1">
            {isBusy ? (
              <IconButton label={`Stop column ${place}`} icon={Square} onClick={onStop} />
            ) : (
              <IconButton label={`Run column ${place} again`} icon={RotateCw} onClick={onRun} disabled={!canRun} />
            )}
            {state.type === "done" && content && prompt.canEdit && <KeepButton prompt={prompt} column={column} content={content.content} />}
          </div>
        </footer>
      )}
    </section>
  );
}
