import { addTripNote } from "../../../../lib/failsafe/trips/add-trip-note.ts";
import { assignTrip } from "../../../../lib/failsafe/trips/assign-trip.ts";
import { getTrip } from "../../../../lib/failsafe/trips/get-trip.ts";
import { listTripEvents } from "../../../../lib/failsafe/trips/list-trip-events.ts";
import { listTrips } from "../../../../lib/failsafe/trips/list-trips.ts";
import {
  addTripNoteSchema,
  assignTripSchema,
  byTripSchema,
  listTripEventsSchema,
  listTripsSchema,
  tripByHandSchema,
  tripEventPageSchema,
  tripEventSchema,
  tripPageSchema,
  trippedSchema,
  tripSchema,
} from "../../../../lib/failsafe/trips/trip.schema.ts";
import { tripByHand } from "../../../../lib/failsafe/trips/trip-by-hand.ts";
import { ASSIGN_ERRORS } from "../../../../lib/failsafe/trips/trip-errors.ts";
import { limits } from "../../../../lib/platform/limits/limit.ts";
import { defineRoute, type Route } from "../../../_http/define-route.ts";

const listTripsRoute = defineRoute({
  method: "get",
  path: "/failsafe/trips",
  summary: "What the fail-safe has stopped, newest first",
  description: "With `state=open` only what stands still now.",
  access: "failsafe.read",
  limit: limits.read,
  query: listTripsSchema,
  output: tripPageSchema,
  errors: ["request.invalid_cursor"],
  handle: ({ ctx, query }) => listTrips(ctx, query),
});

const tripRoute = defineRoute({
  method: "post",
  path: "/failsafe/trips",
  summary: "Stop something at once",
  description:
    "Takes the subject's lease: what runs in its scope stops within a second, and nothing of it begins. One person is enough; to let it go " +
    "on takes two. A module or the whole organization (`kill_switch`) needs `failsafe-policy.write` and a session that has just proven " +
    "itself. What stands still already keeps its trip, and `isNew` is false.",
  access: "failsafe.trip",
  limit: limits.write,
  body: tripByHandSchema,
  output: trippedSchema,
  errors: ["failsafe.subject_not_found", "auth.step_up_required", "auth.user_required"],
  handle: ({ ctx, body }) => tripByHand(ctx, body),
});

const getTripRoute = defineRoute({
  method: "get",
  path: "/failsafe/trips/{tripId}",
  summary: "One trip",
  access: "failsafe.read",
  limit: limits.read,
  params: byTripSchema,
  output: tripSchema,
  errors: ["failsafe.trip_not_found"],
  handle: ({ ctx, params }) => getTrip(ctx, params),
});

const listEventsRoute = defineRoute({
  method: "get",
  path: "/failsafe/trips/{tripId}/events",
  summary: "What happened to a trip, newest first",
  access: "failsafe.read",
  limit: limits.read,
  params: byTripSchema,
  query: listTripEventsSchema,
  output: tripEventPageSchema,
  errors: ["failsafe.trip_not_found", "request.invalid_cursor"],
  handle: ({ ctx, params, query }) => listTripEvents(ctx, { ...params, ...query }),
});

const addNoteRoute = defineRoute({
  method: "post",
  path: "/failsafe/trips/{tripId}/notes",
  summary: "Write a note to a trip",
  access: "failsafe.trip",
  limit: limits.write,
  params: byTripSchema,
  body: addTripNoteSchema,
  output: tripEventSchema,
  isIdempotent: true,
  errors: ["failsafe.trip_not_found"],
  handle: ({ ctx, params, body }) => addTripNote(ctx, { ...params, ...body }),
});

const assignRoute = defineRoute({
  method: "post",
  path: "/failsafe/trips/{tripId}/assign",
  summary: "Give a trip to somebody, or back to nobody",
  access: "failsafe.trip",
  limit: limits.write,
  params: byTripSchema,
  body: assignTripSchema,
  output: tripSchema,
  errors: ASSIGN_ERRORS,
  handle: ({ ctx, params, body }) => assignTrip(ctx, { ...params, ...body }),
});

export const incidentRoutes: readonly Route[] = [listTripsRoute, tripRoute, getTripRoute, listEventsRoute, addNoteRoute, assignRoute];
