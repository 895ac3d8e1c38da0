import { z } from "zod";
import { scopeSchema } from "../reach.ts";

const jobName = z.string().min(1).max(80);
const deadLetterIdSchema = z.string().regex(/^ddl_[\w]{1,80}$/);

/** At most so many are started over by one call. */
export const REPLAY_BATCH = 200;

export const listDeadLettersSchema = z.strictObject({
  scope: scopeSchema.optional(),
  job: jobName.optional(),
  state: z.enum(["all", "open"]).default("all").describe("`open`: only what nobody has replayed"),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type ListDeadLettersInput = z.output<typeof listDeadLettersSchema>;

const deadLetterSchema = z.object({
  id: z.string(),
  orgId: z.string(),
  job: z.string(),
  recordId: z.string(),
  reason: z.string().describe("A code with a page under docs/errors"),
  attempts: z.int().min(0).nullable().describe("Runs that were begun; null of letters from before this was written down"),
  payloadDigest: z.string().nullable().describe("SHA-256 of the job's kind, its record's id and the ids it works on; never text"),
  at: z.iso.datetime(),
  replayedAt: z.iso.datetime().nullable(),
  replayedBy: z.string().nullable(),
});
export type DeadLetterView = z.infer<typeof deadLetterSchema>;

export const deadLetterPageSchema = z.object({ items: z.array(deadLetterSchema), nextCursor: z.string().nullable() });

export const replayDeadLetterSchema = z.strictObject({
  deadLetterId: deadLetterIdSchema,
  orgId: z.string().max(80).optional().describe("Another organization's, for whoever runs the deployment"),
});
export type ReplayDeadLetterInput = z.output<typeof replayDeadLetterSchema>;

export const replayAllSchema = z.strictObject({ scope: scopeSchema.default("organization"), job: jobName.optional() });
export type ReplayAllInput = z.output<typeof replayAllSchema>;

export const replayedAllSchema = z.object({
  replayed: z.int().min(0),
  skipped: z.int().min(0).describe("Letters whose job is not failed any more; they are off the list now"),
  hasMore: z.boolean().describe("Whether letters are left: the call can be made again"),
});
export type ReplayedAll = z.infer<typeof replayedAllSchema>;
