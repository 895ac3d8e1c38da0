import type { Route } from "../../_http/define-route.ts";
import { detailedHealthRoute } from "./detailed-health.ts";
import { healthRoute, liveRoute, readyRoute, statusRoute, versionRoute } from "./health.ts";
import { metricsRoute } from "./metrics.ts";
import { openApiRoute } from "./openapi.ts";

export const systemRoutes: readonly Route[] = [
  healthRoute,
  statusRoute,
  liveRoute,
  readyRoute,
  detailedHealthRoute,
  versionRoute,
  metricsRoute,
  openApiRoute,
];
