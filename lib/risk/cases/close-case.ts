import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import type { CaseView, CloseCasesInput } from "./case.schema.ts";
import { isHeld } from "./case-facts.ts";
import type { CaseOutcome } from "./case-record.ts";
import { type CaseTarget, changeCase } from "./change-case.ts";
import type { CaseDeps } from "./ports.ts";

/** What it came to is what its transactions are from now on known as. Confirmed fraud that was waiting does not go any more. */
export async function closeCase(
  ctx: Context<CaseDeps>,
  { outcome, reason, ...target }: CaseTarget & { outcome: CaseOutcome; reason: string },
): Promise<CaseView> {
  const { caseTransactions, metrics } = ctx.deps;
  const closed = await changeCase(ctx, target, {
    toCommand: (_known, all) => ({ type: "close", outcome, heldCount: all.filter(isHeld).length }),
    async act(session) {
      await caseTransactions.label(ctx.orgId, target.caseId, { outcome, at: new Date(ctx.clock.now()) }, session);
      if (outcome === "fraud")
        await caseTransactions.moveStanding(ctx.orgId, target.caseId, { from: ["quarantined"], to: "blocked" }, session);
    },
    toEvent: (_known, all) => ({ type: "closed", text: reason, outcome, transactionCount: all.length }),
    action: `risk.case-closed-${outcome}`,
  });
  metrics.counter("aeges_cases_total", { event: "closed" })();
  return closed;
}

type Result = { id: string; case: CaseView | null; code: string | null; detail: string | null };

/** One after the other, each on its own: what cannot be closed is told, and the others are. */
export async function closeCases(ctx: Context<CaseDeps>, { cases, outcome, reason }: CloseCasesInput): Promise<{ results: Result[] }> {
  const results: Result[] = [];
  for (const { id, version } of cases) results.push(await tryToClose(ctx, { caseId: id, version, outcome, reason }));
  return { results };
}

async function tryToClose(ctx: Context<CaseDeps>, input: Parameters<typeof closeCase>[1]): Promise<Result> {
  try {
    return { id: input.caseId, case: await closeCase(ctx, input), code: null, detail: null };
  } catch (error) {
    if (!(error instanceof AppError) || (error.kind !== "conflict" && error.kind !== "not_found")) throw error;
    return { id: input.caseId, case: null, code: error.code, detail: error.message };
  }
}
