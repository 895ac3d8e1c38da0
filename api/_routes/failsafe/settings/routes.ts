import { getSettings } from "../../../../lib/failsafe/settings/get-settings.ts";
import { listSettingsVersions } from "../../../../lib/failsafe/settings/list-settings-versions.ts";
import {
  failsafeSettingsPageSchema,
  failsafeSettingsVersionSchema,
  listFailsafeSettingsSchema,
  updateFailsafeSettingsSchema,
} from "../../../../lib/failsafe/settings/settings.schema.ts";
import { updateSettings } from "../../../../lib/failsafe/settings/update-settings.ts";
import { limits } from "../../../../lib/platform/limits/limit.ts";
import { defineRoute, type Route } from "../../../_http/define-route.ts";

const getSettingsRoute = defineRoute({
  method: "get",
  path: "/failsafe/settings",
  summary: "What the organization has decided about its fail-safe: audits, leases, trips, drills",
  access: "failsafe.read",
  limit: limits.read,
  output: failsafeSettingsVersionSchema,
  errors: [],
  handle: ({ ctx }) => getSettings(ctx),
});

const updateSettingsRoute = defineRoute({
  method: "put",
  path: "/failsafe/settings",
  summary: "Put other fail-safe settings in force, as a new version",
  description: "`version` is the one the change was decided on. Every process follows within a second or two.",
  access: "failsafe-policy.write",
  stepUp: true,
  limit: limits.write,
  body: updateFailsafeSettingsSchema,
  output: failsafeSettingsVersionSchema,
  errors: ["failsafe.settings_changed"],
  handle: ({ ctx, body }) => updateSettings(ctx, body),
});

const listVersionsRoute = defineRoute({
  method: "get",
  path: "/failsafe/settings/versions",
  summary: "Every version of the fail-safe settings, newest first, the default last",
  access: "failsafe.read",
  limit: limits.read,
  query: listFailsafeSettingsSchema,
  output: failsafeSettingsPageSchema,
  errors: ["request.invalid_cursor"],
  handle: ({ ctx, query }) => listSettingsVersions(ctx, query),
});

export const failsafeSettingsRoutes: readonly Route[] = [getSettingsRoute, updateSettingsRoute, listVersionsRoute];
