import { z } from "zod";
import { labelName } from "../../schema.ts";
import { PROMOTION_STATES } from "./promotion-record.ts";

const promptId = z.string().min(1).max(64);
const promotionId = z.string().min(1).max(64);
const version = z.int().min(1).max(1_000_000);
const time = z.iso.datetime();
const reason = z.string().trim().min(1).max(500);

export const byPromptSchema = z.strictObject({ promptId });
export const byPromotionSchema = z.strictObject({ promptId, promotionId });
export type PromotionTarget = z.infer<typeof byPromotionSchema>;

export const askPromotionSchema = z.strictObject({ version, label: labelName.default("production"), reason });
export type AskPromotionInput = z.infer<typeof askPromotionSchema> & { promptId: string };
export const decidePromotionSchema = z.strictObject({ approve: z.boolean(), reason });
export const withdrawPromotionSchema = z.strictObject({ reason: reason.optional() });

export const listPromotionsSchema = z.strictObject({
  cursor: z.string().max(300).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
  state: z.enum(PROMOTION_STATES).optional(),
});
export type ListPromotionsInput = z.infer<typeof listPromotionsSchema>;

export const MISSING = ["evaluation", "second_person", "readers"] as const;
export const OWN = ["requested", "wrote"] as const;

const proofSchema = z.object({ evaluationId: z.string(), testSetId: z.string(), passRate: z.number(), at: time });

export const promotionSchema = z.object({
  id: z.string(),
  promptId: z.string(),
  label: z.string(),
  version: z.int(),
  contentHash: z.string(),
  from: z.int().nullable().describe("Where the label stood when it was asked"),
  state: z.enum(PROMOTION_STATES),
  reason: z.string(),
  requestedBy: z.string(),
  requestedAt: time,
  authorId: z.string().nullable().describe("Who wrote the version"),
  proof: proofSchema.nullable().describe("The evaluation it was asked on, later the one it was approved on"),
  decidedBy: z.string().nullable(),
  decidedAt: time.nullable(),
  decisionReason: z.string().nullable(),
  own: z.array(z.enum(OWN)).describe("Why you are not the second person; empty when you are"),
  canDecide: z.boolean(),
  canWithdraw: z.boolean(),
});
export type PromotionView = z.infer<typeof promotionSchema>;
export const promotionPageSchema = z.object({ items: z.array(promotionSchema), nextCursor: z.string().nullable() });

export const readinessPathSchema = z.strictObject({ promptId, version: z.coerce.number().int().min(1).max(1_000_000) });
export const readinessSchema = z.object({
  version: z.int(),
  missing: z.array(z.enum(MISSING)).describe("What keeps it from being promoted"),
  proof: proofSchema.nullable(),
});
export type Readiness = z.infer<typeof readinessSchema>;
