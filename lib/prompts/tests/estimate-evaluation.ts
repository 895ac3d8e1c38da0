import { estimatePromptTokens } from "../../ai/estimate-tokens.ts";
import { toAppError } from "../../ai/to-app-error.ts";
import { toRouteContext } from "../../ai/to-route-context.ts";
import type { Context } from "../../platform/context.ts";
import { findEditable } from "../library/find-prompt.ts";
import { toQuestionMessages } from "../runs/ask-prompt.ts";
import { renderPrompt } from "../template/render.ts";
import type { EvaluationEstimate, StartEvaluationInput } from "./evaluation.schema.ts";
import { findEditableTestSet } from "./find-test-set.ts";
import { type PlannedCombination, planCombinations } from "./plan-combinations.ts";
import type { EvaluationDeps } from "./ports.ts";
import { openRow, type SealedRow } from "./test-seals.ts";

/** The first ones stand for all. */
const ROWS_LOOKED_AT = 50;
/** As the model access sends it where nobody has set a limit, and what answers come to more often. */
const OUTPUT_TOKENS_MAX = 16_384;
const OUTPUT_TOKENS_LIKELY = 500;

/** What all of it would cost; nobody is asked for it. What judging by rubrics costs is not in it. */
export async function estimateEvaluation(
  ctx: Context<EvaluationDeps>,
  input: StartEvaluationInput & { promptId: string; signal: AbortSignal },
): Promise<EvaluationEstimate> {
  const prompt = await findEditable(ctx, input.promptId);
  const set = await findEditableTestSet(ctx, input);
  const combinations = await planCombinations(ctx, prompt, input);
  return estimateCombinations(ctx, { testSetId: set._id, rows: set.rows, combinations, signal: input.signal });
}

type Estimated = { testSetId: string; rows: number; combinations: readonly PlannedCombination[]; signal: AbortSignal };

export async function estimateCombinations(
  ctx: Context<EvaluationDeps>,
  { testSetId, rows, combinations, signal }: Estimated,
): Promise<EvaluationEstimate> {
  const cipher = await ctx.deps.cipher.forOrganization(ctx.orgId);
  const records = await ctx.deps.promptTests.listRows(ctx.orgId, testSetId, 0, ROWS_LOOKED_AT);
  const looked = records.map((record) => openRow(cipher, record));
  const sum = { inputTokens: 0, likelyCostMicros: 0, highestCostMicros: 0 };
  for (const combination of combinations) {
    const each = await estimateOne(ctx, combination, { looked, signal });
    sum.inputTokens += each.inputTokens * rows;
    sum.likelyCostMicros += each.likelyCostMicros * rows;
    sum.highestCostMicros += each.highestCostMicros * rows;
  }
  return { calls: rows * combinations.length, ...sum, isFree: sum.highestCostMicros === 0 };
}

type Looked = { looked: readonly SealedRow[]; signal: AbortSignal };

/** Of one row on average. */
async function estimateOne(ctx: Context<EvaluationDeps>, { composed, settings }: PlannedCombination, { looked, signal }: Looked) {
  const { model, maxOutputTokens = OUTPUT_TOKENS_MAX } = settings;
  const asked = looked.map(({ values }) => toQuestionMessages(renderPrompt(composed, values)));
  const tokens = asked.reduce((sum, messages) => sum + estimatePromptTokens(messages), 0);
  const inputTokens = Math.ceil(tokens / Math.max(1, looked.length));
  const request = { messages: asked[0] ?? [], signal, ...(model !== undefined && { model }) };
  const target = await ctx.deps.router.plan(toRouteContext(ctx), request).catch((error: unknown) => {
    throw toAppError(error);
  });
  const costOf = (outputTokens: number) => (target.isDemo ? 0 : target.costMicros({ inputTokens, outputTokens, isEstimated: true }));
  const likely = Math.min(OUTPUT_TOKENS_LIKELY, maxOutputTokens);
  return { inputTokens, likelyCostMicros: costOf(likely), highestCostMicros: costOf(maxOutputTokens) };
}
