import type { Context } from "../platform/context.ts";
import { streamAnswer } from "./gateway/ask-model.ts";
import type { GuardedPart } from "./gateway/guard-parts.ts";
import type { GatewayDeps } from "./gateway/ports.ts";
import type { AskPlaygroundInput } from "./playground-schema.ts";
import type { ChatMessage } from "./schema.ts";

export type AnswerFrame = { type: "event"; id: null; event: "start" | "delta" | "end"; data: Readonly<Record<string, unknown>> };

/**
 * The gateway's own path for a person at the console: the same guards, budget and ledgers, and nothing kept of what was said. Fails
 * before the first frame where nobody answers; after it, a failure breaks the stream.
 */
export async function askPlayground(
  ctx: Context<GatewayDeps>,
  { signal, ...input }: AskPlaygroundInput & { signal: AbortSignal },
): Promise<AsyncIterable<AnswerFrame>> {
  const { prompt, system = "", model, temperature, maxOutputTokens } = input;
  const startedAt = ctx.clock.now();
  const messages: ChatMessage[] = [
    ...(system.trim() === "" ? [] : [{ role: "system" as const, content: system }]),
    { role: "user", content: prompt },
  ];
  const request = {
    messages,
    signal,
    ...(model !== undefined && { model }),
    ...(temperature !== undefined && { temperature }),
    ...(maxOutputTokens !== undefined && { maxOutputTokens }),
  };
  const answer = await streamAnswer(ctx, { endpoint: "playground", feature: "playground", request, cacheSeconds: null });
  return toAnswerFrames(ctx, answer, { startedAt, firstTokenMs: ctx.clock.now() - startedAt });
}

type Times = { startedAt: number; firstTokenMs: number };

/** What a reader of one answer gets, in order: who answers, the text, what it came to. */
export async function* toAnswerFrames(
  { clock }: Context,
  answer: Awaited<ReturnType<typeof streamAnswer>>,
  { startedAt, firstTokenMs }: Times,
): AsyncGenerator<AnswerFrame> {
  const { callId, provider, model, isDemo, fallbackReason, verdict } = answer;
  yield frame("start", { callId, provider, model, isDemo, fallbackReason, firstTokenMs, verdict });
  let finish: Extract<GuardedPart, { type: "finish" }> | null = null;
  for await (const part of answer.parts) {
    if (part.type === "text") yield frame("delta", { text: part.text });
    if (part.type === "finish") finish = part;
  }
  if (!finish) return;
  const { inputTokens, outputTokens, isEstimated } = finish.usage;
  yield frame("end", {
    finishReason: finish.reason,
    usage: { inputTokens, outputTokens, isEstimated },
    costMicros: answer.charge()?.costMicros ?? null,
    currency: "USD",
    durationMs: clock.now() - startedAt,
    verdicts: [verdict, finish.verdict],
  });
}

function frame(event: AnswerFrame["event"], data: AnswerFrame["data"]): AnswerFrame {
  return { type: "event", id: null, event, data };
}
