import type { Route } from "../../_http/define-route.ts";
import { jobConsoleRoutes } from "./jobs.ts";

/** Numbers, jobs and dead letters as administrators see them. */
export const consoleRoutes: readonly Route[] = [...jobConsoleRoutes];
