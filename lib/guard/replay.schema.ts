import { z } from "zod";
import { eventRefSchema } from "./event.schema.ts";
import { guardActionSchema, guardPolicySchema } from "./policy.ts";
import { guardVerdictSchema } from "./schema.ts";

export const replayPolicySchema = z.strictObject({
  days: z.int().min(1).max(90).default(30),
  policy: guardPolicySchema.optional().describe("A draft; left out, today's policy."),
  cursor: z.string().max(300).optional(),
});
export type ReplayPolicyInput = z.output<typeof replayPolicySchema>;

const count = z.int().min(0);

/** What the policy would have made of stored verdicts, newest first. Verdicts below `floor` that led to nothing are not stored. */
export const replayReportSchema = z.object({
  from: z.iso.datetime(),
  to: z.iso.datetime(),
  /** Null for a draft. */
  policyVersion: count.nullable(),
  floor: z.number(),
  looked: count,
  changed: count,
  /** Each pair of what was done and what would be. */
  transitions: z.array(z.object({ from: guardActionSchema, to: guardActionSchema, count })),
  examples: z
    .array(
      z.object({
        id: z.string(),
        at: z.iso.datetime(),
        ref: eventRefSchema,
        feature: z.string(),
        stage: guardVerdictSchema.shape.stage,
        score: z.number(),
        from: guardActionSchema,
        to: guardActionSchema,
      }),
    )
    .describe("The newest that changed; at most 50 a page."),
  /** Set when there is more to look at. */
  nextCursor: z.string().nullable(),
});
export type ReplayReport = z.infer<typeof replayReportSchema>;
