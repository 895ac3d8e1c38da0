import type { Route } from "../../_http/define-route.ts";

export const alertRoutes: readonly Route[] = [];
