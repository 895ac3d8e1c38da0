import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { isHaltedError } from "../../platform/safety-gate.ts";
import { generatePrompt, type PromptAnswer } from "../runs/ask-prompt.ts";
import { openFiles } from "../runs/open-files.ts";
import { checkValues } from "../template/check-values.ts";
import { type RenderedPrompt, renderPrompt } from "../template/render.ts";
import type { Assertion, AssertionResult } from "./assertion.schema.ts";
import { assertionsOf } from "./assertions-of.ts";
import { evaluateAssertion, isJudged } from "./evaluate-assertion.ts";
import { judgeAssertion } from "./judge-assertion.ts";
import type { PlannedCombination } from "./plan-combinations.ts";
import type { EvaluationRunDeps } from "./run-ports.ts";
import type { SealedRow } from "./test-seals.ts";

/** What came of one row with one combination. */
export type AskedCell =
  | { type: "answered"; answer: PromptAnswer; assertions: readonly AssertionResult[] }
  | { type: "error"; code: string; detail: string; answer: PromptAnswer | null };

export type CellInput = { combination: PlannedCombination; row: SealedRow; ofSet: readonly Assertion[]; signal: AbortSignal };

/** What is wrong with this row or this combination is an error of the cell; whatever would be wrong with every cell is thrown. */
export async function askCell(ctx: Context<EvaluationRunDeps>, input: CellInput): Promise<AskedCell> {
  const late = AbortSignal.timeout(ctx.deps.jobTiming.stepTimeoutMs);
  const signal = AbortSignal.any([input.signal, late]);
  try {
    return await ask(ctx, { ...input, signal });
  } catch (error) {
    if (input.signal.aborted) throw error;
    if (late.aborted) return toError("prompts.answer_late", "No answer came in time.");
    if (error instanceof AppError && isOfCell(error)) return toError(error.code, toSentence(error));
    throw error;
  }
}

const OF_CELL: readonly AppError["kind"][] = ["invalid", "malformed", "not_found", "too_large", "conflict", "bad_upstream"];

function isOfCell(error: AppError): boolean {
  return OF_CELL.includes(error.kind) && !isHaltedError(error);
}

function toError(code: string, detail: string, answer: PromptAnswer | null = null): AskedCell {
  return { type: "error", code, detail, answer };
}

/** Which value does not fit says more than that some do not. */
function toSentence({ message, options }: AppError): string {
  const named = (options.errors ?? []).map(({ pointer, detail }) => `${pointer.split("/").at(-1)}: ${detail}`);
  return [message, ...named.slice(0, 3)].join(" ").slice(0, 500);
}

async function ask(ctx: Context<EvaluationRunDeps>, { combination, row, ofSet, signal }: CellInput): Promise<AskedCell> {
  const { composed, settings } = combination;
  const values = checkValues(composed.parameters, row.values);
  const files = await openFiles(ctx, { parameters: composed.parameters, values, signal });
  const question = renderPrompt(composed, values, files);
  const answer = await generatePrompt(ctx, { ...question, settings, signal });
  if (answer.isBlocked) return toError("prompts.answer_withheld", "The answer was found unsafe and withheld.", answer);
  const assertions = assertionsOf(ofSet, row);
  const results = await holdAgainst(ctx, assertions, { question, answer, row, signal });
  return { type: "answered", answer, assertions: results };
}

type Held = { question: RenderedPrompt; answer: PromptAnswer; row: SealedRow; signal: AbortSignal };

const NOTHING_ASSERTED: AssertionResult = {
  ...{ type: "none", passed: false, score: 0 },
  reason: "Nothing is asserted of this row: give it an expected answer or an assertion, or give the set one.",
};

async function holdAgainst(
  ctx: Context<EvaluationRunDeps>,
  assertions: readonly Assertion[],
  { question, answer, row, signal }: Held,
): Promise<AssertionResult[]> {
  const facts = { text: answer.text, latencyMs: answer.durationMs, costMicros: answer.costMicros };
  const results: AssertionResult[] = [];
  for (const assertion of assertions) {
    results.push(
      isJudged(assertion)
        ? await judgeAssertion(ctx, assertion, { question: question.text, answer: answer.text, row, signal })
        : await evaluateAssertion(assertion, facts, row),
    );
  }
  return results.length === 0 ? [NOTHING_ASSERTED] : results;
}
