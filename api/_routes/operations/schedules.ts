import type { Route } from "../../_http/define-route.ts";

export const scheduleRoutes: readonly Route[] = [];
