import { z } from "zod";
import { limits } from "../../../../lib/platform/limits/limit.ts";
import { PLATFORM_LIMITS } from "../../../../lib/platform/platform-limits.ts";
import { addEvidence, getEvidence } from "../../../../lib/risk/cases/add-evidence.ts";
import { addNote } from "../../../../lib/risk/cases/add-note.ts";
import {
  addNoteSchema,
  byCaseSchema,
  byEvidenceSchema,
  caseDetailSchema,
  caseEventPageSchema,
  caseEventSchema,
  evidenceNameSchema,
  listCaseEventsSchema,
  reportFormatSchema,
  similarCasesSchema,
} from "../../../../lib/risk/cases/case.schema.ts";
import { getCase } from "../../../../lib/risk/cases/get-case.ts";
import { listCaseEvents } from "../../../../lib/risk/cases/list-case-events.ts";
import { listSimilarCases } from "../../../../lib/risk/cases/list-similar-cases.ts";
import { exportReport } from "../../../../lib/risk/cases/report/export-report.ts";
import { defineDownloadRoute, defineRoute, type Route } from "../../../_http/define-route.ts";

const getCaseRoute = defineRoute({
  method: "get",
  path: "/risk/cases/{caseId}",
  summary: "One case with all its transactions",
  access: "risk.read",
  limit: limits.read,
  params: byCaseSchema,
  output: caseDetailSchema,
  errors: ["risk.case_not_found"],
  handle: ({ ctx, params }) => getCase(ctx, params),
});

const listEventsRoute = defineRoute({
  method: "get",
  path: "/risk/cases/{caseId}/events",
  summary: "What happened to a case, newest first",
  access: "risk.read",
  limit: limits.read,
  params: byCaseSchema,
  query: listCaseEventsSchema,
  output: caseEventPageSchema,
  errors: ["risk.case_not_found", "request.invalid_cursor"],
  handle: ({ ctx, params, query }) => listCaseEvents(ctx, { ...params, ...query }),
});

const listSimilarRoute = defineRoute({
  method: "get",
  path: "/risk/cases/{caseId}/similar",
  summary: "Cases that share an account, then those that look alike",
  description: "Likeness counts shared reasons and rules, and how near the amounts are, among the 200 newest cases.",
  access: "risk.read",
  limit: limits.read,
  params: byCaseSchema,
  output: similarCasesSchema,
  errors: ["risk.case_not_found"],
  handle: ({ ctx, params }) => listSimilarCases(ctx, params),
});

const addNoteRoute = defineRoute({
  method: "post",
  path: "/risk/cases/{caseId}/notes",
  summary: "Write a note to a case",
  access: "risk-cases.write",
  limit: limits.write,
  params: byCaseSchema,
  body: addNoteSchema,
  output: caseEventSchema,
  isIdempotent: true,
  errors: ["risk.case_not_found"],
  handle: ({ ctx, params, body }) => addNote(ctx, { ...params, ...body }),
});

const addEvidenceRoute = defineRoute({
  method: "post",
  path: "/risk/cases/{caseId}/evidence",
  summary: "Add a file of up to 4 MB to a case",
  description: "The bytes as they are, with their name in `name`. They are kept encrypted; the timeline shows their SHA-256.",
  access: "risk-cases.write",
  limit: limits.write,
  params: byCaseSchema,
  query: evidenceNameSchema,
  bodyMaxBytes: PLATFORM_LIMITS.vercel.requestBodyBytes,
  receives: { mediaType: "application/octet-stream", schema: z.file() },
  output: caseEventSchema,
  errors: ["risk.case_not_found", "risk.evidence_size", "risk.evidence_full", "risk.evidence_infected"],
  handle: async ({ ctx, params, query, request }) => addEvidence(ctx, { ...params, ...query, bytes: await request.bytes() }),
});

const getEvidenceRoute = defineDownloadRoute({
  method: "get",
  path: "/risk/cases/{caseId}/evidence/{evidenceKey}",
  summary: "A file of a case, as it was added",
  access: "risk-cases.write",
  limit: limits.read,
  params: byEvidenceSchema,
  mediaTypes: ["application/octet-stream"],
  errors: ["risk.case_not_found", "risk.evidence_not_found"],
  handle: ({ ctx, params }) => getEvidence(ctx, params),
});

const reportRoute = defineDownloadRoute({
  method: "get",
  path: "/risk/cases/{caseId}/report",
  summary: "A report on a case for an authority, as JSON or PDF",
  description:
    "Facts, transactions with exact amounts, reasons with the versions that judged them, the timeline and who decided. The PDF bears the " +
    "SHA-256 of the JSON (`report` as canonical JSON). Each export is recorded in the timeline and in the audit trail.",
  access: "risk-cases.write",
  limit: limits.write,
  params: byCaseSchema,
  query: reportFormatSchema,
  mediaTypes: ["application/json", "application/pdf"],
  errors: ["risk.case_not_found"],
  handle: ({ ctx, params, query }) => exportReport(ctx, { ...params, ...query }),
});

export const caseFileRoutes: readonly Route[] = [
  getCaseRoute,
  listEventsRoute,
  listSimilarRoute,
  addNoteRoute,
  addEvidenceRoute,
  getEvidenceRoute,
  reportRoute,
];
