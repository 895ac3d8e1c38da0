import type { Route } from "../../../_http/define-route.ts";
import { evidenceRoutes } from "./evidence.ts";
import { incidentRoutes } from "./incident.ts";
import { restoreRoutes } from "./restore.ts";

/** Trips, as incidents that people work on. */
export const tripRoutes: readonly Route[] = [...evidenceRoutes, ...incidentRoutes, ...restoreRoutes];
