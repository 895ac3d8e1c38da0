import { z } from "zod";
import { attackClassSchema, guardActionSchema } from "./policy.ts";

const guardStageSchema = z.enum(["guard_in", "guard_out"]);

const guardReasonSchema = z.object({ code: z.string(), text: z.string() });

const redactionSchema = z.object({ kind: z.string(), count: z.int().min(1) });
export type Redaction = z.infer<typeof redactionSchema>;

/** "untrusted" is text nobody in the conversation wrote: a file, a page, a tool's result. */
export const textSourceSchema = z.enum(["user", "untrusted"]);

/** How sure the signals of one class make the guard: 0 to 1. Enough to decide again under another policy without the text. */
const classWeightSchema = z.object({ class: attackClassSchema, weight: z.number().min(0).max(1) });
export type ClassWeight = z.infer<typeof classWeightSchema>;

const verdictWordSchema = z.enum(["SAFE", "UNSAFE", "JAILBREAK", "PII_LEAK"]);

/** What a model said about a text the guard was not sure of; `intent` null when it gave no answer that counts. */
export const judgeOpinionSchema = z.object({
  intent: verdictWordSchema.nullable(),
  outcome: z.enum(["answered", "late", "failed", "malformed", "over_budget"]),
  provider: z.string().nullable(),
  model: z.string().nullable(),
  latencyMs: z.number().min(0),
});
export type JudgeOpinion = z.infer<typeof judgeOpinionSchema>;

/** `score` is the guard's confidence that something is wrong: 0 nothing seen, 1 certain. */
export const guardVerdictSchema = z.object({
  stage: guardStageSchema,
  verdict: verdictWordSchema,
  /** What the organization's policy made of it. */
  action: guardActionSchema.default("allow"),
  score: z.number().min(0).max(1),
  reasons: z.array(guardReasonSchema),
  redactions: z.array(redactionSchema),
  rulesVersion: z.string(),
  /** The classifier's; null where none has looked. */
  modelVersion: z.string().nullable().default(null),
  policyVersion: z.int().min(0).default(0),
  latencyMs: z.number().min(0),
  /** Of the input; left out in rows of an earlier version, like all that follows. */
  source: textSourceSchema.optional(),
  classes: z.array(classWeightSchema).optional(),
  /** Left out where no judge was asked. */
  judge: judgeOpinionSchema.optional(),
});
export type GuardVerdict = z.infer<typeof guardVerdictSchema>;
export type GuardReason = z.infer<typeof guardReasonSchema>;
