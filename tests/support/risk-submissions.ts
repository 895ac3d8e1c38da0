import { permissionsOf } from "../../lib/platform/permissions.ts";
import { formatAmount } from "../../lib/risk/money/parse-amount.ts";
import type { Generated } from "../../lib/risk/sample/generate-movements.ts";
import { parseTransaction, type TransactionBody, type TransactionInput } from "../../lib/risk/transactions/transaction.schema.ts";
import { createSystemContext } from "../../lib/runtime/system-context.ts";
import type { Harness } from "./harness.ts";

const AT = Date.UTC(2026, 2, 1);

/** As a caller writes it: an ordinary payment, but for what is given. */
export function bodyOf(given: Partial<TransactionBody> & { id: string }): TransactionBody {
  const amount = given.amountMinor === undefined && given.amount === undefined ? { amount: 42.5 } : {};
  return { timestamp: new Date(AT).toISOString(), from: "alice", to: "corner shop", ...amount, ...given };
}

export function inputOf(given: Partial<TransactionBody> & { id: string }): TransactionInput {
  const parsed = parseTransaction(bodyOf(given), Date.now());
  if (parsed.type === "refused") throw new Error(JSON.stringify(parsed.problems));
  return parsed.input;
}

/** One of the generated town. */
export function inputOfGenerated({ movement, payerName, payeeName }: Generated, id: string): TransactionInput {
  const cents = String(Math.round(movement.amount * 100));
  const balances = { fromBefore: movement.payerBalanceBefore.toFixed(2), fromAfter: Math.max(0, movement.payerBalanceAfter).toFixed(2) };
  const amount = formatAmount(cents, 2);
  return inputOf({ id, timestamp: movement.at, from: payerName, to: payeeName, amount, balances });
}

/** Whoever judges in the organization's name. */
export const judgeOf = ({ runtime }: Harness, orgId: string) =>
  createSystemContext(runtime, { job: "test", orgId, permissions: permissionsOf("OWNER") });

export const SUBMITTED = { source: { type: "api", id: null }, analysisType: "comprehensive" } as const;
