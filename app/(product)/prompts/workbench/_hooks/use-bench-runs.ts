"use client";

import type { ParameterValues } from "../../../../../lib/prompts/content.schema.ts";
import { renderPrompt } from "../../../../../lib/prompts/template/render.ts";
import { askPlayground } from "../../../../_client/playground.ts";
import { streamPromptRun } from "../../../../_client/prompt-runs.ts";
import type { PromptView } from "../../../../_client/prompts.ts";
import { type Ask, useAnswers } from "../../../_answer/use-answers.ts";
import { readSettingsDraft } from "../../_hooks/use-run-settings.ts";
import type { BenchColumn } from "../_components/bench-columns.ts";
import type { BenchContent } from "./use-bench-contents.ts";

export type BenchRun = { column: BenchColumn; content: BenchContent; values: ParameterValues };

/** A version runs as it does everywhere; a text typed here is asked by the playground's way, and nothing of it is kept. */
export function useBenchRuns(prompt: PromptView, unchosenModel: string) {
  const { stateOf, run, stop, forget } = useAnswers();
  const start = ({ column, content, values }: BenchRun) => run(column.id, askFor({ column, content, values }, prompt.id, unchosenModel));
  return { stateOf, start, stop, forget };
}

function askFor({ column, content, values }: BenchRun, promptId: string, unchosenModel: string): Ask {
  const { settings } = readSettingsDraft(column);
  const { composed } = content;
  const own = Object.fromEntries(Object.entries(values).filter(([name]) => composed?.parameters.some((each) => each.name === name)));
  if (column.version !== null || !composed)
    return (sink, signal) => streamPromptRun(promptId, { values: own, version: column.version ?? undefined, ...settings }, sink, signal);
  const { instructions, text } = renderPrompt(composed, own);
  const { model = unchosenModel, temperature, maxOutputTokens } = { ...composed.settings, ...settings };
  const question = {
    ...{ prompt: text, model },
    ...(instructions.trim() !== "" && { system: instructions }),
    ...(temperature !== undefined && { temperature }),
    ...(maxOutputTokens !== undefined && { maxOutputTokens }),
  };
  return (sink, signal) => askPlayground(question, sink, signal);
}
