import { getMetrics } from "../../../lib/admin/numbers/get-metrics.ts";
import { getOverview } from "../../../lib/admin/numbers/get-overview.ts";
import { adminMetricsSchema, metricsQuerySchema, overviewQuerySchema, overviewSchema } from "../../../lib/admin/numbers/schema.ts";
import { exportAdminUsage } from "../../../lib/admin/usage/export-admin-usage.ts";
import { getAdminUsage } from "../../../lib/admin/usage/get-admin-usage.ts";
import { adminUsageExportSchema, adminUsageQuerySchema, adminUsageReportSchema } from "../../../lib/admin/usage/schema.ts";
import { limits } from "../../../lib/platform/limits/limit.ts";
import { defineDownloadRoute, defineRoute, type Route } from "../../_http/define-route.ts";

const WHOSE = "Of your organization; of every one for whoever runs the deployment, unless `scope` says `organization`.";

const metricsRoute = defineRoute({
  method: "get",
  path: "/admin/metrics",
  summary: "How many people, chats, messages and tokens there are",
  description: `${WHOSE} Counted once a minute.`,
  access: "ops.read",
  limit: limits.read,
  query: metricsQuerySchema,
  output: adminMetricsSchema,
  errors: [],
  handle: ({ ctx, query }) => getMetrics(ctx, query),
});

const overviewRoute = defineRoute({
  method: "get",
  path: "/admin/overview",
  summary: "What an administrator looks at first: totals, cost, jobs, guard verdicts, day by day",
  description: `${WHOSE} Today's numbers are up to ten seconds old, those of days before up to ten minutes.`,
  access: "ops.read",
  limit: limits.read,
  query: overviewQuerySchema,
  output: overviewSchema,
  errors: [],
  handle: ({ ctx, query }) => getOverview(ctx, query),
});

const usageRoute = defineRoute({
  method: "get",
  path: "/admin/usage",
  summary: "Calls, tokens and money by organization, person, model, feature or provider",
  description: `${WHOSE} Days are UTC, at most 92 of them; without \`from\` and \`to\` it is the last 30.`,
  access: "usage.read",
  limit: limits.read,
  query: adminUsageQuerySchema,
  output: adminUsageReportSchema,
  errors: ["ai.report_period_invalid"],
  handle: ({ ctx, query }) => getAdminUsage(ctx, query),
});

const usageExportRoute = defineDownloadRoute({
  method: "get",
  path: "/admin/usage/export",
  summary: "The same groups as a CSV file, the 5,000 largest",
  description: WHOSE,
  access: "usage.read",
  limit: limits.read,
  query: adminUsageExportSchema,
  mediaTypes: ["text/csv"],
  errors: ["ai.report_period_invalid"],
  handle: async ({ ctx, query: { format: _csv, ...input } }) => ({
    fileName: `aegis-usage-by-${input.groupBy}.csv`,
    contentType: "text/csv; charset=utf-8; header=present",
    chunks: await exportAdminUsage(ctx, input),
  }),
});

/** Numbers as administrators see them. */
export const numberRoutes: readonly Route[] = [metricsRoute, overviewRoute, usageRoute, usageExportRoute];
