import type { Route } from "../../../_http/define-route.ts";
import { getFundsRoute, getRiskAccountRoute } from "./accounts.ts";
import { getRiskDayRoute, getRiskMonitorRoute, listArrivalsRoute } from "./feed.ts";
import { getCaseImpactRoute, getImpactRoute } from "./impact.ts";

/** Looking at what was judged: the live feed, accounts and their funds, impact and monitors. */
export const riskViewRoutes: readonly Route[] = [
  listArrivalsRoute,
  getRiskDayRoute,
  getRiskAccountRoute,
  getFundsRoute,
  getImpactRoute,
  getCaseImpactRoute,
  getRiskMonitorRoute,
];
