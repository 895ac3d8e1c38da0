// A conversation that is never written down. It takes the gateway's direct path: the same guards, budgets and ledgers as any other, no
// queue, and no text in any store. What was said before comes with every message from the page, the only place that has it.

import { randomBytes } from "node:crypto";
import { type AnswerFrame, toAnswerFrames } from "../../ai/ask-playground.ts";
import { estimateTokens } from "../../ai/estimate-tokens.ts";
import { streamAnswer } from "../../ai/gateway/ask-model.ts";
import type { GatewayDeps } from "../../ai/gateway/ports.ts";
import type { ChatMessage } from "../../ai/schema.ts";
import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { toSystemPrompt } from "../pipeline/system-prompt.ts";
import type { ChatDeps } from "../ports.ts";
import type { AskTemporaryInput } from "./temporary.schema.ts";

const CANARY_BYTES = 12;
const OUTPUT_TOKENS_MAX = 4_096;

type Deps = GatewayDeps & Pick<ChatDeps, "chatSettings">;

/** Fails before the first frame where nobody answers; after it, a failure breaks the stream. */
export async function askTemporary(
  ctx: Context<Deps>,
  { messages, signal }: AskTemporaryInput & { signal: AbortSignal },
): Promise<AsyncIterable<AnswerFrame>> {
  assertPermission(ctx, "chat.write");
  const startedAt = ctx.clock.now();
  const canary = randomBytes(CANARY_BYTES).toString("hex");
  const request = {
    messages: [{ role: "system" as const, content: toSystemPrompt(canary) }, ...lastThatFit(messages, ctx.deps.chatSettings.contextTokens)],
    maxOutputTokens: OUTPUT_TOKENS_MAX,
    signal,
  };
  const answer = await streamAnswer(ctx, {
    endpoint: "temporary",
    feature: "chat",
    areInstructionsOurs: true,
    canary,
    request,
    cacheSeconds: null,
  });
  return toAnswerFrames(ctx, answer, { startedAt, firstTokenMs: ctx.clock.now() - startedAt });
}

/** The new message in any case; of what was said before, whole exchanges from the end, as in a chat that is kept. */
function lastThatFit(messages: AskTemporaryInput["messages"], budgetTokens: number): ChatMessage[] {
  let spent = 0;
  let from = messages.length - 1;
  for (let at = messages.length - 2; at >= 0; at -= 1) {
    const message = messages[at];
    spent += estimateTokens(message?.content ?? "");
    if (spent > budgetTokens) break;
    if (message?.role === "user") from = at;
  }
  return messages.slice(from);
}
