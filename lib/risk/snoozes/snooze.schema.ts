import { z } from "zod";

export const SNOOZE_DAYS_MAX = 90;
const code = z.string().regex(/^[a-z][a-z0-9_]{1,47}$/, "must be a rule's code");
const accountKey = z.string().min(8).max(64);
export const snoozeIdSchema = z.string().max(64);

export const snoozeSchema = z.object({
  id: z.string(),
  accountKey: z.string(),
  rule: z.string(),
  until: z.iso.datetime(),
  reason: z.string(),
  state: z.enum(["open", "elapsed", "ended"]),
  applied: z.int().min(0).describe("Transactions of the account the rule has kept quiet about; counted to 1,000"),
  at: z.iso.datetime(),
  by: z.string(),
  endedAt: z.iso.datetime().nullable(),
  endedBy: z.string().nullable(),
});
export type SnoozeView = z.infer<typeof snoozeSchema>;
export const snoozePageSchema = z.object({ items: z.array(snoozeSchema), nextCursor: z.string().nullable() });

export const listSnoozesSchema = z.strictObject({
  accountKey: accountKey.optional(),
  cursor: z.string().max(300).optional(),
  limit: z.coerce.number().int().min(1).max(50).default(20),
});
export const snoozeRuleSchema = z.strictObject({
  accountKey,
  rule: code,
  days: z.int().min(1).max(SNOOZE_DAYS_MAX),
  reason: z.string().trim().min(1).max(500),
});
export type SnoozeRuleInput = z.output<typeof snoozeRuleSchema>;
