import { limits } from "../../../../lib/platform/limits/limit.ts";
import { assignCase } from "../../../../lib/risk/cases/assign-case.ts";
import { assignCaseSchema, byCaseSchema, caseSchema, closeCaseSchema, reasonedSchema } from "../../../../lib/risk/cases/case.schema.ts";
import { CASE_CHANGE_ERRORS } from "../../../../lib/risk/cases/case-errors.ts";
import { closeCase } from "../../../../lib/risk/cases/close-case.ts";
import { quarantineCase } from "../../../../lib/risk/cases/quarantine-case.ts";
import { approveRelease, declineRelease, requestRelease } from "../../../../lib/risk/cases/release-case.ts";
import { reopenCase } from "../../../../lib/risk/cases/reopen-case.ts";
import { defineRoute, type Route } from "../../../_http/define-route.ts";

const change = {
  method: "post",
  access: "risk-cases.write",
  limit: limits.write,
  params: byCaseSchema,
  output: caseSchema,
  errors: CASE_CHANGE_ERRORS,
} as const;

const assignRoute = defineRoute({
  ...change,
  path: "/risk/cases/{caseId}/assign",
  summary: "Give a case to somebody, or back to nobody",
  body: assignCaseSchema,
  errors: [...CASE_CHANGE_ERRORS, "risk.assignee_unfit"],
  handle: ({ ctx, params, body }) => assignCase(ctx, { ...params, ...body }),
});

const quarantineRoute = defineRoute({
  ...change,
  path: "/risk/cases/{caseId}/quarantine",
  summary: "Hold back every transaction of a case that went through",
  description: "One person is enough to hold money; to let it go takes two.",
  body: reasonedSchema,
  handle: ({ ctx, params, body }) => quarantineCase(ctx, { ...params, ...body }),
});

const requestReleaseRoute = defineRoute({
  ...change,
  path: "/risk/cases/{caseId}/release",
  summary: "Ask for a case's held money to be released",
  description:
    "Another person who works cases approves or declines within a day. A transaction that joins the case in between makes the request void.",
  body: reasonedSchema,
  handle: ({ ctx, params, body }) => requestRelease(ctx, { ...params, ...body }),
});

const approveReleaseRoute = defineRoute({
  ...change,
  path: "/risk/cases/{caseId}/release/approve",
  summary: "Approve a release that somebody else has asked for",
  description: "Bound to the version of the case that is being looked at. Whoever asked is refused.",
  stepUp: true,
  body: reasonedSchema,
  handle: ({ ctx, params, body }) => approveRelease(ctx, { ...params, ...body }),
});

const declineReleaseRoute = defineRoute({
  ...change,
  path: "/risk/cases/{caseId}/release/decline",
  summary: "Decline a release, or take one's own request back",
  body: reasonedSchema,
  handle: ({ ctx, params, body }) => declineRelease(ctx, { ...params, ...body }),
});

const closeRoute = defineRoute({
  ...change,
  path: "/risk/cases/{caseId}/close",
  summary: "Close a case with what it came to",
  description:
    "`fraud` and `legitimate` become the label of every transaction in it, from which profiles and models learn; `inconclusive` teaches nothing.",
  body: closeCaseSchema,
  handle: ({ ctx, params, body }) => closeCase(ctx, { ...params, ...body }),
});

const reopenRoute = defineRoute({
  ...change,
  path: "/risk/cases/{caseId}/reopen",
  summary: "Open a closed case again",
  description: "Labels that nothing has learnt from yet are withdrawn; others are corrected when the case is closed again.",
  body: reasonedSchema,
  handle: ({ ctx, params, body }) => reopenCase(ctx, { ...params, ...body }),
});

export const decisionRoutes: readonly Route[] = [
  assignRoute,
  quarantineRoute,
  requestReleaseRoute,
  approveReleaseRoute,
  declineReleaseRoute,
  closeRoute,
  reopenRoute,
];
