import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import type { CaseDetail } from "./case.schema.ts";
import { caseNotFound } from "./case-errors.ts";
import type { CaseDeps } from "./ports.ts";
import { toCase, toCaseTransaction } from "./to-case.ts";

/** With all its transactions, in the order in which they happened. */
export async function getCase(ctx: Context<CaseDeps>, { caseId }: { caseId: string }): Promise<CaseDetail> {
  assertPermission(ctx, "risk.read");
  const { riskCases, caseTransactions } = ctx.deps;
  const record = await riskCases.find(ctx.orgId, caseId);
  if (!record) throw caseNotFound(caseId);
  const cipher = await ctx.deps.cipher.forOrganization(ctx.orgId);
  const transactions = await caseTransactions.listOfCase(ctx.orgId, caseId);
  return {
    ...toCase(record, cipher, ctx.clock.now()),
    transactions: transactions.toSorted((a, b) => a.at.getTime() - b.at.getTime()).map((each) => toCaseTransaction(each, cipher)),
  };
}
