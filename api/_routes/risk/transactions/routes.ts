import { z } from "zod";
import { idPattern } from "../../../../lib/platform/ids.ts";
import { limits } from "../../../../lib/platform/limits/limit.ts";
import { PLATFORM_LIMITS } from "../../../../lib/platform/platform-limits.ts";
import { analysisSchema, analyzeBatchSchema, analyzeSchema, batchAnswerSchema } from "../../../../lib/risk/transactions/analysis.schema.ts";
import { getTransaction } from "../../../../lib/risk/transactions/get-transaction.ts";
import { listTransactions } from "../../../../lib/risk/transactions/list-transactions.ts";
import { submitBatch, submitTransaction } from "../../../../lib/risk/transactions/submit-transactions.ts";
import {
  listTransactionsSchema,
  transactionPageSchema,
  transactionViewSchema,
} from "../../../../lib/risk/transactions/transaction-view.schema.ts";
import { defineRoute, type Route } from "../../../_http/define-route.ts";

const analyzeRoute = defineRoute({
  method: "post",
  path: "/analyze",
  summary: "Judge one transaction, with reasons",
  description:
    "Needs no key of a model vendor. The same transaction again answers the stored verdict with `cached: true`; another content under an id that is known is refused. Exactly one of `amount` and `amountMinor`; amounts are stored exactly.",
  access: "risk.write",
  limit: limits.analyze,
  body: analyzeSchema,
  output: analysisSchema,
  isIdempotent: true,
  errors: ["risk.transaction_conflict", "risk.timestamp_ahead"],
  handle: ({ ctx, body }) => submitTransaction(ctx, body),
});

const submitBatchRoute = defineRoute({
  method: "post",
  path: "/risk/transactions",
  summary: "Judge up to 1,000 transactions, in their order",
  description:
    "Where one of them cannot be read, none is judged and the answer names each that could not. An id that is known with other content is answered as `conflict`, beside the verdicts of the others.",
  access: "risk.write",
  limit: limits.write,
  body: analyzeBatchSchema,
  bodyMaxBytes: PLATFORM_LIMITS.vercel.requestBodyBytes,
  output: batchAnswerSchema,
  isIdempotent: true,
  errors: ["risk.timestamp_ahead"],
  handle: ({ ctx, body }) => submitBatch(ctx, body),
});

const listTransactionsRoute = defineRoute({
  method: "get",
  path: "/risk/transactions",
  summary: "Transactions that were judged, newest first by when they happened",
  access: "risk.read",
  limit: limits.read,
  query: listTransactionsSchema,
  output: transactionPageSchema,
  errors: ["request.invalid_cursor"],
  handle: ({ ctx, query }) => listTransactions(ctx, query),
});

const getTransactionRoute = defineRoute({
  method: "get",
  path: "/risk/transactions/{transactionId}",
  summary: "One transaction with everything its verdict was made of",
  access: "risk.read",
  limit: limits.read,
  params: z.strictObject({ transactionId: z.string().regex(idPattern("riskTransaction")) }),
  output: transactionViewSchema,
  errors: ["risk.transaction_not_found"],
  handle: ({ ctx, params }) => getTransaction(ctx, params.transactionId),
});

export const riskTransactionRoutes: readonly Route[] = [analyzeRoute, submitBatchRoute, listTransactionsRoute, getTransactionRoute];
