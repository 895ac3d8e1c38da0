"use client";

import { useRef } from "react";
import type { ParameterValues } from "../../../../../lib/prompts/content.schema.ts";
import type { ComposedPrompt } from "../../../../../lib/prompts/template/compose-parts.ts";
import type { PromptRunInput } from "../../../../_client/prompt-runs.ts";
import type { PromptView } from "../../../../_client/prompts.ts";
import { canWrite, useMe } from "../../../../_client/use-me.ts";
import { isRunning } from "../../../_answer/run-state.ts";
import { useParameterEntries } from "../../_hooks/use-parameter-entries.ts";
import { useRunSettings } from "../../_hooks/use-run-settings.ts";
import { usePromptRun } from "../_hooks/use-prompt-run.ts";
import { PromptExample } from "./prompt-example.tsx";
import { RunAnswer } from "./run-answer.tsx";
import { RunForm } from "./run-form.tsx";
import { RunHistory } from "./run-history.tsx";
import { RunPreview } from "./run-preview.tsx";

type RunBodyProps = { prompt: PromptView; composed: ComposedPrompt; pinned: number | null };

export function RunBody({ prompt, composed, pinned }: RunBodyProps) {
  const { parameters } = composed;
  const { example } = prompt.opened.content;
  const mayRun = canWrite(useMe().data);
  const form = useParameterEntries(parameters);
  const settings = useRunSettings();
  const { state, start, stop } = usePromptRun(prompt.id);
  const answer = useRef<HTMLElement>(null);
  const toInput = (values: ParameterValues): PromptRunInput => ({
    ...{ values, ...settings.settings },
    ...(pinned !== null && { version: pinned }),
  });
  const run = (values: ParameterValues) => {
    start(toInput(values));
    // On a phone the answer stands below what somebody has just filled in.
    answer.current?.scrollIntoView({ block: "nearest" });
  };
  const tryAgain = (values: ParameterValues) => {
    const known = Object.fromEntries(Object.entries(values).filter(([name]) => parameters.some((each) => each.name === name)));
    form.fill(known);
    if (mayRun) run(known);
  };
  return (
    <>
      <div className="grid min-w-0 items-start gap-5 lg:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-4">
          <RunForm
            promptId={prompt.id}
            parameters={parameters}
            unset={composed.settings}
            form={form}
            settings={settings}
            input={toInput(form.values)}
            mayRun={mayRun}
            isRunning={isRunning(state)}
            onRun={() => run(form.values)}
            onStop={stop}
          />
          {example && <PromptExample example={example} onTry={() => form.fill(example.values)} />}
          <RunPreview composed={composed} values={form.values} />
        </div>
        <RunAnswer ref={answer} state={state} onStop={stop} onRetry={mayRun && form.isComplete ? () => run(form.values) : null} />
      </div>
      <RunHistory promptId={prompt.id} mayRun={mayRun} onAgain={tryAgain} />
    </>
  );
}
