import { z } from "zod";
import { redactInput } from "../../guard/redact-input.ts";
import type { Context } from "../../platform/context.ts";
import { askMemoryModel } from "./ask-memory-model.ts";
import { keepMemory } from "./keep-memory.ts";
import type { MemoryDeps } from "./ports.ts";
import { MEMORY_MAX_CHARS } from "./schema.ts";
import { readSettings } from "./settings.ts";
import { whyNotKept } from "./why-not-kept.ts";

export type Recap = {
  userId: string;
  /** What the person said, oldest first. */
  messages: readonly string[];
  saidAt: Date;
  source: { chatId: string; jobId: string };
  signal: AbortSignal;
};

const TEXT_MAX_CHARS = 6_000;

/** What a longer conversation is about: one for each chat, a newer in place of the older. */
export async function learnSummary(ctx: Context<MemoryDeps>, { userId, messages, saidAt, source, signal }: Recap): Promise<boolean> {
  if (!(await readSettings(ctx, userId)).isOn) return false;
  const policy = await ctx.deps.guard.policyOf(ctx.orgId);
  const text = redactInput(messages.join("\n\n"), policy).slice(-TEXT_MAX_CHARS).toWellFormed();
  const answered = await askMemoryModel(ctx, { userId, instructions: INSTRUCTIONS, text, format: FORMAT, signal });
  const summary = answerSchema.safeParse(answered).data?.summary;
  if (!summary || (await whyNotKept(ctx, summary)) !== null) return false;
  const outcome = await keepMemory(ctx, {
    ...{ userId, kind: "SUMMARY", text: summary, subject: `chat:${source.chatId}`, origin: "chat", source, saidAt },
  });
  return outcome.type === "kept";
}

const answerSchema = z.object({ summary: z.string().trim().min(2).max(MEMORY_MAX_CHARS).nullable() });

const INSTRUCTIONS = `You read what a person wrote in one conversation with an assistant and say in one sentence of at most 40 words, in their language, what it is about, so that a later conversation can go on from it.
Only subjects and decisions. No secrets, names of other people, health, religion, politics, sexuality, ethnicity, union membership, biometrics or crime. Where nothing is worth going on from, summary is null.`;

const FORMAT = {
  type: "json-schema" as const,
  name: "summary",
  isStrict: true,
  schema: {
    type: "object",
    properties: { summary: { type: ["string", "null"] } },
    required: ["summary"],
    additionalProperties: false,
  },
};
