import { z } from "zod";
import { getReadiness } from "../../../lib/ops/readiness/get-readiness.ts";
import { readinessSchema } from "../../../lib/ops/readiness/readiness.schema.ts";
import { getRollback } from "../../../lib/ops/rollback/get-rollback.ts";
import { rollbackSchema } from "../../../lib/ops/rollback/rollback.schema.ts";
import { limits } from "../../../lib/platform/limits/limit.ts";
import { defineRoute, type Route } from "../../_http/define-route.ts";

const getReadinessRoute = defineRoute({
  method: "get",
  path: "/operations/readiness",
  summary: "Every item of the deployment's checklist, looked at now, with what was seen",
  description: "Each item has two seconds. Who asks again within ten seconds gets the same answer, unless `again` is true.",
  access: "deployment.read",
  limit: limits.read,
  query: z.strictObject({ again: z.stringbool().default(false) }),
  output: readinessSchema,
  errors: [],
  handle: ({ ctx, query }) => getReadiness(ctx, query),
});

const getRollbackRoute = defineRoute({
  method: "get",
  path: "/operations/rollback",
  summary: "Whether going back to the deployment before is advised, why, and by which command",
  access: "deployment.read",
  limit: limits.read,
  output: rollbackSchema,
  errors: [],
  handle: ({ ctx }) => getRollback(ctx),
});

export const readinessRoutes: readonly Route[] = [getReadinessRoute, getRollbackRoute];
