import type { Route } from "../../_http/define-route.ts";

export const backupRoutes: readonly Route[] = [];
