import { z } from "zod";
import type { ChatMessage } from "../../ai/schema.ts";
import { toText } from "../../ai/to-text.ts";
import { toSystemPrompt } from "./system-prompt.ts";
import type { AnsweredBy, Turn } from "./turn-run.ts";

/** `material`: what the model was given to go by. `earlier`: what was said before and is remembered of the person. */
export type AuditedAnswer = {
  prompt: string;
  text: string;
  by: AnsweredBy;
  material: readonly ChatMessage[];
  earlier: readonly ChatMessage[];
};

const auditStepSchema = z.object({ auditId: z.string(), passed: z.boolean(), isWithheld: z.boolean() });

/**
 * Whether the finished answer may stand; a share of them is audited. The verdict is a step of its own, so that a retry goes by what was
 * said, and the audit itself is made once for each part of a turn.
 */
export async function passesAudit(turn: Turn, { prompt, text, by, material, earlier }: AuditedAnswer): Promise<boolean> {
  const { ctx, record, checkpoints, canary, begun } = turn;
  const { _id: runId, orgId, userId } = record;
  const key = begun ? `failsafe:${begun.firstRound}` : "failsafe";
  const isKnown = checkpoints.steps()[key] !== undefined;
  if (text === "" || !(isKnown || (await ctx.deps.answerAuditor.isDue(orgId, { source: "chat", runId })))) return true;
  const brought = toTexts(material);
  const { isWithheld } = await checkpoints.run({
    key,
    label: "Auditing the answer",
    result: auditStepSchema,
    work: async () => {
      const result = await ctx.deps.answerAuditor.audit(ctx, {
        ...{ source: "chat", runId, userId, keyId: record.keyId ?? null, keepsTexts: true, canary, prompt, response: text },
        ...(begun && { part: String(begun.firstRound) }),
        model: `${by.provider}/${by.model}`,
        instructions: toSystemPrompt(canary),
        context: brought === "" ? null : brought,
        known: `${toTexts(earlier)}\n\n${brought}`,
      });
      return { result, detail: result };
    },
  });
  return !isWithheld;
}

function toTexts(messages: readonly ChatMessage[]): string {
  return messages.map(({ content }) => toText(content)).join("\n\n");
}
