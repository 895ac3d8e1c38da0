import * as z from "zod/mini";
import type { PromptContent } from "../../lib/prompts/content.schema.ts";
import type { QualityScores } from "../../lib/prompts/workbench/quality.schema.ts";
import { requestJson } from "./http.ts";
import { promptPath } from "./prompts.ts";

const count = z.number();
const text = z.nullable(z.string());
const scoresSchema = z.object({
  ...{ clarity: count, completeness: count, structure: count },
  ...{ safety: count, testability: count, economy: count },
});
export type Scores = QualityScores;

const summarySchema = z.object({
  ...{ id: z.string(), version: count, overall: count, scores: scoresSchema, acceptedAs: z.nullable(count), createdAt: z.string() },
  judges: z.object({ model: text, modelProblem: text }),
});
export type QualitySummary = z.infer<typeof summarySchema>;

const issueSchema = z.object({
  criterion: z.string(),
  code: z.string(),
  severity: z.enum(["info", "warning", "danger"]),
  ...{ message: z.string(), mend: z.string() },
  where: z.enum(["template", "instructions", "parameters"]),
  ...{ start: count, end: count },
});
export type QualityIssue = z.infer<typeof issueSchema>;

const contentSchema = z.custom<PromptContent>((value) => typeof value === "object" && value !== null);
const auditSchema = z.extend(summarySchema, {
  issues: z.array(issueSchema),
  improved: z.nullable(z.object({ content: contentSchema, changes: z.array(z.string()), overall: count })),
});
export type QualityAudit = z.infer<typeof auditSchema>;

/** A model may take its time to read a prompt. */
const MODEL_TIMEOUT_MS = 120_000;
const pathOf = (promptId: string) => `${promptPath(promptId)}/quality-audits`;

export function listQualityAudits(promptId: string, cursor: string | null, signal: AbortSignal) {
  const search = new URLSearchParams(cursor === null ? {} : { cursor });
  return requestJson(`${pathOf(promptId)}?${search}`, z.object({ items: z.array(summarySchema), nextCursor: text }), { signal });
}

export function getQualityAudit(promptId: string, auditId: string, signal: AbortSignal): Promise<QualityAudit> {
  return requestJson(`${pathOf(promptId)}/${encodeURIComponent(auditId)}`, auditSchema, { signal });
}

export function auditQuality(promptId: string, version: number): Promise<QualityAudit> {
  return requestJson(pathOf(promptId), auditSchema, { method: "POST", body: { version }, timeoutMs: MODEL_TIMEOUT_MS });
}

export function acceptQuality(promptId: string, auditId: string): Promise<QualityAudit> {
  return requestJson(`${pathOf(promptId)}/${encodeURIComponent(auditId)}/accept`, auditSchema, { method: "POST", body: {} });
}
