import { z } from "zod";
import { promptContentSchema } from "../content.schema.ts";

/**
 * What a prompt is judged by: is it said what to do; is all there that it takes; is it in order and its values told from its orders; does it
 * hold against what stands in its values; can an answer be told right or wrong; is nothing said twice.
 */
export const CRITERIA = ["clarity", "completeness", "structure", "safety", "testability", "economy"] as const;
export type Criterion = (typeof CRITERIA)[number];

const PLACES = ["template", "instructions", "parameters"] as const;

export const qualityIssueSchema = z.object({
  criterion: z.enum(CRITERIA),
  /** Of a check; "model" where a model said it. */
  code: z.string(),
  severity: z.enum(["info", "warning", "danger"]),
  /** What is wrong, and how to mend it. */
  message: z.string(),
  mend: z.string(),
  where: z.enum(PLACES),
  /** In the text as it was; both 0 where the whole is meant. */
  start: z.int().min(0),
  end: z.int().min(0),
});
export type QualityIssue = z.infer<typeof qualityIssueSchema>;

const score = z.int().min(0).max(100);
export const qualityScoresSchema = z.object({
  clarity: score,
  completeness: score,
  structure: score,
  safety: score,
  testability: score,
  economy: score,
});
export type QualityScores = z.infer<typeof qualityScoresSchema>;

/** `judges` says who spoke: the product's own checks, and a model where one could be asked. */
export const qualityAuditSchema = z.object({
  id: z.string(),
  promptId: z.string(),
  version: z.int(),
  overall: score,
  scores: qualityScoresSchema,
  judges: z.object({ checks: z.literal(true), model: z.string().nullable(), modelProblem: z.string().nullable() }),
  issues: z.array(qualityIssueSchema),
  /** Null where nothing could be made better. */
  improved: z.object({ content: promptContentSchema, changes: z.array(z.string()), overall: score }).nullable(),
  /** The version it was saved as. */
  acceptedAs: z.int().nullable(),
  createdBy: z.string().nullable(),
  createdAt: z.iso.datetime(),
});
export type QualityAuditView = z.infer<typeof qualityAuditSchema>;

export const qualityAuditSummarySchema = qualityAuditSchema.omit({ issues: true, improved: true });
export type QualityAuditSummary = z.infer<typeof qualityAuditSummarySchema>;
export const qualityAuditPageSchema = z.object({ items: z.array(qualityAuditSummarySchema), nextCursor: z.string().nullable() });

/** `judge`: "checks" asks no model even where one could be asked. */
export const auditQualitySchema = z.strictObject({
  version: z.int().min(1).optional(),
  judge: z.enum(["checks", "model"]).default("model"),
});
export type AuditQualityInput = z.infer<typeof auditQualitySchema>;

export const byQualityAuditSchema = z.object({ promptId: z.string().max(40), qualityAuditId: z.string().max(40) });
export type ByQualityAudit = z.infer<typeof byQualityAuditSchema>;

export const acceptQualitySchema = z.strictObject({ message: z.string().trim().min(1).max(200).optional() });
