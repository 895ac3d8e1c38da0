import { limits } from "../../../../lib/platform/limits/limit.ts";
import {
  caseCountsSchema,
  casePageSchema,
  closeCasesSchema,
  closedCasesSchema,
  listCasesSchema,
  nextCaseSchema,
  nextCaseViewSchema,
} from "../../../../lib/risk/cases/case.schema.ts";
import { closeCases } from "../../../../lib/risk/cases/close-case.ts";
import { countCases } from "../../../../lib/risk/cases/count-cases.ts";
import { listCases } from "../../../../lib/risk/cases/list-cases.ts";
import { nextCase } from "../../../../lib/risk/cases/next-case.ts";
import { defineRoute } from "../../../_http/define-route.ts";

export const listCasesRoute = defineRoute({
  method: "get",
  path: "/risk/cases",
  summary: "The queue: cases by priority, then what is due first",
  description:
    "A case holds what one payer did within a day and somebody has to look at. It is due 4 hours after it was opened when its level is " +
    "critical, 24 when it is high, 72 when it is medium.",
  access: "risk.read",
  limit: limits.read,
  query: listCasesSchema,
  output: casePageSchema,
  errors: ["request.invalid_cursor"],
  handle: ({ ctx, query }) => listCases(ctx, query),
});

export const countCasesRoute = defineRoute({
  method: "get",
  path: "/risk/cases/counts",
  summary: "How many cases wait, by state",
  description: "Each is counted up to `most` and no further.",
  access: "risk.read",
  limit: limits.read,
  output: caseCountsSchema,
  errors: [],
  handle: ({ ctx }) => countCases(ctx),
});

export const nextCaseRoute = defineRoute({
  method: "get",
  path: "/risk/cases/next",
  summary: "The most urgent case that is yours or nobody's",
  description: "With `afterCaseId` the one behind it in the queue; from the top again at the end. Null when there is no other.",
  access: "risk-cases.write",
  limit: limits.read,
  query: nextCaseSchema,
  output: nextCaseViewSchema,
  errors: ["risk.case_not_found"],
  handle: ({ ctx, query }) => nextCase(ctx, query),
});

export const closeCasesRoute = defineRoute({
  method: "post",
  path: "/risk/cases/close",
  summary: "Close up to 50 cases with one outcome",
  description:
    "Each on its own: what cannot be closed comes back with its reason, and the others are closed. `legitimate` needs every held transaction " +
    "to have been released by two people before.",
  access: "risk-cases.write",
  limit: limits.write,
  body: closeCasesSchema,
  output: closedCasesSchema,
  errors: [],
  handle: ({ ctx, body }) => closeCases(ctx, body),
});
