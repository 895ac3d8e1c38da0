import { createOutputGuard, type OutputGuard } from "../../guard/output-guard.ts";
import { getOutputRules } from "../../guard/output-rules.ts";
import { toSystemPrompt } from "./system-prompt.ts";
import type { Turn } from "./turn-run.ts";

/** Of one round with a model; the instructions it was given are ours and nobody's to read. */
export async function createAnswerGuard({ ctx, canary }: Pick<Turn, "ctx" | "canary">): Promise<OutputGuard> {
  return createOutputGuard({ rules: await getOutputRules(ctx), canary, instructions: toSystemPrompt(canary) });
}
