import type { Route } from "../../_http/define-route.ts";
import { budgetRoutes } from "./budgets.ts";
import { modelRoutes } from "./model-routes.ts";
import { reportRoutes } from "./report-routes.ts";

/** Models, what may be spent on them and what was. */
export const aiRoutes: readonly Route[] = [...modelRoutes, ...budgetRoutes, ...reportRoutes];
