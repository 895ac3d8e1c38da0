"use client";

import { Play, Square } from "lucide-react";
import type { Parameter, PromptContent } from "../../../../../lib/prompts/content.schema.ts";
import { Button } from "../../../../_ui/button.tsx";
import { Kbd } from "../../../../_ui/kbd.tsx";
import { submitByKeys } from "../../../_answer/submit-by-keys.ts";
import { ParameterForm } from "../../_components/parameter-form.tsx";
import type { ParameterEntries } from "../../_hooks/use-parameter-entries.ts";

type BenchFormProps = {
  parameters: readonly Parameter[];
  form: ParameterEntries;
  example: PromptContent["example"];
  count: number;
  mayRun: boolean;
  isRunning: boolean;
  onRun(): void;
  onStop(): void;
};

/** The values every column gets. */
export function BenchForm({ parameters, form, example, count, mayRun, isRunning, onRun, onStop }: BenchFormProps) {
  return (
    <form
      aria-label="Values for all columns"
      noValidate
      onKeyDown={submitByKeys}
      onSubmit={(event) => {
        event.preventDefault();
        if (mayRun && !isRunning) onRun();
      }}
      className="flex min-w-0 flex-col gap-4 rounded-md border p-4"
    >
      {parameters.length === 0 ? (
        <p className="text-ink-soft text-sm">No column asks for a value.</p>
      ) : (
        <ParameterForm parameters={parameters} form={form} disabled={!mayRun} />
      )}
      <div className="flex flex-wrap items-center gap-3">
        {isRunning ? (
          <Button onClick={onStop}>
            <Square aria-hidden className="size-3.5 fill-current" />
            Stop all
          </Button>
        ) : (
          <Button type="submit" tone="primary" disabled={!mayRun}>
            <Play aria-hidden className="size-4" />
            {count === 1 ? "Run" : `Run all ${count}`}
          </Button>
        )}
        {example && (
          <Button size="small" tone="quiet" onClick={() => form.fill(example.values)}>
            Use the example
          </Button>
        )}
        <p className="text-ink-faint text-xs">
          {mayRun ? (
            <span className="hidden md:inline">
              <Kbd>Ctrl</Kbd> <Kbd>Enter</Kbd> runs all. Every answer is paid for.
            </span>
          ) : (
            "Your role may look at this page, not run prompts."
          )}
        </p>
      </div>
    </form>
  );
}
