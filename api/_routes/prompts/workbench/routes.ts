import type { Route } from "../../../_http/define-route.ts";
import { experimentRoutes } from "./experiments.ts";
import { qualityRoutes } from "./quality.ts";

export const workbenchRoutes: readonly Route[] = [...experimentRoutes, ...qualityRoutes];
