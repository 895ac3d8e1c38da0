import { openCases } from "../../lib/risk/cases/open-cases.ts";
import type { TransactionRecord } from "../../lib/risk/transactions/transaction-record.ts";
import { createSystemContext } from "../../lib/runtime/system-context.ts";
import type { Harness } from "./harness.ts";
import { insertRiskTransaction } from "./risk-transaction-rows.ts";

/** As the product opens them, once it has judged. */
export async function openRiskCases(harness: Harness, orgId: string, records: readonly TransactionRecord[]): Promise<void> {
  await openCases(createSystemContext(harness.runtime, { job: "test", orgId }), records);
}

/** A case of one transaction; each payer has one of their own. */
export async function insertRiskCase(
  harness: Harness,
  orgId: string,
  given: Parameters<typeof insertRiskTransaction>[2] = {},
): Promise<{ caseId: string; transaction: TransactionRecord }> {
  const from = given.from ?? `payer-${Math.random().toString(36).slice(2)}`;
  const transaction = await insertRiskTransaction(harness, orgId, { ...given, from });
  await openRiskCases(harness, orgId, [transaction]);
  const stored = await harness.runtime.deps.riskTransactions.find(orgId, transaction._id);
  if (!stored?.caseId) throw new Error("No case was opened.");
  return { caseId: stored.caseId, transaction: stored };
}
