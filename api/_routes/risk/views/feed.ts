import { limits } from "../../../../lib/platform/limits/limit.ts";
import { getRiskDay } from "../../../../lib/risk/monitors/get-day.ts";
import { getRiskMonitor } from "../../../../lib/risk/monitors/get-monitor.ts";
import { getDaySchema, getMonitorSchema, riskDaySchema, riskMonitorSchema } from "../../../../lib/risk/monitors/monitor.schema.ts";
import { arrivalsSchema, listArrivalsSchema } from "../../../../lib/risk/transactions/arrivals.schema.ts";
import { listArrivals } from "../../../../lib/risk/transactions/list-arrivals.ts";
import { defineRoute } from "../../../_http/define-route.ts";

export const listArrivalsRoute = defineRoute({
  method: "get",
  path: "/risk/arrivals",
  summary: "What was judged since the last call, oldest first",
  description:
    "For a view that keeps up: ask every two seconds with the `cursor` of the last answer, and load the list when something new fits.",
  access: "risk.read",
  limit: limits.riskFeed,
  query: listArrivalsSchema,
  output: arrivalsSchema,
  errors: ["request.invalid_cursor"],
  handle: ({ ctx, query }) => listArrivals(ctx, query),
});

export const getRiskDayRoute = defineRoute({
  method: "get",
  path: "/risk/day",
  summary: "How much was judged, flagged and held in the last 24 hours, by the hour",
  access: "risk.read",
  limit: limits.riskFeed,
  query: getDaySchema,
  output: riskDaySchema,
  errors: [],
  handle: ({ ctx, query }) => getRiskDay(ctx, query),
});

export const getRiskMonitorRoute = defineRoute({
  method: "get",
  path: "/risk/monitors",
  summary: "What the organization's monitor profile watches: networks, jurisdictions, corridors, sectors and rules, by day",
  description: "Counted by the decision each transaction got when it came in. What has clearly risen beside the days before is marked.",
  access: "risk.read",
  limit: limits.read,
  query: getMonitorSchema,
  output: riskMonitorSchema,
  errors: [],
  handle: ({ ctx, query }) => getRiskMonitor(ctx, query),
});
