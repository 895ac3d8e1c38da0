import { z } from "zod";
import { attackClassSchema, guardActionSchema } from "./policy.ts";
import { guardVerdictSchema } from "./schema.ts";

/** Verdicts below it that led to nothing leave no row, and no judge is asked about them. */
export const GREY_FLOOR = 0.3;

export const eventRefSchema = z.object({ type: z.enum(["turn", "call", "consensus"]), id: z.string() });
export type EventRef = z.infer<typeof eventRefSchema>;

/** "flagged" has a verdict or an action; "near" was let through with a score from the grey floor on. */
export const eventLevelSchema = z.enum(["flagged", "near"]);

/** One verdict. It names classes, kinds and positions, never text. */
export const guardEventSchema = guardVerdictSchema.omit({ reasons: true }).extend({
  id: z.string(),
  at: z.iso.datetime(),
  userId: z.string().nullable(),
  keyId: z.string().nullable(),
  feature: z.string(),
  level: eventLevelSchema,
  /** Their codes. */
  reasons: z.array(z.string()),
  ref: eventRefSchema,
});
export type GuardEventView = z.infer<typeof guardEventSchema>;

const DAYS_MAX = 90;

export const listGuardEventsSchema = z.strictObject({
  cursor: z.string().max(300).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  level: eventLevelSchema.default("flagged"),
  action: guardActionSchema.optional(),
  stage: guardVerdictSchema.shape.stage.optional(),
  feature: z.string().min(1).max(40).optional(),
  verdict: guardVerdictSchema.shape.verdict.optional(),
  class: attackClassSchema.optional().describe("Events in which this class of attack was seen, alone or beside others."),
  days: z.coerce.number().int().min(1).max(DAYS_MAX).optional().describe("Of so many days back from now; left out, all that is kept."),
});
export type ListGuardEventsInput = z.output<typeof listGuardEventsSchema>;
export const guardEventPageSchema = z.object({ items: z.array(guardEventSchema), nextCursor: z.string().nullable() });

export const countGuardEventsSchema = z.strictObject({ days: z.coerce.number().int().min(1).max(DAYS_MAX).default(30) });
const count = z.int().min(0);
const counts = { block: count, redact: count, warn: count, allow: count };
/** Flagged verdicts by what followed from them. Every day of the period has a row; days are those of UTC. */
export const guardEventCountsSchema = z.object({
  from: z.iso.date(),
  to: z.iso.date(),
  totals: z.object(counts),
  days: z.array(z.object({ day: z.iso.date(), ...counts })),
});
export type GuardEventCounts = z.infer<typeof guardEventCountsSchema>;
