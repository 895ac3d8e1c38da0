// The gateway's own path for prompts: the same guards, budgets, ledgers and audits. Whoever may run a prompt need not be let in to models
// as such. Nothing of what is said is kept here.

import { type GuardedStream, generateAnswer, streamAnswer } from "../../ai/gateway/ask-model.ts";
import type { GatewayDeps } from "../../ai/gateway/ports.ts";
import type { ChatMessage, FinishReason, Usage } from "../../ai/schema.ts";
import type { GuardVerdict } from "../../guard/schema.ts";
import type { Context } from "../../platform/context.ts";
import type { ModelSettings } from "../content.schema.ts";

/** `text` is what a model is asked, `instructions` the system's word before it; both are rendered. */
export type PromptQuestion = {
  instructions: string;
  text: string;
  settings: ModelSettings;
  signal: AbortSignal;
  /** How long an equal request of the same organization may be answered from what was answered before. Left out: never. */
  cacheSeconds?: number;
};

export type PromptAnswer = {
  callId: string;
  text: string;
  provider: string;
  model: string;
  isDemo: boolean;
  fallbackReason: string | null;
  usage: Usage;
  costMicros: number;
  durationMs: number;
  finishReason: FinishReason;
  /** The question's and the answer's. */
  verdicts: readonly [GuardVerdict, GuardVerdict];
  /** The answer was withheld, in whole or from some place on. */
  isBlocked: boolean;
};

export type PromptStream = GuardedStream & { startedAt: number; firstTokenMs: number };

/** Throws what the gateway throws: a question that the guard finds unsafe is `gateway.content_blocked`. */
export async function generatePrompt(ctx: Context<GatewayDeps>, question: PromptQuestion): Promise<PromptAnswer> {
  const startedAt = ctx.clock.now();
  const answer = await generateAnswer(ctx, toAskInput(question));
  const { callId, text, provider, model, isDemo, fallbackReason, reason, verdicts, charge } = answer;
  return {
    ...{ callId, text, provider, model, isDemo, fallbackReason, verdicts },
    usage: charge.usage,
    costMicros: charge.costMicros,
    durationMs: ctx.clock.now() - startedAt,
    finishReason: reason,
    isBlocked: reason === "content-filter",
  };
}

/** Settles with the first part of the answer; `toAnswerFrames` of lib/ai/ask-playground.ts tells it to a reader. */
export async function streamPrompt(ctx: Context<GatewayDeps>, question: PromptQuestion): Promise<PromptStream> {
  const startedAt = ctx.clock.now();
  const answer = await streamAnswer(ctx, toAskInput(question));
  return { ...answer, startedAt, firstTokenMs: ctx.clock.now() - startedAt };
}

function toAskInput({ instructions, text, settings, signal, cacheSeconds }: PromptQuestion) {
  const messages = toQuestionMessages({ instructions, text });
  const { model, temperature, maxOutputTokens } = settings;
  const request = {
    messages,
    signal,
    ...(model !== undefined && { model }),
    ...(temperature !== undefined && { temperature }),
    ...(maxOutputTokens !== undefined && { maxOutputTokens }),
  };
  const origin = { endpoint: "prompts", feature: "prompts", permission: "prompts.run" } as const;
  return { ...origin, request, cacheSeconds: cacheSeconds ?? null };
}

export function toQuestionMessages({ instructions, text }: Pick<PromptQuestion, "instructions" | "text">): ChatMessage[] {
  const question: ChatMessage = { role: "user", content: text };
  return instructions.trim() === "" ? [question] : [{ role: "system", content: instructions }, question];
}
