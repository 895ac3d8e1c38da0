import { limits } from "../../../../lib/platform/limits/limit.ts";
import { getReviewStatus } from "../../../../lib/risk/settings/get-review-status.ts";
import { getSettings } from "../../../../lib/risk/settings/get-settings.ts";
import { listSettingsVersions } from "../../../../lib/risk/settings/list-settings-versions.ts";
import { previewThresholdsSchema, thresholdPreviewSchema } from "../../../../lib/risk/settings/preview.schema.ts";
import { previewThresholds } from "../../../../lib/risk/settings/preview-thresholds.ts";
import { reviewStatusSchema } from "../../../../lib/risk/settings/review-status.schema.ts";
import {
  listSettingsVersionsSchema,
  settingsVersionPageSchema,
  settingsVersionSchema,
  updateSettingsSchema,
} from "../../../../lib/risk/settings/settings.schema.ts";
import { updateSettings } from "../../../../lib/risk/settings/update-settings.ts";
import { defineRoute, type Route } from "../../../_http/define-route.ts";

const getSettingsRoute = defineRoute({
  method: "get",
  path: "/risk/settings",
  summary: "What the organization has decided about its risk guardian: thresholds, reviews by models, monitors",
  access: "risk.read",
  limit: limits.read,
  output: settingsVersionSchema,
  errors: [],
  handle: ({ ctx }) => getSettings(ctx),
});

const updateSettingsRoute = defineRoute({
  method: "put",
  path: "/risk/settings",
  summary: "Put other risk settings in force, as a new version",
  description: "`version` is the one the change was decided on. Every process follows within a second or two.",
  access: "risk-policy.write",
  limit: limits.write,
  body: updateSettingsSchema,
  output: settingsVersionSchema,
  errors: ["risk.settings_changed"],
  handle: ({ ctx, body }) => updateSettings(ctx, body),
});

const listSettingsVersionsRoute = defineRoute({
  method: "get",
  path: "/risk/settings/versions",
  summary: "Every version of the risk settings, newest first, the default last",
  access: "risk.read",
  limit: limits.read,
  query: listSettingsVersionsSchema,
  output: settingsVersionPageSchema,
  errors: ["request.invalid_cursor"],
  handle: ({ ctx, query }) => listSettingsVersions(ctx, query),
});

const previewThresholdsRoute = defineRoute({
  method: "get",
  path: "/risk/settings/preview",
  summary: "What other thresholds would have made of the verdicts of the last seven days",
  description: "Counted from stored scores, the newest 20,000 at most; nothing is changed. What a rule or a list has asked for stays.",
  access: "risk.read",
  limit: limits.read,
  query: previewThresholdsSchema,
  output: thresholdPreviewSchema,
  errors: [],
  handle: ({ ctx, query }) => previewThresholds(ctx, query),
});

const getReviewStatusRoute = defineRoute({
  method: "get",
  path: "/risk/settings/reviews",
  summary: "How many verdicts models were asked about, and what that has cost this month",
  access: "risk.read",
  limit: limits.read,
  output: reviewStatusSchema,
  errors: [],
  handle: ({ ctx }) => getReviewStatus(ctx),
});

export const riskSettingsRoutes: readonly Route[] = [
  getSettingsRoute,
  updateSettingsRoute,
  listSettingsVersionsRoute,
  previewThresholdsRoute,
  getReviewStatusRoute,
];
