import { exportUsage } from "../../../lib/ai/export-usage.ts";
import { getUsageReport } from "../../../lib/ai/get-usage-report.ts";
import { listUsageRows } from "../../../lib/ai/list-usage-rows.ts";
import {
  usageExportQuerySchema,
  usageQuerySchema,
  usageReportSchema,
  usageRowsQuerySchema,
  usageRowsSchema,
} from "../../../lib/ai/usage-report.schema.ts";
import { limits } from "../../../lib/platform/limits/limit.ts";
import { defineDownloadRoute, defineRoute } from "../../_http/define-route.ts";

const WHOSE = "Everybody's calls for roles with `usage.read`, one's own for others.";

export const usageReportRoute = defineRoute({
  method: "get",
  path: "/ai/usage",
  summary: "Calls, tokens and money of a period, by group and by day",
  description: `${WHOSE} Days are UTC, at most 92 of them; without \`from\` and \`to\` it is the last 30.`,
  access: "ai.read",
  limit: limits.read,
  query: usageQuerySchema,
  output: usageReportSchema,
  errors: ["ai.report_period_invalid"],
  handle: ({ ctx, query }) => getUsageReport(ctx, query),
});

export const usageRowsRoute = defineRoute({
  method: "get",
  path: "/ai/usage/rows",
  summary: "The calls a usage report adds up, newest first",
  description: WHOSE,
  access: "ai.read",
  limit: limits.read,
  query: usageRowsQuerySchema,
  output: usageRowsSchema,
  errors: ["ai.report_period_invalid", "request.invalid_cursor"],
  handle: ({ ctx, query }) => listUsageRows(ctx, query),
});

export const usageExportRoute = defineDownloadRoute({
  method: "get",
  path: "/ai/usage/export",
  summary: "The same calls as a CSV file",
  description: `${WHOSE} Sent in pages as it is read, so it is never cut short; text a spreadsheet would run carries an apostrophe.`,
  access: "ai.read",
  limit: limits.read,
  query: usageExportQuerySchema,
  mediaTypes: ["text/csv"],
  errors: ["ai.report_period_invalid"],
  handle: async ({ ctx, query: { format: _csv, ...selection } }) => ({
    fileName: "aegis-usage.csv",
    contentType: "text/csv; charset=utf-8; header=present",
    chunks: await exportUsage(ctx, selection),
  }),
});
