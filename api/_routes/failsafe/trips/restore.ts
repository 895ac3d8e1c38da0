import { approveRestore, declineRestore, requestRestore } from "../../../../lib/failsafe/trips/restore-trip.ts";
import {
  approveRestoreSchema,
  byTripSchema,
  declineRestoreSchema,
  requestRestoreSchema,
  tripSchema,
} from "../../../../lib/failsafe/trips/trip.schema.ts";
import { RESTORE_ERRORS } from "../../../../lib/failsafe/trips/trip-errors.ts";
import { limits } from "../../../../lib/platform/limits/limit.ts";
import { defineRoute, type Route } from "../../../_http/define-route.ts";

const restore = {
  method: "post",
  access: "failsafe.trip",
  stepUp: true,
  limit: limits.write,
  params: byTripSchema,
  output: tripSchema,
  errors: RESTORE_ERRORS,
} as const;

const requestRoute = defineRoute({
  ...restore,
  path: "/failsafe/trips/{tripId}/restore-requests",
  summary: "Ask for something to be let go on",
  description:
    "The phrase names it: `RESTORE model:groq/llama-3.3-70b-versatile`. Another person approves or declines within a day. Whoever's key or " +
    "session it is has no say; kill switches need `failsafe-policy.write`. If it gives cause again in between, the request is void.",
  body: requestRestoreSchema,
  handle: ({ ctx, params, body }) => requestRestore(ctx, { ...params, ...body }),
});

const approveRoute = defineRoute({
  ...restore,
  path: "/failsafe/trips/{tripId}/restore",
  summary: "Approve a restore that somebody else has asked for",
  description: "With the same phrase, bound to the version that is being looked at. Whoever asked is refused.",
  body: approveRestoreSchema,
  handle: ({ ctx, params, body }) => approveRestore(ctx, { ...params, ...body }),
});

const declineRoute = defineRoute({
  ...restore,
  path: "/failsafe/trips/{tripId}/decline",
  summary: "Decline a restore, or take one's own request back",
  body: declineRestoreSchema,
  handle: ({ ctx, params, body }) => declineRestore(ctx, { ...params, ...body }),
});

export const restoreRoutes: readonly Route[] = [requestRoute, approveRoute, declineRoute];
