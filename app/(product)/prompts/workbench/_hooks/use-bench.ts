"use client";

import { keyOf, type Model } from "../../../../_client/models.ts";
import type { PromptView } from "../../../../_client/prompts.ts";
import { canWrite, useMe } from "../../../../_client/use-me.ts";
import { findLeast, isRunning } from "../../../_answer/run-state.ts";
import { useParameterEntries } from "../../_hooks/use-parameter-entries.ts";
import { readSettingsDraft } from "../../_hooks/use-run-settings.ts";
import type { BenchColumn } from "../_components/bench-columns.ts";
import { useBenchColumns } from "./use-bench-columns.ts";
import { useBenchContents } from "./use-bench-contents.ts";
import { useBenchRuns } from "./use-bench-runs.ts";

/** The columns with what each asks and has got, and the values all of them share. */
export function useBench(prompt: PromptView, models: readonly Model[]) {
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
  return {
    ...{ mayRun, form, parameters, add, isRunning: states.some(isRunning) },
    runAll: () => columns.forEach(run),
    stopAll: () => columns.forEach(({ id }) => void stop(id)),
    columns: columns.map((column, index) => ({
      ...{ place: index + 1, column, content: contents[index] ?? null, problem: problems[index] ?? null },
      ...{ state: stateOf(column.id), isCheapest: cheapest === index, isQuickest: quickest === index, canRun: isReady(column, index) },
      onAlter: (fields: Partial<BenchColumn>) => alter(column.id, fields),
      onRun: () => run(column, index),
      onStop: () => void stop(column.id),
      onRemove: columns.length === 1 ? null : () => [forget(column.id), remove(column.id)],
    })),
  };
}
