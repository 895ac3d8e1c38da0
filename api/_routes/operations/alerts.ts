import { z } from "zod";
import { acknowledgeAlert } from "../../../lib/ops/alerts/acknowledge-alert.ts";
import {
  alertPageSchema,
  alertSchema,
  byAlertSchema,
  bySilenceSchema,
  createSilenceSchema,
  listAlertsSchema,
  rulesSchema,
  silenceSchema,
  silencesSchema,
  testDeliverySchema,
} from "../../../lib/ops/alerts/alert.schema.ts";
import { listAlerts } from "../../../lib/ops/alerts/list-alerts.ts";
import { listRules } from "../../../lib/ops/alerts/list-rules.ts";
import { listSilences } from "../../../lib/ops/alerts/list-silences.ts";
import { endSilence, silenceAlerts } from "../../../lib/ops/alerts/silence-alerts.ts";
import { testDelivery } from "../../../lib/ops/alerts/test-delivery.ts";
import { limits } from "../../../lib/platform/limits/limit.ts";
import { defineRoute, type Route } from "../../_http/define-route.ts";

const listAlertsRoute = defineRoute({
  method: "get",
  path: "/operations/alerts",
  summary: "Alerts that are open, or past ones, newest first",
  access: "deployment.read",
  limit: limits.read,
  query: listAlertsSchema,
  output: alertPageSchema,
  errors: ["request.invalid_cursor"],
  handle: ({ ctx, query }) => listAlerts(ctx, query),
});

const listRulesRoute = defineRoute({
  method: "get",
  path: "/operations/alert-rules",
  summary: "The rules, with their thresholds and the same in PromQL",
  access: "deployment.read",
  limit: limits.read,
  output: rulesSchema,
  errors: [],
  handle: ({ ctx }) => listRules(ctx),
});

const acknowledgeAlertRoute = defineRoute({
  method: "post",
  path: "/operations/alerts/{alertId}/acknowledge",
  summary: "Take an alert on: nobody is reminded of it any more",
  description: "It is resolved by being well again, and by nothing else.",
  access: "deployment.write",
  limit: limits.write,
  params: byAlertSchema,
  output: alertSchema,
  errors: ["operations.alert_not_found", "operations.alert_over"],
  handle: ({ ctx, params }) => acknowledgeAlert(ctx, params),
});

const testDeliveryRoute = defineRoute({
  method: "post",
  path: "/operations/alerts/test",
  summary: "Send a test the way an alert goes, to everybody who runs the deployment",
  access: "deployment.write",
  limit: limits.write,
  output: testDeliverySchema,
  errors: [],
  handle: ({ ctx }) => testDelivery(ctx),
});

const listSilencesRoute = defineRoute({
  method: "get",
  path: "/operations/alert-silences",
  summary: "Silences that hold now",
  access: "deployment.read",
  limit: limits.read,
  output: silencesSchema,
  errors: [],
  handle: ({ ctx }) => listSilences(ctx),
});

const silenceAlertsRoute = defineRoute({
  method: "post",
  path: "/operations/alert-silences",
  summary: "Tell nobody of a rule's alerts for some hours",
  description: "They are written down all the same; what fires still when the silence ends is told then.",
  access: "deployment.write",
  limit: limits.write,
  body: createSilenceSchema,
  output: silenceSchema,
  errors: [],
  handle: ({ ctx, body }) => silenceAlerts(ctx, body),
});

const endSilenceRoute = defineRoute({
  method: "delete",
  path: "/operations/alert-silences/{silenceId}",
  summary: "End a silence before its time",
  access: "deployment.write",
  limit: limits.write,
  params: bySilenceSchema,
  output: z.void(),
  status: 204,
  errors: ["operations.silence_not_found"],
  handle: ({ ctx, params }) => endSilence(ctx, params),
});

export const alertRoutes: readonly Route[] = [
  listAlertsRoute,
  listRulesRoute,
  acknowledgeAlertRoute,
  testDeliveryRoute,
  listSilencesRoute,
  silenceAlertsRoute,
  endSilenceRoute,
];
