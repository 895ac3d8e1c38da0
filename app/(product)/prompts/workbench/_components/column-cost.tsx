"use client";

import type { ParameterValues } from "../../../../../lib/prompts/content.schema.ts";
import { renderPrompt } from "../../../../../lib/prompts/template/render.ts";
import type { PromptView } from "../../../../_client/prompts.ts";
import { formatCount } from "../../../../_ui/format-amounts.ts";
import { readSettingsDraft } from "../../_hooks/use-run-settings.ts";
import { RunCost } from "../../[promptId]/_components/run-cost.tsx";
import type { BenchContent } from "../_hooks/use-bench-contents.ts";
import type { BenchColumn } from "./bench-columns.ts";

type ColumnCostProps = {
  prompt: PromptView;
  column: BenchColumn;
  content: BenchContent | null;
  values: ParameterValues;
  isReady: boolean;
};

/** As the tokens of most models go; the counts after the answer are exact. */
const CHARS_PER_TOKEN = 4;

/** What a run would take, before it is paid for. */
export function ColumnCost({ prompt, column, content, values, isReady }: ColumnCostProps) {
  const composed = content?.composed ?? null;
  if (!composed) return null;
  const own = Object.fromEntries(Object.entries(values).filter(([name]) => composed.parameters.some((each) => each.name === name)));
  if (column.version !== null) {
    const input = { values: own, version: column.version, ...readSettingsDraft(column).settings };
    return <RunCost promptId={prompt.id} input={input} isReady={isReady} />;
  }
  const { instructions, text } = renderPrompt(composed, own);
  const tokens = Math.ceil((instructions.length + text.length) / CHARS_PER_TOKEN);
  return <p className="text-ink-soft text-sm tabular-nums">About {formatCount(tokens)} tokens in</p>;
}
