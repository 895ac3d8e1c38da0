"use client";

import { Check, Copy, FlaskConical, Square } from "lucide-react";
import type { Ref } from "react";
import { Badge } from "../../../../_ui/badge.tsx";
import { Button } from "../../../../_ui/button.tsx";
import { useCopy } from "../../../../_ui/use-copy.ts";
import { AnswerBody } from "../../../_answer/answer-body.tsx";
import { AnswerFigures } from "../../../_answer/answer-figures.tsx";
import { IDLE, isRunning, type RunState, startOf, textOf } from "../../../_answer/run-state.ts";
import { RunThumbs } from "./run-thumbs.tsx";

type RunAnswerProps = { state: RunState; onStop(): void; onRetry: (() => void) | null; ref: Ref<HTMLElement> };

/** What the model says, and what it came to. Beside the form where there is room, and then it stays in sight. */
export function RunAnswer({ state, onStop, onRetry, ref }: RunAnswerProps) {
  const { isCopied, copy } = useCopy();
  const start = startOf(state);
  const text = textOf(state);
  const isBusy = isRunning(state);
  const runId = state.type === "done" ? state.start.runId : undefined;
  return (
    <section ref={ref} aria-label="Answer" className="flex min-w-0 flex-col rounded-md border lg:sticky lg:top-0">
      <header className="flex min-h-12 items-center gap-2 border-b bg-canvas px-4 py-2">
        <h2 className="font-medium text-base">Answer</h2>
        {start?.isDemo && (
          <Badge tone="demo" icon={FlaskConical}>
            Demo
          </Badge>
        )}
        {start && <span className="ml-auto min-w-0 truncate font-mono text-ink-soft text-sm">{`${start.provider}/${start.model}`}</span>}
      </header>
      <article aria-label="Answer" aria-busy={isBusy} className="min-h-40 p-4">
        <AnswerBody state={state} onRetry={onRetry} />
        {state.type === "failed" && <FieldFaults faults={state.problem.fieldErrors} />}
      </article>
      <p role="status" className="sr-only">
        {announce(state)}
      </p>
      {state.type !== IDLE.type && (
        <footer className="flex flex-col gap-3 border-t p-4">
          <AnswerFigures state={state} isCheapest={false} isQuickest={false} />
          <div className="flex flex-wrap items-center gap-2">
            {isBusy && (
              <Button size="small" onClick={onStop}>
                <Square aria-hidden className="size-3.5 fill-current" />
                Stop
              </Button>
            )}
            <Button size="small" disabled={text === ""} onClick={() => void copy(text)}>
              {isCopied ? <Check aria-hidden className="size-4" /> : <Copy aria-hidden className="size-4" />}
              <span aria-live="polite">{isCopied ? "Copied" : "Copy answer"}</span>
            </Button>
            {runId !== undefined && <RunThumbs key={runId} runId={runId} thumb={null} />}
          </div>
        </footer>
      )}
    </section>
  );
}

/** What the server found wrong with the values, where the form did not. */
function FieldFaults({ faults }: { faults: readonly { pointer: string; detail: string }[] }) {
  if (faults.length === 0) return null;
  return (
    <ul className="mt-2 flex flex-col gap-1 text-sm">
      {faults.map(({ pointer, detail }) => (
        <li key={pointer}>
          <code className="font-mono">{pointer.split("/").at(-1)}</code> {detail}
        </li>
      ))}
    </ul>
  );
}

function announce(state: RunState): string {
  switch (state.type) {
    case "done":
      return "The answer is complete.";
    case "failed":
      return "There is no answer.";
    case "stopped":
      return "The answer was stopped.";
    default:
      return "";
  }
}
