import { z } from "zod";
import {
  holdInputSchema,
  legalHoldSchema,
  listLegalHolds,
  placeLegalHold,
  releaseLegalHold,
} from "../../../lib/platform/audit/legal-holds.ts";
import {
  auditPolicySchema,
  getAuditPolicy,
  retentionInputSchema,
  updateAuditPolicy,
} from "../../../lib/platform/audit/retention-policy.ts";
import { limits } from "../../../lib/platform/limits/limit.ts";
import { defineRoute, type Route } from "../../_http/define-route.ts";

const getPolicyRoute = defineRoute({
  method: "get",
  path: "/audit/policy",
  summary: "How long the trail is kept, what holds it, and what was dropped",
  access: "audit.read",
  limit: limits.read,
  output: auditPolicySchema,
  errors: [],
  handle: ({ ctx }) => getAuditPolicy(ctx),
});

const updatePolicyRoute = defineRoute({
  method: "put",
  path: "/audit/policy",
  summary: "Decide how many days the trail is kept",
  description: "At least 90. Older records are dropped in whole checkpoints; the trail records that it was shortened and still verifies.",
  access: "audit-policy.write",
  stepUp: true,
  limit: limits.write,
  body: retentionInputSchema,
  output: auditPolicySchema,
  errors: [],
  handle: ({ ctx, body }) => updateAuditPolicy(ctx, body),
});

const listHoldsRoute = defineRoute({
  method: "get",
  path: "/audit/holds",
  summary: "Legal holds, newest first, released ones among them",
  access: "audit.read",
  limit: limits.read,
  query: z.strictObject({
    cursor: z.string().max(500).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  output: z.object({ items: z.array(legalHoldSchema), nextCursor: z.string().nullable() }),
  errors: ["request.invalid_cursor"],
  handle: ({ ctx, query }) => listLegalHolds(ctx, query),
});

const placeHoldRoute = defineRoute({
  method: "post",
  path: "/audit/holds",
  summary: "Keep the trail whole until further notice",
  description:
    "While a hold is active no record is dropped, neither by age nor with an account or the organization. `until` ends it by itself.",
  access: "audit-policy.write",
  stepUp: true,
  limit: limits.write,
  body: holdInputSchema,
  output: legalHoldSchema,
  errors: ["audit.hold_ended"],
  handle: ({ ctx, body }) => placeLegalHold(ctx, body),
});

const releaseHoldRoute = defineRoute({
  method: "post",
  path: "/audit/holds/{legalHoldId}/release",
  summary: "End a legal hold",
  access: "audit-policy.write",
  stepUp: true,
  limit: limits.write,
  params: z.strictObject({ legalHoldId: z.string().max(100) }),
  output: legalHoldSchema,
  errors: ["audit.hold_not_found"],
  handle: ({ ctx, params }) => releaseLegalHold(ctx, params),
});

export const retentionRoutes: readonly Route[] = [getPolicyRoute, updatePolicyRoute, listHoldsRoute, placeHoldRoute, releaseHoldRoute];
