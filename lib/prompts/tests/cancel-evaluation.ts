import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { findEditable } from "../library/find-prompt.ts";
import type { Evaluation } from "./evaluation.schema.ts";
import { findEvaluation, getEvaluation } from "./list-evaluations.ts";
import type { TestDeps } from "./ports.ts";
import { evaluationClosed } from "./test-errors.ts";

/** What was answered stays to be read. A run ends before its next rows; until then the evaluation says "running". */
export async function cancelEvaluation(ctx: Context<TestDeps>, at: { promptId: string; evaluationId: string }): Promise<Evaluation> {
  await findEditable(ctx, at.promptId);
  await findEvaluation(ctx, at);
  const { promptEvaluations, db, audit } = ctx.deps;
  const target = { type: "prompt-evaluation", id: at.evaluationId };
  const entry = toAuditRecord(ctx, { action: "prompts.evaluation-cancelled", target });
  const outcome = await db.withTransaction(async (session) => {
    const done = await promptEvaluations.cancel(ctx.orgId, at.evaluationId, new Date(ctx.clock.now()), session);
    if (done) await audit.append(entry, session);
    return done;
  });
  if (outcome === null) throw evaluationClosed();
  return getEvaluation(ctx, at);
}
