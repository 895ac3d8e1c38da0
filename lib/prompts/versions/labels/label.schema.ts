import { z } from "zod";
import { labelName } from "../../schema.ts";
import { LABEL_DEEDS } from "./label-record.ts";

const promptId = z.string().min(1).max(64);
const version = z.int().min(1).max(1_000_000);
const time = z.iso.datetime();
const optionalReason = z.string().trim().min(1).max(500).optional();
const page = { cursor: z.string().max(300).optional(), limit: z.coerce.number().int().min(1).max(100).default(30) };

export const byPromptSchema = z.strictObject({ promptId });
export const byLabelSchema = z.strictObject({ promptId, label: labelName });
export type LabelTarget = z.infer<typeof byLabelSchema>;

export const putLabelSchema = z.strictObject({ version, reason: optionalReason });
export const rollBackLabelSchema = z.strictObject({ reason: optionalReason });
export const protectLabelSchema = z.strictObject({ isProtected: z.boolean() });

export const labelSchema = z.object({
  name: labelName,
  version: z.int().nullable().describe("null: no version has it"),
  isProtected: z.boolean().describe("It moves by a promotion alone"),
  previous: z.int().nullable().describe("What a rollback goes back to"),
  promotionId: z.string().nullable().describe("The promotion nobody has decided yet"),
});
export type LabelView = z.infer<typeof labelSchema>;
/** A prompt has at most twenty: all of them stand on one page. */
export const labelPageSchema = z.object({ items: z.array(labelSchema), nextCursor: z.null() });

export const listLabelMovesSchema = z.strictObject(page);
export type ListLabelMovesInput = z.infer<typeof listLabelMovesSchema>;
const labelMoveSchema = z.object({
  id: z.string(),
  label: z.string(),
  deed: z.enum(LABEL_DEEDS),
  from: z.int().nullable(),
  to: z.int().nullable(),
  promotionId: z.string().nullable(),
  reason: z.string().nullable(),
  movedBy: z.string().nullable(),
  movedAt: time,
});
export type LabelMoveView = z.infer<typeof labelMoveSchema>;
export const labelMovePageSchema = z.object({ items: z.array(labelMoveSchema), nextCursor: z.string().nullable() });
