import type { Route } from "../_http/define-route.ts";
import { budgetRoutes } from "./ai/budgets.ts";
import { reachConsensusRoute } from "./ai/consensus.ts";
import { modelRoutes } from "./ai/model-routes.ts";
import { reportRoutes } from "./ai/report-routes.ts";
import { authRoutes } from "./auth/routes.ts";
import { chatRoutes } from "./chat/routes.ts";
import { listDeadLettersRoute, replayDeadLetterRoute } from "./jobs/dead-letters.ts";
import { runJobRoute } from "./jobs/run-job.ts";
import { settleFailedDeliveryRoute } from "./jobs/settle-failed-delivery.ts";
import { dailyCronRoute, tickRoute } from "./jobs/tick.ts";
import { healthRoute, liveRoute, readyRoute, statusRoute, versionRoute } from "./system/health.ts";
import { metricsRoute } from "./system/metrics.ts";
import { openApiRoute } from "./system/openapi.ts";
import { gatewayRoutes } from "./v1/routes.ts";

/** Every route of the product, by hand: what is not in this list does not exist. */
export const routes: readonly Route[] = [
  ...authRoutes,
  ...chatRoutes,
  ...modelRoutes,
  reachConsensusRoute,
  ...budgetRoutes,
  ...reportRoutes,
  ...gatewayRoutes,
  runJobRoute,
  settleFailedDeliveryRoute,
  tickRoute,
  dailyCronRoute,
  listDeadLettersRoute,
  replayDeadLetterRoute,
  healthRoute,
  statusRoute,
  liveRoute,
  readyRoute,
  versionRoute,
  metricsRoute,
  openApiRoute,
];
