import { limits } from "../../../../lib/platform/limits/limit.ts";
import { getCaseImpact, getImpact } from "../../../../lib/risk/impact/get-impact.ts";
import { caseImpactParamsSchema, getImpactSchema, impactViewSchema } from "../../../../lib/risk/impact/impact.schema.ts";
import { defineRoute } from "../../../_http/define-route.ts";

export const getImpactRoute = defineRoute({
  method: "get",
  path: "/risk/impact",
  summary: "What suspicious money costs, might cost and did not cost, over some days",
  description:
    "The formulas stand in the guide of the risk module. Up to 5,000 suspicious transactions of each standing are added up, the newest first.",
  access: "risk.read",
  limit: limits.read,
  query: getImpactSchema,
  output: impactViewSchema,
  errors: [],
  handle: ({ ctx, query }) => getImpact(ctx, query),
});

export const getCaseImpactRoute = defineRoute({
  method: "get",
  path: "/risk/cases/{caseId}/impact",
  summary: "The same of one case",
  access: "risk.read",
  limit: limits.read,
  params: caseImpactParamsSchema,
  output: impactViewSchema,
  errors: ["risk.case_not_found"],
  handle: ({ ctx, params }) => getCaseImpact(ctx, params.caseId),
});
