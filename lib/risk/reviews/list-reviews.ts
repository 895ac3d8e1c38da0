import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import type { Cipher } from "../../platform/crypto/cipher.ts";
import { getTransaction } from "../transactions/get-transaction.ts";
import type { TransactionStore } from "../transactions/transaction.store.ts";
import type { ReviewStore } from "./review.store.ts";
import type { ReviewView } from "./review-view.schema.ts";
import { toReviewView } from "./to-review-view.ts";

type Deps = { cipher: Cipher; riskReviews: ReviewStore; riskTransactions: Pick<TransactionStore, "find"> };

/** What models have said of one transaction. */
export async function listReviews(ctx: Context<Deps>, transactionId: string): Promise<{ items: ReviewView[] }> {
  assertPermission(ctx, "risk.read");
  await getTransaction(ctx, transactionId);
  const cipher = await ctx.deps.cipher.forOrganization(ctx.orgId);
  const records = await ctx.deps.riskReviews.listOf(ctx.orgId, transactionId);
  return { items: records.flatMap((record) => toReviewView(cipher, record) ?? []) };
}
