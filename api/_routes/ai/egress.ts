import {
  egressExportQuerySchema,
  egressQuerySchema,
  egressReportSchema,
  egressRowsQuerySchema,
  egressRowsSchema,
} from "../../../lib/ai/egress-report.schema.ts";
import { exportEgress } from "../../../lib/ai/export-egress.ts";
import { getEgressReport } from "../../../lib/ai/get-egress-report.ts";
import { listEgress } from "../../../lib/ai/list-egress.ts";
import { limits } from "../../../lib/platform/limits/limit.ts";
import { defineDownloadRoute, defineRoute } from "../../_http/define-route.ts";

const WHOSE = "Everybody's calls for roles with `usage.read`, one's own for others.";

export const egressReportRoute = defineRoute({
  method: "get",
  path: "/ai/egress",
  summary: "What left for which provider in a period, in which classes and how much",
  description: `${WHOSE} \`ledger\` compares it with the usage ledger: every call that is not the demo engine's has a row in both.`,
  access: "ai.read",
  limit: limits.read,
  query: egressQuerySchema,
  output: egressReportSchema,
  errors: ["ai.report_period_invalid"],
  handle: ({ ctx, query }) => getEgressReport(ctx, query),
});

export const egressRowsRoute = defineRoute({
  method: "get",
  path: "/ai/egress/rows",
  summary: "Each call that left the house, newest first",
  description: WHOSE,
  access: "ai.read",
  limit: limits.read,
  query: egressRowsQuerySchema,
  output: egressRowsSchema,
  errors: ["ai.report_period_invalid", "request.invalid_cursor"],
  handle: ({ ctx, query }) => listEgress(ctx, query),
});

const FILES = {
  csv: { fileName: "aegis-egress.csv", contentType: "text/csv; charset=utf-8; header=present" },
  ndjson: { fileName: "aegis-egress.ndjson", contentType: "application/x-ndjson" },
} as const;

export const egressExportRoute = defineDownloadRoute({
  method: "get",
  path: "/ai/egress/export",
  summary: "The same calls as a CSV file, or as JSON line by line",
  description: `${WHOSE} Sent in pages as it is read, so it is never cut short.`,
  access: "ai.read",
  limit: limits.read,
  query: egressExportQuerySchema,
  mediaTypes: ["text/csv", "application/x-ndjson"],
  errors: ["ai.report_period_invalid"],
  handle: async ({ ctx, query }) => ({ ...FILES[query.format], chunks: await exportEgress(ctx, query) }),
});
