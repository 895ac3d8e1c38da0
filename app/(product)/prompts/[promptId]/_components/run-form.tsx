"use client";

import { Play, Square } from "lucide-react";
import type { FormEvent } from "react";
import type { ModelSettings, Parameter } from "../../../../../lib/prompts/content.schema.ts";
import type { PromptRunInput } from "../../../../_client/prompt-runs.ts";
import { Button } from "../../../../_ui/button.tsx";
import { Kbd } from "../../../../_ui/kbd.tsx";
import { submitByKeys } from "../../../_answer/submit-by-keys.ts";
import { ParameterForm } from "../../_components/parameter-form.tsx";
import { SettingsFields } from "../../_components/settings-fields.tsx";
import type { ParameterEntries } from "../../_hooks/use-parameter-entries.ts";
import type { RunSettings } from "../../_hooks/use-run-settings.ts";
import { RunCost } from "./run-cost.tsx";

type RunFormProps = {
  promptId: string;
  parameters: readonly Parameter[];
  /** What the version asks of a model where this run asks nothing. */
  unset: ModelSettings;
  form: ParameterEntries;
  settings: RunSettings;
  input: PromptRunInput;
  mayRun: boolean;
  isRunning: boolean;
  onRun(): void;
  onStop(): void;
};

export function RunForm({ promptId, parameters, unset, form, settings, input, mayRun, isRunning, onRun, onStop }: RunFormProps) {
  const isReady = form.isComplete && Object.keys(settings.errors).length === 0;
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!mayRun || isRunning) return;
    if (isReady) return onRun();
    const { currentTarget } = event;
    form.tryAll();
    requestAnimationFrame(() => currentTarget.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  };
  return (
    <form
      aria-label="Run the prompt"
      noValidate
      onSubmit={send}
      onKeyDown={submitByKeys}
      className="flex min-w-0 flex-col gap-4 rounded-md border p-4"
    >
      {parameters.length === 0 && <p className="text-ink-soft text-sm">This prompt asks for nothing: it runs as it is.</p>}
      <ParameterForm parameters={parameters} form={form} disabled={!mayRun} />
      <details className="border-t pt-3">
        <summary className="cursor-pointer rounded-md text-ink-soft text-sm">
          Model and settings: {settings.draft.model || unset.model || "whatever answers"}
        </summary>
        <div className="pt-3">
          <SettingsFields
            draft={settings.draft}
            errors={settings.errors}
            unchosen={{ model: unset.model ? `As the version says: ${unset.model}` : "Whatever answers", rest: "As the version says" }}
            disabled={!mayRun}
            onDraft={settings.change}
          />
        </div>
      </details>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <RunButton isRunning={isRunning} mayRun={mayRun} onStop={onStop} />
        {mayRun ? (
          <RunCost promptId={promptId} input={input} isReady={isReady} />
        ) : (
          <p className="text-ink-soft text-sm">Your role may read prompts, not run them.</p>
        )}
      </div>
      {mayRun && (
        <p className="hidden text-ink-faint text-xs md:block">
          <Kbd>Ctrl</Kbd> <Kbd>Enter</Kbd> runs it from any field.
        </p>
      )}
    </form>
  );
}

function RunButton({ isRunning, mayRun, onStop }: Pick<RunFormProps, "isRunning" | "mayRun" | "onStop">) {
  return isRunning ? (
    <Button onClick={onStop}>
      <Square aria-hidden className="size-3.5 fill-current" />
      Stop
    </Button>
  ) : (
    <Button type="submit" tone="primary" disabled={!mayRun}>
      <Play aria-hidden className="size-4" />
      Run
    </Button>
  );
}
