import type { Route } from "../../_http/define-route.ts";

export const readinessRoutes: readonly Route[] = [];
