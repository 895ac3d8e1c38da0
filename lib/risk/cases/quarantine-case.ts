import type { Context } from "../../platform/context.ts";
import type { Standing } from "../transactions/transaction-record.ts";
import type { CaseView } from "./case.schema.ts";
import { isHeld } from "./case-facts.ts";
import { type CaseTarget, changeCase } from "./change-case.ts";
import type { CaseDeps } from "./ports.ts";

/** Money that was let through, and whoever carries it out can still stop. */
const FREE: readonly Standing[] = ["passed", "flagged", "released"];

/** One person is enough to hold money back; letting it go takes two. */
export function quarantineCase(ctx: Context<CaseDeps>, { reason, ...target }: CaseTarget & { reason: string }): Promise<CaseView> {
  return changeCase(ctx, target, {
    toCommand: (_known, all) => ({ type: "quarantine", freeCount: all.filter((each) => !isHeld(each)).length }),
    act: (session) => ctx.deps.caseTransactions.moveStanding(ctx.orgId, target.caseId, { from: FREE, to: "quarantined" }, session),
    toEvent: (_known, all) => ({ type: "quarantined", text: reason, transactionCount: all.filter((each) => !isHeld(each)).length }),
    action: "risk.case-quarantined",
  });
}
