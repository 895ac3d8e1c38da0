import type { Context } from "../../platform/context.ts";
import type { CaseView } from "./case.schema.ts";
import { caseNotFound } from "./case-errors.ts";
import { SLA_MS } from "./case-facts.ts";
import { type CaseTarget, changeCase } from "./change-case.ts";
import type { CaseDeps } from "./ports.ts";

/**
 * Labels that nobody has learnt are withdrawn. Learnt ones stand until the case is closed again, and then say what it came to: models are
 * trained on that; a profile cannot unlearn.
 */
export async function reopenCase(ctx: Context<CaseDeps>, { reason, ...target }: CaseTarget & { reason: string }): Promise<CaseView> {
  const known = await ctx.deps.riskCases.find(ctx.orgId, target.caseId);
  if (!known) throw caseNotFound(target.caseId);
  return changeCase(ctx, target, {
    toCommand: () => ({ type: "reopen" }),
    act: (session) => ctx.deps.caseTransactions.withdrawLabels(ctx.orgId, target.caseId, session),
    toEvent: (_known, all) => ({ type: "reopened", text: reason, transactionCount: all.length }),
    action: "risk.case-reopened",
    dueAt: new Date(ctx.clock.now() + SLA_MS[known.facts.level]),
  });
}
