import type { Route } from "../../../_http/define-route.ts";
import { caseFileRoutes } from "./case-file.ts";
import { decisionRoutes } from "./decisions.ts";
import { closeCasesRoute, countCasesRoute, listCasesRoute, nextCaseRoute } from "./queue.ts";

/** Named paths stand before the one that takes any id. */
export const riskCaseRoutes: readonly Route[] = [
  listCasesRoute,
  countCasesRoute,
  nextCaseRoute,
  closeCasesRoute,
  ...caseFileRoutes,
  ...decisionRoutes,
];
