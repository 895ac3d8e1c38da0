import { limits } from "../../../../lib/platform/limits/limit.ts";
import { acceptQuality } from "../../../../lib/prompts/workbench/accept-quality.ts";
import { auditQuality } from "../../../../lib/prompts/workbench/audit-quality.ts";
import { byPromptSchema, listExperimentsSchema } from "../../../../lib/prompts/workbench/experiment.schema.ts";
import { getQualityAudit } from "../../../../lib/prompts/workbench/get-quality-audit.ts";
import { listQualityAudits } from "../../../../lib/prompts/workbench/list-quality-audits.ts";
import {
  acceptQualitySchema,
  auditQualitySchema,
  byQualityAuditSchema,
  qualityAuditPageSchema,
  qualityAuditSchema,
} from "../../../../lib/prompts/workbench/quality.schema.ts";
import { defineRoute, type Route } from "../../../_http/define-route.ts";

const listQualityAuditsRoute = defineRoute({
  method: "get",
  path: "/prompts/{promptId}/quality-audits",
  summary: "Quality audits of a prompt of the organization, newest first",
  access: "prompts.read",
  limit: limits.read,
  params: byPromptSchema,
  query: listExperimentsSchema,
  output: qualityAuditPageSchema,
  errors: ["prompts.not_found", "request.invalid_cursor"],
  handle: ({ ctx, params, query }) => listQualityAudits(ctx, { ...params, ...query }),
});

const getQualityAuditRoute = defineRoute({
  method: "get",
  path: "/prompts/{promptId}/quality-audits/{qualityAuditId}",
  summary: "One quality audit, with its issues and the improved version",
  access: "prompts.read",
  limit: limits.read,
  params: byQualityAuditSchema,
  output: qualityAuditSchema,
  errors: ["prompts.not_found", "prompts.quality_audit_not_found"],
  handle: ({ ctx, params }) => getQualityAudit(ctx, params),
});

const auditQualityRoute = defineRoute({
  method: "post",
  path: "/prompts/{promptId}/quality-audits",
  summary: "Measure a version by six criteria and get a better one",
  description:
    "The product's own checks read the text; where a model can be asked, it gives a second opinion and `judges` says which. Without a " +
    "version the newest is taken. Nothing is changed: the improved version is saved once it is accepted.",
  access: "prompts.write",
  limit: limits.write,
  params: byPromptSchema,
  body: auditQualitySchema,
  output: qualityAuditSchema,
  isIdempotent: true,
  errors: ["prompts.not_found", "prompts.not_yours", "prompts.version_not_found"],
  handle: ({ ctx, params, body, request }) => auditQuality(ctx, { ...params, ...body, signal: request.signal() }),
});

const acceptQualityRoute = defineRoute({
  method: "post",
  path: "/prompts/{promptId}/quality-audits/{qualityAuditId}/accept",
  summary: "Save the improved text as a new version, which no label points to",
  access: "prompts.write",
  limit: limits.write,
  params: byQualityAuditSchema,
  body: acceptQualitySchema,
  output: qualityAuditSchema,
  errors: [
    ...["prompts.not_found", "prompts.not_yours", "prompts.quality_audit_not_found", "prompts.quality_audit_settled"],
    ...["prompts.version_conflict", "prompts.version_unchanged", "prompts.content_invalid"],
  ],
  handle: ({ ctx, params, body }) => acceptQuality(ctx, { ...params, ...body }),
});

export const qualityRoutes: readonly Route[] = [listQualityAuditsRoute, getQualityAuditRoute, auditQualityRoute, acceptQualityRoute];
