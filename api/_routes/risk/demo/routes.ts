import { z } from "zod";
import { limits } from "../../../../lib/platform/limits/limit.ts";
import { createDemoRun } from "../../../../lib/risk/demo/create-demo-run.ts";
import { demoSchema } from "../../../../lib/risk/demo/demo.schema.ts";
import { createDemoRunSchema, demoRunIdSchema, demoRunPageSchema, demoRunSchema } from "../../../../lib/risk/demo/demo-run.schema.ts";
import { getDemoRun, listDemoRuns } from "../../../../lib/risk/demo/get-demo-run.ts";
import { getIncident } from "../../../../lib/risk/demo/get-incident.ts";
import { incidentSchema } from "../../../../lib/risk/demo/incident.schema.ts";
import { removeDemoRun } from "../../../../lib/risk/demo/remove-demo-run.ts";
import { stopDemoRun } from "../../../../lib/risk/demo/stop-demo-run.ts";
import { defineRoute, type Route } from "../../../_http/define-route.ts";

const params = z.strictObject({ demoRunId: demoRunIdSchema });

const showDemoRoute = defineRoute({
  method: "get",
  path: "/demo",
  summary: "A generated transaction, and what the engine says of it",
  description:
    "For everybody, signed in or not. The engine, its model and its rules are the ones every organization begins with; the payment and its people are made up, and nothing of it is stored.",
  access: "public",
  limit: limits.read,
  output: demoSchema,
  errors: [],
  handle: async ({ ctx }) => ctx.deps.showDemo(),
});

const createDemoRunRoute = defineRoute({
  method: "post",
  path: "/risk/demo-runs",
  summary: "Play generated transactions into the organization, through the path real ones take",
  description:
    "A seeded town with fraud in it, or one scripted incident. Every transaction carries the source `demo`; its accounts are told apart from real ones, and nothing real is judged by what they do.",
  access: "risk.write",
  limit: limits.account,
  body: createDemoRunSchema,
  output: demoRunSchema,
  status: 202,
  isIdempotent: true,
  errors: ["risk.demo_run_open", "risk.demo_runs_full", "auth.user_required"],
  handle: ({ ctx, body }) => createDemoRun(ctx, body),
});

const listDemoRunsRoute = defineRoute({
  method: "get",
  path: "/risk/demo-runs",
  summary: "Demo runs whose data is there, the newest first",
  access: "risk.read",
  limit: limits.read,
  query: z.strictObject({ cursor: z.string().max(200).optional(), limit: z.coerce.number().int().min(1).max(50).default(20) }),
  output: demoRunPageSchema,
  errors: ["request.invalid_cursor"],
  handle: ({ ctx, query }) => listDemoRuns(ctx, query),
});

const getDemoRunRoute = defineRoute({
  method: "get",
  path: "/risk/demo-runs/{demoRunId}",
  summary: "How far a demo run is, and what the engine made of what was generated",
  access: "risk.read",
  limit: limits.read,
  params,
  output: demoRunSchema,
  errors: ["risk.demo_run_not_found"],
  handle: ({ ctx, params: { demoRunId } }) => getDemoRun(ctx, demoRunId),
});

const getIncidentRoute = defineRoute({
  method: "get",
  path: "/risk/demo-runs/{demoRunId}/incident",
  summary: "A scripted incident as its records tell it: payments, verdicts, cases, and whose turn it is",
  access: "risk.read",
  limit: limits.read,
  params,
  output: incidentSchema,
  errors: ["risk.demo_run_not_found"],
  handle: ({ ctx, params: { demoRunId } }) => getIncident(ctx, demoRunId),
});

const stopDemoRunRoute = defineRoute({
  method: "post",
  path: "/risk/demo-runs/{demoRunId}/stop",
  summary: "Stop a demo run; what it has played stays",
  access: "risk.write",
  limit: limits.write,
  params,
  output: demoRunSchema,
  errors: ["risk.demo_run_not_found"],
  handle: ({ ctx, params: { demoRunId } }) => stopDemoRun(ctx, demoRunId),
});

const removeDemoRunRoute = defineRoute({
  method: "delete",
  path: "/risk/demo-runs/{demoRunId}",
  summary: "Take away everything a demo run has generated: transactions, accounts and cases",
  description: "In the background. Whoever started the run may, and whoever works cases.",
  access: "risk.write",
  limit: limits.write,
  params,
  output: demoRunSchema,
  status: 202,
  errors: ["risk.demo_run_not_found", "auth.user_required"],
  handle: ({ ctx, params: { demoRunId } }) => removeDemoRun(ctx, demoRunId),
});

export const riskDemoRoutes: readonly Route[] = [
  showDemoRoute,
  createDemoRunRoute,
  listDemoRunsRoute,
  getDemoRunRoute,
  getIncidentRoute,
  stopDemoRunRoute,
  removeDemoRunRoute,
];
