import { z } from "zod";

const guardStageSchema = z.enum(["guard_in", "guard_out"]);

const guardReasonSchema = z.object({ code: z.string(), text: z.string() });

const redactionSchema = z.object({ kind: z.string(), count: z.int().min(1) });
export type Redaction = z.infer<typeof redactionSchema>;

/** `score` is the guard's confidence that something is wrong: 0 nothing seen, 1 certain. */
export const guardVerdictSchema = z.object({
  stage: guardStageSchema,
  verdict: z.enum(["SAFE", "UNSAFE", "JAILBREAK", "PII_LEAK"]),
  score: z.number().min(0).max(1),
  reasons: z.array(guardReasonSchema),
  redactions: z.array(redactionSchema),
  rulesVersion: z.string(),
  latencyMs: z.number().min(0),
});
export type GuardVerdict = z.infer<typeof guardVerdictSchema>;
export type GuardReason = z.infer<typeof guardReasonSchema>;
