import type { Route } from "../../../_http/define-route.ts";
import { evaluationRoutes } from "./evaluations.ts";
import { testRowRoutes } from "./test-rows.ts";
import { testSetRoutes } from "./test-sets.ts";

export const testRoutes: readonly Route[] = [...testSetRoutes, ...testRowRoutes, ...evaluationRoutes];
