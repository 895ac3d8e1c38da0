import { createDrill } from "../../../../lib/failsafe/drills/create-drill.ts";
import {
  byDrillSchema,
  createDrillSchema,
  createScenarioSchema,
  drillCasePageSchema,
  drillPageSchema,
  drillSchema,
  listDrillCasesSchema,
  listDrillsSchema,
  reportFormatSchema,
  scenarioDrillSchema,
  suiteDrillSchema,
} from "../../../../lib/failsafe/drills/drill.schema.ts";
import { exportDrillReport } from "../../../../lib/failsafe/drills/export-drill-report.ts";
import { getDrill, listDrillCases, listDrills } from "../../../../lib/failsafe/drills/get-drill.ts";
import { runScenario } from "../../../../lib/failsafe/drills/scenarios/run-scenario.ts";
import { stopDrill } from "../../../../lib/failsafe/drills/stop-drill.ts";
import { limits } from "../../../../lib/platform/limits/limit.ts";
import { defineDownloadRoute, defineRoute, type Route } from "../../../_http/define-route.ts";

const createDrillRoute = defineRoute({
  method: "post",
  path: "/failsafe/drills",
  summary: "Attack a model with the product's own cases",
  description:
    "Runs in the background, each case once; what it costs is booked to the feature `failsafe`. `alone` asks the model with nothing before it, `guarded` takes the path every request takes. A drill harms nobody: the sign an attack asks for means nothing.",
  access: "failsafe.trip",
  limit: limits.account,
  body: createDrillSchema,
  output: suiteDrillSchema,
  status: 202,
  isIdempotent: true,
  errors: ["failsafe.drill_open", "auth.user_required"],
  handle: ({ ctx, body }) => createDrill(ctx, body),
});

const runScenarioRoute = defineRoute({
  method: "post",
  path: "/failsafe/drills/scenarios",
  summary: "Rehearse a threat, and measure how soon it is contained",
  description:
    "Takes seconds, and answers when it is over. It goes through the real verbs in a scope of its own: a model that nobody serves, a key that is made for it and revoked. Its trip is closed at the end.",
  access: "failsafe.trip",
  limit: limits.account,
  body: createScenarioSchema,
  output: scenarioDrillSchema,
  errors: ["auth.user_required"],
  handle: ({ ctx, body }) => runScenario(ctx, body),
});

const listDrillsRoute = defineRoute({
  method: "get",
  path: "/failsafe/drills",
  summary: "Drills and rehearsals, newest first; of one model, its history",
  access: "failsafe.read",
  limit: limits.read,
  query: listDrillsSchema,
  output: drillPageSchema,
  errors: ["request.invalid_cursor"],
  handle: ({ ctx, query }) => listDrills(ctx, query),
});

const getDrillRoute = defineRoute({
  method: "get",
  path: "/failsafe/drills/{drillId}",
  summary: "How far a drill is, and how much was withstood",
  access: "failsafe.read",
  limit: limits.read,
  params: byDrillSchema,
  output: drillSchema,
  errors: ["failsafe.drill_not_found"],
  handle: ({ ctx, params: { drillId } }) => getDrill(ctx, drillId),
});

const listDrillCasesRoute = defineRoute({
  method: "get",
  path: "/failsafe/drills/{drillId}/cases",
  summary: "Each attack of a drill, what came back, and what showed the outcome",
  access: "failsafe.read",
  limit: limits.read,
  params: byDrillSchema,
  query: listDrillCasesSchema,
  output: drillCasePageSchema,
  errors: ["failsafe.drill_not_found", "request.invalid_cursor"],
  handle: ({ ctx, params, query }) => listDrillCases(ctx, { ...params, ...query }),
});

const stopDrillRoute = defineRoute({
  method: "post",
  path: "/failsafe/drills/{drillId}/stop",
  summary: "Stop a drill; what has come back stays",
  access: "failsafe.trip",
  limit: limits.write,
  params: byDrillSchema,
  output: drillSchema,
  errors: ["failsafe.drill_not_found"],
  handle: ({ ctx, params: { drillId } }) => stopDrill(ctx, drillId),
});

const reportRoute = defineDownloadRoute({
  method: "get",
  path: "/failsafe/drills/{drillId}/report",
  summary: "A drill with everything that was asked, as JSON or PDF",
  description: "Hashed with SHA-256 (`report` as canonical JSON). Each export is recorded in the audit trail.",
  access: "failsafe.read",
  limit: limits.write,
  params: byDrillSchema,
  query: reportFormatSchema,
  mediaTypes: ["application/json", "application/pdf"],
  errors: ["failsafe.drill_not_found"],
  handle: ({ ctx, params, query }) => exportDrillReport(ctx, { ...params, ...query }),
});

export const drillRoutes: readonly Route[] = [
  createDrillRoute,
  runScenarioRoute,
  listDrillsRoute,
  getDrillRoute,
  listDrillCasesRoute,
  stopDrillRoute,
  reportRoute,
];
