import { z } from "zod";

const count = z.int().min(0);
const decision = z.enum(["approve", "monitor", "review", "hold", "block"]);
const caught = z.object({ total: count, before: count, after: count });

export const ruleReplaySchema = z.object({
  ruleSetId: z.string(),
  version: count,
  state: z.enum(["none", "queued", "running", "done", "failed", "cancelled"]),
  looked: count,
  total: count,
  generated: count.describe("How many of them a demo run has made"),
  decisions: z.array(z.object({ from: decision, to: decision, count })).describe("Each pair of what was decided and what would be"),
  frauds: caught.describe("Transactions whose case came to fraud, and how many of them a person would have looked at"),
  honest: caught.describe("The same for those that turned out honest: false alarms"),
  rules: z.array(z.object({ code: z.string(), before: count, after: count })).describe("How often each was met, most changed first"),
  examples: z.array(
    z.object({ id: z.string(), at: z.iso.datetime(), from: decision, to: decision, scoreBefore: z.number(), scoreAfter: z.number() }),
  ),
  startedAt: z.iso.datetime().nullable(),
  finishedAt: z.iso.datetime().nullable(),
  reason: z.string().nullable(),
});
export type RuleReplayView = z.infer<typeof ruleReplaySchema>;

export const shadowReportSchema = z.object({
  version: count.nullable().describe("Of the set that is tried; null while none is"),
  since: z.iso.datetime().nullable(),
  judged: count,
  decisions: z.array(z.object({ from: decision, to: decision, count })),
  frauds: caught,
  honest: caught,
});
export type ShadowReport = z.infer<typeof shadowReportSchema>;
