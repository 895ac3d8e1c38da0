import { z } from "zod";
import { askJudges } from "../../../../lib/failsafe/audits/ask-judges.ts";
import {
  auditAnswerSchema,
  auditPageSchema,
  batchAnswerSchema,
  listAuditsSchema,
  listModelsSchema,
  modelRegistrySchema,
  safetyAuditSchema,
  submitAuditSchema,
  submitBatchSchema,
} from "../../../../lib/failsafe/audits/audit.schema.ts";
import { getAudit } from "../../../../lib/failsafe/audits/get-audit.ts";
import { listAudits } from "../../../../lib/failsafe/audits/list-audits.ts";
import { listModels } from "../../../../lib/failsafe/audits/list-models.ts";
import { submitAudit } from "../../../../lib/failsafe/audits/submit-audit.ts";
import { submitBatch } from "../../../../lib/failsafe/audits/submit-batch.ts";
import { idPattern } from "../../../../lib/platform/ids.ts";
import { limits } from "../../../../lib/platform/limits/limit.ts";
import { PLATFORM_LIMITS } from "../../../../lib/platform/platform-limits.ts";
import { defineRoute, type Route } from "../../../_http/define-route.ts";

const submitAuditRoute = defineRoute({
  method: "post",
  path: "/failsafe/audits",
  summary: "Audit one answer of a model, with scores, findings and what followed",
  description:
    "Needs no key of a model vendor. The checks of our own come first; where they are in doubt, and the settings ask for it, models judge within two seconds, and `scoredBy` says whose word each score is. Each text has at most 64 KB. A submitted text stops nobody but its submitter, unless `asTrip` names a run of the organization.",
  access: "failsafe.write",
  limit: limits.audit,
  body: submitAuditSchema,
  output: auditAnswerSchema,
  isIdempotent: true,
  errors: ["failsafe.run_not_found", "failsafe.run_required"],
  handle: ({ ctx, body }) => submitAudit(ctx, body, askJudges),
});

const submitBatchRoute = defineRoute({
  method: "post",
  path: "/failsafe/audits/batch",
  summary: "Audit up to 100 answers, each by itself",
  description:
    "Each result stands beside its index: one that cannot be read, or names a run nobody knows, is refused there and spoils none of the others. Models judge behind the answer: `judges.state` is `waiting` until they have.",
  access: "failsafe.write",
  limit: limits.write,
  body: submitBatchSchema,
  bodyMaxBytes: PLATFORM_LIMITS.vercel.requestBodyBytes,
  output: batchAnswerSchema,
  isIdempotent: true,
  errors: [],
  handle: ({ ctx, body }) => submitBatch(ctx, body),
});

const listAuditsRoute = defineRoute({
  method: "get",
  path: "/failsafe/audits",
  summary: "Audits of the last 90 days, newest first",
  access: "failsafe.read",
  limit: limits.read,
  query: listAuditsSchema,
  output: auditPageSchema,
  errors: ["request.invalid_cursor"],
  handle: ({ ctx, query }) => listAudits(ctx, query),
});

const getAuditRoute = defineRoute({
  method: "get",
  path: "/failsafe/audits/{auditId}",
  summary: "One audit with its findings, and what was said where that is kept",
  description: "The words are shown to whoever submitted them, and to those who may trip.",
  access: "failsafe.read",
  limit: limits.read,
  params: z.strictObject({ auditId: z.string().regex(idPattern("safetyAudit")) }),
  output: safetyAuditSchema,
  errors: ["failsafe.audit_not_found"],
  handle: ({ ctx, params }) => getAudit(ctx, params.auditId),
});

const listModelsRoute = defineRoute({
  method: "get",
  path: "/failsafe/registry",
  summary: "Models whose answers were audited, with pass rates by day and whether they may act",
  access: "failsafe.read",
  limit: limits.read,
  query: listModelsSchema,
  output: modelRegistrySchema,
  errors: ["request.invalid_cursor"],
  handle: ({ ctx, query }) => listModels(ctx, query),
});

export const auditRoutes: readonly Route[] = [submitAuditRoute, submitBatchRoute, listAuditsRoute, getAuditRoute, listModelsRoute];
