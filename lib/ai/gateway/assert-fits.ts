import { AppError } from "../../platform/errors.ts";
import { estimatePromptTokens } from "../estimate-tokens.ts";
import { findModel } from "../models.ts";
import type { ChatMessage, ToolSpec } from "../schema.ts";
import { toText } from "../to-text.ts";

/** Nothing is estimated at more than a token a character, apart from what every message and image costs. */
const OVERHEAD_TOKENS = 2_000;

/** Where the model's window is known, a request that cannot fit is refused before anybody is asked; the vendor counts the rest. */
export function assertFits(name: string | undefined, messages: readonly ChatMessage[], tools: readonly ToolSpec[]): void {
  const row = name === undefined ? null : findModel(name);
  if (!row) return;
  const chars = messages.reduce((sum, message) => sum + toText(message.content).length + OVERHEAD_TOKENS, 0);
  if (tools.length === 0 && chars <= row.contextTokens) return;
  const tokens = estimatePromptTokens(messages, tools);
  const surplus = tokens - row.contextTokens;
  if (surplus <= 0) return;
  const detail = `This model takes ${row.contextTokens} tokens and the messages have about ${tokens}: ${surplus} too many. Shorten them.`;
  throw new AppError("malformed", "gateway.context_length_exceeded", detail, {
    errors: [{ pointer: "/body/messages", detail }],
    members: { estimated_tokens: tokens, context_tokens: row.contextTokens, tokens_over: surplus },
  });
}
