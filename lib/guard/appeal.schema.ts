import { z } from "zod";
import { guardVerdictSchema } from "./schema.ts";

export const APPEAL_PURPOSE =
  "A copy of the judged text and its verdict is kept, encrypted, in your organization's evaluation set, so that admins can correct the " +
  "guard. It is deleted with the chat.";

export const appealStateSchema = z.enum(["open", "accepted", "dismissed"]);
export type AppealState = z.infer<typeof appealStateSchema>;

const appealIdSchema = z.string().min(1).max(64);
const jobIdSchema = z.string().min(1).max(64);

export const createAppealSchema = z.strictObject({
  jobId: jobIdSchema.describe("The message and its answer."),
  stage: guardVerdictSchema.shape.stage,
  note: z.string().trim().min(1).max(1_000).optional(),
});
export type CreateAppealInput = z.infer<typeof createAppealSchema>;

export const appealSchema = z.object({
  id: z.string(),
  jobId: z.string(),
  stage: guardVerdictSchema.shape.stage,
  state: appealStateSchema,
  verdict: guardVerdictSchema,
  /** What was judged: the message, or the answer as it was shown. Null for roles that may not decide. */
  text: z.string().nullable(),
  note: z.string().nullable(),
  createdAt: z.iso.datetime(),
  createdBy: z.string(),
  decidedAt: z.iso.datetime().nullable(),
  decidedBy: z.string().nullable(),
});
export type AppealView = z.infer<typeof appealSchema>;

/** "accepted": the guard was wrong. */
export const decideAppealSchema = z.strictObject({ appealId: appealIdSchema, decision: appealStateSchema.exclude(["open"]) });
export type DecideAppealInput = z.infer<typeof decideAppealSchema>;

export const listAppealsSchema = z.strictObject({
  cursor: z.string().max(300).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  state: appealStateSchema.optional(),
});
export type ListAppealsInput = z.output<typeof listAppealsSchema>;
export const appealPageSchema = z.object({ items: z.array(appealSchema), nextCursor: z.string().nullable() });
