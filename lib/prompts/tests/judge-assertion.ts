import type { GatewayDeps } from "../../ai/gateway/ports.ts";
import type { Context } from "../../platform/context.ts";
import type { AssertionResult } from "./assertion.schema.ts";
import type { JudgedAssertion } from "./evaluate-assertion.ts";
import { type Fillings, fillText } from "./fill-text.ts";
import { gradeAnswer } from "./grade-answer.ts";
import type { TestLinks } from "./ports.ts";

export type Judged = { question: string; answer: string; row: Fillings; signal: AbortSignal };

const DIGITS = 1_000;

/** Those that somebody else has to be asked about. */
export async function judgeAssertion(
  ctx: Context<TestLinks & GatewayDeps>,
  assertion: JudgedAssertion,
  { question, answer, row, signal }: Judged,
): Promise<AssertionResult> {
  switch (assertion.type) {
    case "similarity": {
      const value = fillText(assertion.value, row);
      const score = round(await ctx.deps.answerJudges.similarityOf(ctx, { answer, value }, signal));
      return toResult(assertion, score, `Meant alike by ${score}, of ${assertion.threshold} that it takes.`);
    }
    case "safety": {
      const { threshold } = assertion;
      const { score, categories } = await ctx.deps.answerJudges.safetyOf(ctx, { prompt: question, answer }, threshold);
      const found = categories.length === 0 ? "nothing was found" : `found: ${categories.join(", ")}`;
      return toResult(assertion, round(score), `Safe by ${round(score)}, of ${threshold} that it takes; ${found}.`);
    }
    case "model-graded": {
      const { rubric, model } = assertion;
      const grade = await gradeAnswer(ctx, { question, answer, rubric: fillText(rubric, row), model, signal });
      if (grade.type === "none") return { type: assertion.type, passed: false, score: 0, reason: grade.why };
      return toResult(assertion, round(grade.score), grade.reason);
    }
  }
}

function round(score: number): number {
  return Math.round(Math.min(1, Math.max(0, score)) * DIGITS) / DIGITS;
}

function toResult({ type, threshold }: JudgedAssertion, score: number, reason: string): AssertionResult {
  return { type, passed: score >= threshold, score, reason };
}
