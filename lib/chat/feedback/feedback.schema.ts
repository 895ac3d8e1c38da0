import { z } from "zod";
import { jobIdSchema } from "../schema.ts";

export const ratingSchema = z.enum(["up", "down"]);
export type Rating = z.infer<typeof ratingSchema>;
export const feedbackReasonSchema = z.enum(["wrong", "incomplete", "off-topic", "unclear", "too-long", "unsafe", "guard", "other"]);

export const giveFeedbackSchema = z.strictObject({
  jobId: jobIdSchema,
  rating: ratingSchema,
  reason: feedbackReasonSchema.nullable().default(null),
  comment: z.string().trim().max(2_000).nullable().default(null),
  /** Lets administrators of the organization read the question, the answer and the comment. */
  mayShareText: z.boolean().default(false),
});
export type GiveFeedbackInput = z.infer<typeof giveFeedbackSchema>;

const time = z.iso.datetime();
const given = { id: z.string(), rating: ratingSchema, reason: feedbackReasonSchema.nullable(), comment: z.string().nullable() };
export const ownFeedbackSchema = z.object({ ...given, jobId: jobIdSchema, mayShareText: z.boolean(), createdAt: time });
export type OwnFeedback = z.infer<typeof ownFeedbackSchema>;

const model = { provider: z.string().nullable(), model: z.string().nullable(), demo: z.boolean() };
/** One whose person lets its text be read. Who it was stays unsaid. */
export const sharedFeedbackSchema = z.object({ ...given, ...model, question: z.string(), answer: z.string(), createdAt: time });
export type SharedFeedback = z.infer<typeof sharedFeedbackSchema>;
export const listFeedbackSchema = z.strictObject({
  rating: ratingSchema.optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
});
export type ListFeedbackInput = z.infer<typeof listFeedbackSchema>;

export const qualityQuerySchema = z.strictObject({ days: z.coerce.number().int().min(1).max(365).default(30) });
const counts = { up: z.number(), down: z.number() };
export const qualitySchema = z.object({
  from: time,
  ...counts,
  models: z.array(z.object({ ...model, ...counts })),
  /** Of answers found wanting. */
  reasons: z.array(z.object({ reason: feedbackReasonSchema.nullable(), count: z.number() })),
});
export type Quality = z.infer<typeof qualitySchema>;
