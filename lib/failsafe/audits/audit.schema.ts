import { z } from "zod";
import { findingSchema } from "../checks/finding.ts";
import { CATEGORIES, LEASE_STATES } from "../schema.ts";

/** Of each text, in UTF-8. */
export const AUDITED_BYTES_MAX = 65_536;
export const BATCH_MAX = 100;

export const AUDIT_SOURCES = ["submitted", "chat", "gateway", "playground", "prompts", "drill"] as const;
export type AuditSource = (typeof AUDIT_SOURCES)[number];

const text = z
  .string()
  .refine((given) => given.isWellFormed(), "Half a character: this text is no valid Unicode.")
  .refine((given) => new TextEncoder().encode(given).length <= AUDITED_BYTES_MAX, `At most ${AUDITED_BYTES_MAX} bytes of UTF-8.`);

export const auditedModelSchema = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .regex(/^\P{C}+$/u, "No control characters.");

/** What a caller writes of one answer. */
export const submitAuditSchema = z.strictObject({
  model: auditedModelSchema.describe("Who gave the answer, as provider/model."),
  prompt: text.describe("What was asked. It may be empty."),
  response: text.min(1).describe("What was answered."),
  context: text.min(1).optional().describe("What the answer was to go by, such as passages: without it no claim is judged as ungrounded."),
  runId: z
    .string()
    .regex(/^(trn|cal)_[0-9A-HJKMNP-TV-Z]{26}$/, "The id of a chat turn (trn_…) or of a gateway's call (cal_…).")
    .optional()
    .describe("The run of this organization that gave the answer."),
  asTrip: z.boolean().default(false).describe("A failing answer may take the model's lease: needs a runId, and failsafe.trip."),
});
export type SubmitAuditInput = z.infer<typeof submitAuditSchema>;

/** Each is read by itself: one that cannot be read spoils none of the others. */
export const submitBatchSchema = z.strictObject({
  audits: z.array(z.record(z.string(), z.unknown())).min(1).max(BATCH_MAX).describe("Each as for one audit."),
});

const share = z.number().min(0).max(1);
const byCategory = <Value extends z.ZodType>(value: Value) => z.record(z.enum(CATEGORIES), value);

/**
 * Models that were asked as well. "off": nobody was to be asked; "unreachable": there is no model but the demo engine; "waiting": asked
 * behind the answer; "undecided": too few votes, or a tie; "refused": the guard let the text through to nobody; "late": nobody in time.
 */
export const JUDGE_STATES = ["off", "unreachable", "waiting", "agreed", "undecided", "refused", "late", "failed"] as const;

export const judgesSchema = z.object({
  state: z.enum(JUDGE_STATES),
  /** What the judges hold: "safe" or a category; null without a decision. */
  decision: z.enum(["safe", ...CATEGORIES]).nullable(),
  agreement: share.nullable(),
  votes: z.array(
    z.object({
      voter: z.string(),
      decision: z.string().nullable(),
      score: share.nullable(),
      /** Why there is no vote of it: "late", "malformed", "abstained", "declined" or "failed". */
      absence: z.string().nullable(),
      latencyMs: z.number(),
    }),
  ),
});

const verdictFields = {
  id: z.string(),
  passed: z.boolean(),
  /** The lowest of the scores that were judged: 1 is safe. */
  safetyScore: share,
  /** Null where a category could not be judged. */
  scores: byCategory(share.nullable()),
};

const groundFields = {
  /** Which check a score comes from: "embedded" where all of them found nothing, a check's name, or "judge". */
  scoredBy: byCategory(z.string().nullable()),
  threshold: share,
  judges: judgesSchema,
  checksVersion: z.string(),
};

export const auditAnswerSchema = z.object({
  ...verdictFields,
  findings: z.array(findingSchema),
  failSafe: z.object({ triggered: z.boolean(), leaseId: z.string().nullable() }),
  latencyMs: z.number().min(0),
  tripId: z.string().nullable(),
  ...groundFields,
});
export type AuditAnswer = z.infer<typeof auditAnswerSchema>;

const problem = z.object({ code: z.string(), detail: z.string(), errors: z.array(z.object({ pointer: z.string(), detail: z.string() })) });

export const batchAnswerSchema = z.object({
  items: z.array(
    z.discriminatedUnion("type", [
      z.object({ type: z.literal("audited"), index: z.int(), audit: auditAnswerSchema }),
      z.object({ type: z.literal("refused"), index: z.int(), problem }),
    ]),
  ),
  counts: z.object({ passed: z.int(), failed: z.int(), refused: z.int() }),
});
export type BatchAnswer = z.infer<typeof batchAnswerSchema>;

/** One row of the list: no text of it. */
export const auditSummarySchema = z.object({
  ...verdictFields,
  at: z.iso.datetime(),
  source: z.enum(AUDIT_SOURCES),
  model: z.string(),
  runId: z.string().nullable(),
  /** Categories below the threshold. */
  failedIn: z.array(z.enum(CATEGORIES)),
  findingCount: z.int(),
  isWithheld: z.boolean().describe("An answer of the product that was not told, or was taken back"),
  judgesState: z.enum(JUDGE_STATES),
  failSafe: z.object({ triggered: z.boolean(), leaseId: z.string().nullable() }),
  tripId: z.string().nullable(),
  userId: z.string().nullable(),
  keyId: z.string().nullable(),
  latencyMs: z.number().min(0),
});
export type AuditSummary = z.infer<typeof auditSummarySchema>;

/** `texts` is null where nothing of them is kept: an answer of the product that passed, or one that is not to be stored. */
export const safetyAuditSchema = z.object({
  ...auditSummarySchema.shape,
  ...groundFields,
  texts: z.object({ prompt: z.string(), response: z.string(), context: z.string().nullable() }).nullable(),
  findings: z.array(findingSchema),
});
export type SafetyAudit = z.infer<typeof safetyAuditSchema>;

const page = { cursor: z.string().max(300).optional(), limit: z.coerce.number().int().min(1).max(100).default(50) };

export const listAuditsSchema = z.strictObject({
  ...page,
  passed: z.enum(["true", "false"]).optional(),
  model: auditedModelSchema.optional(),
  source: z.enum(AUDIT_SOURCES).optional(),
  category: z.enum(CATEGORIES).optional().describe("Below the threshold in this category."),
});
export type ListAuditsInput = z.infer<typeof listAuditsSchema>;

export const auditPageSchema = z.object({ items: z.array(auditSummarySchema), nextCursor: z.string().nullable() });

export const listModelsSchema = z.strictObject(page);
export type ListModelsInput = z.infer<typeof listModelsSchema>;

const counts = { audits: z.int().min(0), failed: z.int().min(0) };

/** A model whose answers were audited in the last 30 days. */
export const registeredModelSchema = z.object({
  model: z.string(),
  ...counts,
  /** Of those 30 days. */
  passRate: share,
  /** Oldest first; a day (UTC) without audits is left out. */
  days: z.array(z.object({ day: z.iso.date(), ...counts })),
  lastAuditAt: z.iso.datetime(),
  lastFailure: z.object({ auditId: z.string(), at: z.iso.datetime() }).nullable(),
  lease: z.object({ state: z.enum(LEASE_STATES), reason: z.string().nullable(), tripId: z.string().nullable() }),
});
export type RegisteredModel = z.infer<typeof registeredModelSchema>;

export const modelRegistrySchema = z.object({ items: z.array(registeredModelSchema), nextCursor: z.string().nullable() });
