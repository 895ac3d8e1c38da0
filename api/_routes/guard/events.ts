import { countGuardEvents } from "../../../lib/guard/count-guard-events.ts";
import {
  countGuardEventsSchema,
  guardEventCountsSchema,
  guardEventPageSchema,
  listGuardEventsSchema,
} from "../../../lib/guard/event.schema.ts";
import { listGuardEvents } from "../../../lib/guard/list-guard-events.ts";
import { limits } from "../../../lib/platform/limits/limit.ts";
import { defineRoute } from "../../_http/define-route.ts";

export const listGuardEventsRoute = defineRoute({
  method: "get",
  path: "/guard/events",
  summary: "Verdicts that led to something, newest first, without any text",
  description: "`level=near` lists what was let through with a doubt. Rows are kept for 90 days.",
  access: "guard-events.read",
  limit: limits.read,
  query: listGuardEventsSchema,
  output: guardEventPageSchema,
  errors: ["request.invalid_cursor"],
  handle: ({ ctx, query }) => listGuardEvents(ctx, query),
});

export const countGuardEventsRoute = defineRoute({
  method: "get",
  path: "/guard/events/counts",
  summary: "How many verdicts of each day led to what",
  access: "guard-events.read",
  limit: limits.read,
  query: countGuardEventsSchema,
  output: guardEventCountsSchema,
  errors: [],
  handle: ({ ctx, query }) => countGuardEvents(ctx, query),
});
