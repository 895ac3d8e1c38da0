import { z } from "zod";
import {
  accountDeletionSchema,
  cancelAccountDeletion,
  continueAccountDeletion,
  getAccountDeletion,
  getReceipt,
  scheduleAccountDeletion,
} from "../../../lib/auth/privacy/delete-account.ts";
import {
  cancelOrganizationDeletion,
  getOrganizationDeletion,
  organizationDeletionSchema,
  scheduleOrganizationDeletion,
} from "../../../lib/auth/privacy/delete-organization.ts";
import { receiptSchema } from "../../../lib/auth/privacy/receipt.ts";
import { limits } from "../../../lib/platform/limits/limit.ts";
import { defineRoute, type Route } from "../../_http/define-route.ts";

const account = { path: "/account/deletion", access: "signed-in", output: accountDeletionSchema } as const;

const getDeletionRoute = defineRoute({
  method: "get",
  ...account,
  summary: "Whether your account is to be deleted, and what would become of your organizations",
  limit: limits.read,
  errors: [],
  handle: ({ ctx }) => getAccountDeletion(ctx),
});

const scheduleDeletionRoute = defineRoute({
  method: "post",
  ...account,
  summary: "Have your account deleted in fourteen days",
  description: "`email` is your own address, typed by hand. Until then you can sign in and call it off; a signed receipt is mailed.",
  stepUp: true,
  limit: limits.account,
  body: z.strictObject({ email: z.string().max(254) }),
  errors: ["account.confirmation_wrong", "account.sole_owner", "audit.hold_active"],
  handle: ({ ctx, body }) => scheduleAccountDeletion(ctx, body),
});

const cancelDeletionRoute = defineRoute({
  method: "delete",
  ...account,
  summary: "Call the deletion of your account off",
  limit: limits.account,
  errors: ["account.no_deletion", "account.deletion_begun"],
  handle: ({ ctx }) => cancelAccountDeletion(ctx),
});

const continueDeletionRoute = defineRoute({
  method: "post",
  path: "/account/deletion/continue",
  summary: "After signing in again: the deletion goes on",
  access: "signed-in",
  limit: limits.account,
  output: accountDeletionSchema,
  errors: ["account.no_deletion", "account.deletion_begun"],
  handle: ({ ctx }) => continueAccountDeletion(ctx),
});

const receiptRoute = defineRoute({
  method: "get",
  path: "/account/deletion/receipt",
  summary: "The signed receipt of your request, to keep",
  access: "signed-in",
  limit: limits.read,
  output: receiptSchema,
  errors: ["account.no_deletion"],
  handle: ({ ctx }) => getReceipt(ctx),
});

const organization = { path: "/organizations/current/deletion", output: organizationDeletionSchema } as const;

const getOrganizationDeletionRoute = defineRoute({
  method: "get",
  ...organization,
  summary: "Whether this organization is to be deleted, and when",
  access: "organization.read",
  limit: limits.read,
  errors: [],
  handle: ({ ctx }) => getOrganizationDeletion(ctx),
});

const scheduleOrganizationDeletionRoute = defineRoute({
  method: "post",
  ...organization,
  summary: "Have this organization deleted in seven days",
  description:
    "`name` is the organization's, typed by hand. Its keys are destroyed first, so nothing can be read from then on, in no copy.",
  access: "organization.own",
  stepUp: true,
  limit: limits.account,
  body: z.strictObject({ name: z.string().max(200) }),
  errors: ["account.confirmation_wrong", "audit.hold_active"],
  handle: ({ ctx, body }) => scheduleOrganizationDeletion(ctx, body),
});

const cancelOrganizationDeletionRoute = defineRoute({
  method: "delete",
  ...organization,
  summary: "Call the deletion of this organization off",
  access: "organization.own",
  limit: limits.account,
  errors: ["account.no_deletion", "account.deletion_begun"],
  handle: ({ ctx }) => cancelOrganizationDeletion(ctx),
});

export const deletionRoutes: readonly Route[] = [
  ...[getDeletionRoute, scheduleDeletionRoute, cancelDeletionRoute, continueDeletionRoute, receiptRoute],
  ...[getOrganizationDeletionRoute, scheduleOrganizationDeletionRoute, cancelOrganizationDeletionRoute],
];
