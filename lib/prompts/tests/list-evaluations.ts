import type { Context } from "../../platform/context.ts";
import { nextTimeCursor, readTimeCursor } from "../../platform/time-pages.ts";
import type { PromptRecord } from "../library/prompt-record.ts";
import type { Evaluation, ListEvaluationsInput } from "./evaluation.schema.ts";
import type { EvaluationRecord } from "./evaluation.store.ts";
import { findProven } from "./find-passed-evaluation.ts";
import { findTested } from "./find-test-set.ts";
import type { TestDeps } from "./ports.ts";
import { evaluationNotFound } from "./test-errors.ts";
import { toEvaluation } from "./to-evaluation.ts";

/** Newest first. */
export async function listEvaluations(
  ctx: Context<TestDeps>,
  { promptId, cursor, limit }: ListEvaluationsInput & { promptId: string },
): Promise<{ items: Evaluation[]; nextCursor: string | null }> {
  const prompt = await findTested(ctx, promptId);
  const records = await ctx.deps.promptEvaluations.list(ctx.orgId, promptId, { after: readTimeCursor(cursor), limit });
  return { items: await toViews(ctx, prompt, records), nextCursor: nextTimeCursor(records, limit) };
}

export async function getEvaluation(ctx: Context<TestDeps>, at: { promptId: string; evaluationId: string }): Promise<Evaluation> {
  const prompt = await findTested(ctx, at.promptId);
  const record = await findEvaluation(ctx, at);
  const [view] = await toViews(ctx, prompt, [record]);
  if (!view) throw evaluationNotFound(at.evaluationId);
  return view;
}

/** After somebody has looked whether its prompt may be seen. */
export async function findEvaluation(
  { deps, orgId }: Context<Pick<TestDeps, "promptEvaluations">>,
  { promptId, evaluationId }: { promptId: string; evaluationId: string },
): Promise<EvaluationRecord> {
  const record = await deps.promptEvaluations.find(orgId, promptId, evaluationId);
  if (!record) throw evaluationNotFound(evaluationId);
  return record;
}

async function toViews(ctx: Context<TestDeps>, prompt: PromptRecord, records: readonly EvaluationRecord[]): Promise<Evaluation[]> {
  const proven = await findProven(ctx, prompt, records);
  const now = ctx.clock.now();
  return records.map((record, index) => toEvaluation(record, { now, proves: proven[index] ?? [] }));
}
