"use client";

import { Plus } from "lucide-react";
import Link from "next/link";
import { keyOf, type Model } from "../../../../_client/models.ts";
import type { PromptView } from "../../../../_client/prompts.ts";
import { canWrite, useMe } from "../../../../_client/use-me.ts";
import { Button } from "../../../../_ui/button.tsx";
import { classNames } from "../../../../_ui/class-names.ts";
import { findLeast, isRunning } from "../../../_answer/run-state.ts";
import { useParameterEntries } from "../../_hooks/use-parameter-entries.ts";
import { readSettingsDraft } from "../../_hooks/use-run-settings.ts";
import { useBenchColumns } from "../_hooks/use-bench-columns.ts";
import { useBenchContents } from "../_hooks/use-bench-contents.ts";
import { useBenchRuns } from "../_hooks/use-bench-runs.ts";
import { BenchColumnView } from "./bench-column.tsx";
import { type BenchColumn, COLUMNS_MAX } from "./bench-columns.ts";
import { BenchForm } from "./bench-form.tsx";

const WIDTHS: Readonly<Record<number, string>> = {
  2: "md:grid-cols-2",
  3: "md:grid-cols-2 xl:grid-cols-3",
  4: "md:grid-cols-2 xl:grid-cols-4",
};

export function Bench({ prompt, models }: { prompt: PromptView; models: readonly Model[] }) {
  const mayRun = canWrite(useMe().data);
  const { columns, add, alter, remove } = useBenchColumns(prompt);
  const { contents, problems, parameters } = useBenchContents(prompt, columns);
  const form = useParameterEntries(parameters);
  const { stateOf, start, stop, forget } = useBenchRuns(prompt, models[0] ? keyOf(models[0]) : "");
  const states = columns.map(({ id }) => stateOf(id));
  const isReady = (column: BenchColumn, index: number): boolean =>
    mayRun && problems[index] === null && contents[index] !== null && Object.keys(readSettingsDraft(column).errors).length === 0;
  const run = (column: BenchColumn, index: number): void => {
    const content = contents[index];
    form.tryAll();
    if (content && isReady(column, index) && form.isComplete) start({ column, content, values: form.values });
  };
  const cheapest = findLeast(states, ({ end }) => end.costMicros);
  const quickest = findLeast(states, ({ start: started }) => started.firstTokenMs);
  return (
    <div className="flex min-w-0 flex-col gap-5">
      <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <Link href={`/prompts/${prompt.id}`} className="wrap-anywhere font-medium text-accent-ink underline">
          {prompt.title}
        </Link>
        <Link href="/prompts/workbench" className="text-ink-soft text-sm underline">
          Another prompt
        </Link>
      </p>
      <BenchForm
        parameters={parameters}
        form={form}
        example={prompt.opened.content.example}
        count={columns.length}
        mayRun={mayRun}
        isRunning={states.some(isRunning)}
        onRun={() => columns.forEach(run)}
        onStop={() => columns.forEach(({ id }) => void stop(id))}
      />
      <div className={classNames("grid min-w-0 items-start gap-4", WIDTHS[columns.length])}>
        {columns.map((column, index) => (
          <BenchColumnView
            key={column.id}
            place={index + 1}
            prompt={prompt}
            models={models}
            column={column}
            content={contents[index] ?? null}
            problem={problems[index] ?? null}
            values={form.values}
            isComplete={form.isComplete}
            state={stateOf(column.id)}
            isCheapest={cheapest === index}
            isQuickest={quickest === index}
            canRun={isReady(column, index)}
            onAlter={(fields) => alter(column.id, fields)}
            onRun={() => run(column, index)}
            onStop={() => stop(column.id)}
            onRemove={
              columns.length === 1
                ? null
                : () => {
                    forget(column.id);
                    remove(column.id);
                  }
            }
          />
        ))}
      </div>
      {columns.length < COLUMNS_MAX && (
        <Button size="small" className="self-start" onClick={add}>
          <Plus aria-hidden className="size-4" />
          Add a column
        </Button>
      )}
    </div>
  );
}
