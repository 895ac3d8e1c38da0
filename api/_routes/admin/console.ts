import type { Route } from "../../_http/define-route.ts";
import { jobConsoleRoutes } from "./jobs.ts";
import { numberRoutes } from "./numbers.ts";

/** Numbers, jobs and dead letters as administrators see them. */
export const consoleRoutes: readonly Route[] = [...numberRoutes, ...jobConsoleRoutes];
