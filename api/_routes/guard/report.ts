import { getGuardReport } from "../../../lib/guard/get-guard-report.ts";
import { guardReportSchema } from "../../../lib/guard/report.ts";
import { limits } from "../../../lib/platform/limits/limit.ts";
import { defineRoute } from "../../_http/define-route.ts";

export const getGuardReportRoute = defineRoute({
  method: "get",
  path: "/guard/report",
  summary: "What was measured of the guard: recall, false positives and speed of each release",
  access: "public",
  limit: limits.read,
  output: guardReportSchema,
  cache: { seconds: 300, scope: "public" },
  errors: [],
  handle: async () => getGuardReport(),
});
