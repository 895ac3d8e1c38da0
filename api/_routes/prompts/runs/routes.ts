import type { Route } from "../../../_http/define-route.ts";

export const runRoutes: readonly Route[] = [];
