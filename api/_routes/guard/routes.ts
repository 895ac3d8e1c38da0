import type { Route } from "../../_http/define-route.ts";
import { createAppealRoute, decideAppealRoute, exportAppealsRoute, listAppealsRoute } from "./appeals.ts";
import { checkTextRoute } from "./check.ts";
import { countGuardEventsRoute, listGuardEventsRoute } from "./events.ts";
import { getPolicyRoute, listPolicyVersionsRoute, replayPolicyRoute, restorePolicyRoute, updatePolicyRoute } from "./policy.ts";
import { getGuardReportRoute } from "./report.ts";

export const guardRoutes: readonly Route[] = [
  checkTextRoute,
  getPolicyRoute,
  updatePolicyRoute,
  listPolicyVersionsRoute,
  restorePolicyRoute,
  replayPolicyRoute,
  listGuardEventsRoute,
  countGuardEventsRoute,
  createAppealRoute,
  listAppealsRoute,
  decideAppealRoute,
  exportAppealsRoute,
  getGuardReportRoute,
];
