import type { Route } from "../../_http/define-route.ts";
import { egressExportRoute, egressReportRoute, egressRowsRoute } from "./egress.ts";
import { usageExportRoute, usageReportRoute, usageRowsRoute } from "./usage.ts";

export const reportRoutes: readonly Route[] = [
  usageReportRoute,
  usageRowsRoute,
  usageExportRoute,
  egressReportRoute,
  egressRowsRoute,
  egressExportRoute,
];
