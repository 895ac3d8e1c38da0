"use client";

import { Plus } from "lucide-react";
import Link from "next/link";
import type { Model } from "../../../../_client/models.ts";
import type { PromptView } from "../../../../_client/prompts.ts";
import { Button } from "../../../../_ui/button.tsx";
import { classNames } from "../../../../_ui/class-names.ts";
import { useBench } from "../_hooks/use-bench.ts";
import { BenchColumnView } from "./bench-column.tsx";
import { COLUMNS_MAX } from "./bench-columns.ts";
import { BenchForm } from "./bench-form.tsx";

const WIDTHS: Readonly<Record<number, string>> = {
  2: "md:grid-cols-2",
  3: "md:grid-cols-2 xl:grid-cols-3",
  4: "md:grid-cols-2 xl:grid-cols-4",
};

export function Bench({ prompt, models }: { prompt: PromptView; models: readonly Model[] }) {
  const { columns, parameters, form, mayRun, isRunning, add, runAll, stopAll } = useBench(prompt, models);
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
        isRunning={isRunning}
        onRun={runAll}
        onStop={stopAll}
      />
      <div className={classNames("grid min-w-0 items-start gap-4", WIDTHS[columns.length])}>
        {columns.map((column) => (
          <BenchColumnView
            key={column.column.id}
            prompt={prompt}
            models={models}
            values={form.values}
            isComplete={form.isComplete}
            {...column}
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
