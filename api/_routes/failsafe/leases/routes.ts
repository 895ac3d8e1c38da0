import { askLease } from "../../../../lib/failsafe/leases/ask-lease.ts";
import { endLease } from "../../../../lib/failsafe/leases/end-lease.ts";
import { extendLease } from "../../../../lib/failsafe/leases/extend-lease.ts";
import { getLease } from "../../../../lib/failsafe/leases/get-lease.ts";
import {
  askLeaseSchema,
  byLeaseSchema,
  endLeaseSchema,
  extendLeaseSchema,
  leasePageSchema,
  leaseSchema,
  listLeasesSchema,
  voteLeaseSchema,
} from "../../../../lib/failsafe/leases/lease.schema.ts";
import { LEASE_CHANGE_ERRORS } from "../../../../lib/failsafe/leases/lease-errors.ts";
import { listLeases } from "../../../../lib/failsafe/leases/list-leases.ts";
import { voteLease } from "../../../../lib/failsafe/leases/vote-lease.ts";
import { limits } from "../../../../lib/platform/limits/limit.ts";
import { defineRoute, type Route } from "../../../_http/define-route.ts";
import { failsafeSettingsRoutes } from "../settings/routes.ts";

const listLeasesRoute = defineRoute({
  method: "get",
  path: "/failsafe/leases",
  summary: "Leases to act, newest first, by state and type",
  description: "A subject that needs no vote and has never been tripped has none here, and may act.",
  access: "failsafe.read",
  limit: limits.read,
  query: listLeasesSchema,
  output: leasePageSchema,
  errors: ["request.invalid_cursor"],
  handle: ({ ctx, query }) => listLeases(ctx, query),
});

const getLeaseRoute = defineRoute({
  method: "get",
  path: "/failsafe/leases/{leaseId}",
  summary: "One lease, with what was last asked for and its votes",
  access: "failsafe.read",
  limit: limits.read,
  params: byLeaseSchema,
  output: leaseSchema,
  errors: ["failsafe.lease_not_found"],
  handle: ({ ctx, params }) => getLease(ctx, params),
});

const askLeaseRoute = defineRoute({
  method: "post",
  path: "/failsafe/leases",
  summary: "Ask for a lease, for others to vote on",
  description: "Of a type that the settings say needs a vote. Whoever asks is not among those who vote.",
  access: "failsafe.write",
  limit: limits.write,
  body: askLeaseSchema,
  output: leaseSchema,
  isIdempotent: true,
  errors: [...LEASE_CHANGE_ERRORS, "failsafe.lease_hours"],
  handle: ({ ctx, body }) => askLease(ctx, body),
});

const change = {
  method: "post",
  limit: limits.write,
  params: byLeaseSchema,
  output: leaseSchema,
} as const;

const voteLeaseRoute = defineRoute({
  ...change,
  path: "/failsafe/leases/{leaseId}/votes",
  summary: "Approve or reject what is asked for",
  description:
    "Each person once, and only one who has signed in. It is granted by as many approvals as it needs, and refused once those who have not " +
    "voted could not make them up any more.",
  access: "failsafe-leases.write",
  body: voteLeaseSchema,
  errors: [...LEASE_CHANGE_ERRORS, "auth.user_required"],
  handle: ({ ctx, params, body }) => voteLease(ctx, { ...params, ...body }),
});

const extendLeaseRoute = defineRoute({
  ...change,
  path: "/failsafe/leases/{leaseId}/extensions",
  summary: "Ask for an extension, for others to vote on",
  description: "It counts from the end of the term. A lease is extended three times at most.",
  access: "failsafe.write",
  body: extendLeaseSchema,
  errors: [...LEASE_CHANGE_ERRORS, "failsafe.lease_hours"],
  handle: ({ ctx, params, body }) => extendLease(ctx, { ...params, ...body }),
});

const endLeaseRoute = defineRoute({
  ...change,
  path: "/failsafe/leases/{leaseId}/end",
  summary: "Give a lease up before its end, or take a request back",
  description: "For whoever asked for it, and for those who may vote on it.",
  access: "failsafe.write",
  body: endLeaseSchema,
  errors: LEASE_CHANGE_ERRORS,
  handle: ({ ctx, params, body }) => endLease(ctx, { ...params, ...body }),
});

export const leaseRoutes: readonly Route[] = [
  ...failsafeSettingsRoutes,
  listLeasesRoute,
  getLeaseRoute,
  askLeaseRoute,
  voteLeaseRoute,
  extendLeaseRoute,
  endLeaseRoute,
];
