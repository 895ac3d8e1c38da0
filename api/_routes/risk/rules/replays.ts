import { z } from "zod";
import { limits } from "../../../../lib/platform/limits/limit.ts";
import { cancelReplay } from "../../../../lib/risk/rules/replay/cancel-replay.ts";
import { getReplay } from "../../../../lib/risk/rules/replay/get-replay.ts";
import { getShadowReport } from "../../../../lib/risk/rules/replay/get-shadow-report.ts";
import { ruleReplaySchema, shadowReportSchema } from "../../../../lib/risk/rules/replay/replay.schema.ts";
import { startReplay } from "../../../../lib/risk/rules/replay/start-replay.ts";
import { ruleSetIdSchema } from "../../../../lib/risk/rules/rule-set.schema.ts";
import { defineRoute, type Route } from "../../../_http/define-route.ts";

const params = z.object({ ruleSetId: ruleSetIdSchema });

const startReplayRoute = defineRoute({
  method: "post",
  path: "/risk/rule-sets/{ruleSetId}/replay",
  summary: "Run a version of the rules over the newest 100,000 stored transactions",
  description: "A job does it; nothing stored is changed. Model, lists, snoozes and thresholds stay as they were when each was judged.",
  access: "risk-policy.write",
  limit: limits.write,
  params,
  output: ruleReplaySchema,
  errors: ["risk.rule_set_not_found", "risk.replay_running"],
  handle: ({ ctx, params }) => startReplay(ctx, params.ruleSetId),
});

const getReplayRoute = defineRoute({
  method: "get",
  path: "/risk/rule-sets/{ruleSetId}/replay",
  summary: "How far the last replay of a version has come, and what it has found",
  access: "risk.read",
  limit: limits.read,
  params,
  output: ruleReplaySchema,
  errors: ["risk.rule_set_not_found"],
  handle: ({ ctx, params }) => getReplay(ctx, params.ruleSetId),
});

const cancelReplayRoute = defineRoute({
  method: "post",
  path: "/risk/rule-sets/{ruleSetId}/replay/cancel",
  summary: "Stop a replay",
  access: "risk-policy.write",
  limit: limits.write,
  params,
  output: ruleReplaySchema,
  errors: ["risk.rule_set_not_found"],
  handle: ({ ctx, params }) => cancelReplay(ctx, params.ruleSetId),
});

const getShadowReportRoute = defineRoute({
  method: "get",
  path: "/risk/rules/shadow",
  summary: "What the version in shadow has said beside the one that judges",
  description: "Of the newest 5,000 transactions since it is tried.",
  access: "risk.read",
  limit: limits.read,
  output: shadowReportSchema,
  errors: [],
  handle: ({ ctx }) => getShadowReport(ctx),
});

export const ruleReplayRoutes: readonly Route[] = [startReplayRoute, getReplayRoute, cancelReplayRoute, getShadowReportRoute];
