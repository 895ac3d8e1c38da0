import type { Route } from "../../_http/define-route.ts";
import { auditRoutes } from "./audits/routes.ts";
import { drillRoutes } from "./drills/routes.ts";
import { leaseRoutes } from "./leases/routes.ts";
import { tripRoutes } from "./trips/routes.ts";

/** The fail-safe, piece by piece. */
export const failsafeRoutes: readonly Route[] = [...auditRoutes, ...leaseRoutes, ...tripRoutes, ...drillRoutes];
