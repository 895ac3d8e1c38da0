import type { Route } from "../../_http/define-route.ts";

/** Numbers, jobs and dead letters as administrators see them. */
export const consoleRoutes: readonly Route[] = [];
