import { limits } from "../../../../lib/platform/limits/limit.ts";
import { accountParamsSchema, accountViewSchema } from "../../../../lib/risk/accounts/account.schema.ts";
import { getRiskAccount } from "../../../../lib/risk/accounts/get-account.ts";
import { fundsViewSchema, getFundsSchema } from "../../../../lib/risk/funds/funds.schema.ts";
import { getFunds } from "../../../../lib/risk/funds/get-funds.ts";
import { defineRoute } from "../../../_http/define-route.ts";

export const getRiskAccountRoute = defineRoute({
  method: "get",
  path: "/risk/accounts/{accountKey}",
  summary: "What is known of an account: its profile in figures and words, and its newest transactions",
  access: "risk.read",
  limit: limits.read,
  params: accountParamsSchema,
  output: accountViewSchema,
  errors: ["risk.account_not_found"],
  handle: ({ ctx, params }) => getRiskAccount(ctx, params.accountKey),
});

export const getFundsRoute = defineRoute({
  method: "get",
  path: "/risk/accounts/{accountKey}/funds",
  summary: "Where an account's money went or came from, over up to four hops",
  description:
    "Money is followed only after it has arrived. Eight counterparties of each account and 24 new accounts a hop are drawn, flagged and large ones first; the rest is counted in `more`. Amounts are exact, one sum for each currency.",
  access: "risk.read",
  limit: limits.read,
  params: accountParamsSchema,
  query: getFundsSchema,
  output: fundsViewSchema,
  errors: ["risk.account_not_found"],
  handle: ({ ctx, params, query }) => getFunds(ctx, { ...params, ...query }),
});
