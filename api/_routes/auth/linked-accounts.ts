import { z } from "zod";
import { listLinkedAccounts } from "../../../lib/auth/oauth/list-linked-accounts.ts";
import { linkedAccountsSchema, oauthProviderSchema } from "../../../lib/auth/oauth/schema.ts";
import { startLinking } from "../../../lib/auth/oauth/start-linking.ts";
import { unlinkAccount } from "../../../lib/auth/oauth/unlink-account.ts";
import { limits } from "../../../lib/platform/limits/limit.ts";
import { defineRoute, type Route } from "../../_http/define-route.ts";

const listRoute = defineRoute({
  method: "get",
  path: "/auth/linked-accounts",
  summary: "List the accounts of other providers you can sign in with, and which providers there are",
  access: "account.read",
  limit: limits.read,
  output: linkedAccountsSchema,
  errors: [],
  handle: ({ ctx }) => listLinkedAccounts(ctx),
});

const startRoute = defineRoute({
  method: "post",
  path: "/auth/linked-accounts/start",
  summary: "Begin to link an account of a provider: where to return to from it",
  description: "The address is the `callbackUrl` of `POST /api/auth/signin/{provider}`, and good for this session and fifteen minutes.",
  access: "signed-in",
  stepUp: true,
  limit: limits.account,
  body: z.strictObject({ signInWith: oauthProviderSchema }),
  output: z.object({ returnTo: z.string() }),
  errors: ["auth.provider_unavailable"],
  handle: ({ ctx, body }) => startLinking(ctx, { provider: body.signInWith }),
});

const unlinkRoute = defineRoute({
  method: "post",
  path: "/auth/linked-accounts/unlink",
  summary: "Unlink an account; never your only way to sign in",
  access: "signed-in",
  stepUp: true,
  limit: limits.account,
  body: z.strictObject({ signInWith: oauthProviderSchema }),
  output: z.void(),
  status: 204,
  errors: ["auth.linked_account_not_found", "auth.last_way_in"],
  handle: ({ ctx, body }) => unlinkAccount(ctx, { provider: body.signInWith }),
});

export const linkedAccountRoutes: readonly Route[] = [listRoute, startRoute, unlinkRoute];
