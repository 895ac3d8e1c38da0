import { z } from "zod";
import type { GuardedResult } from "../../../../lib/ai/gateway/ask-model.ts";
import type { FinishReason, ToolCall } from "../../../../lib/ai/schema.ts";
import { chatUsageSchema, toChatUsage } from "../usage.ts";

const toolCallSchema = z.strictObject({
  id: z.string(),
  type: z.literal("function"),
  function: z.strictObject({ name: z.string(), arguments: z.string() }),
  extra_content: z.strictObject({ google: z.strictObject({ thought_signature: z.string() }) }).optional(),
});

const WIRE_REASONS = { stop: "stop", length: "length", "tool-calls": "tool_calls", "content-filter": "content_filter" } as const;

export const completionSchema = z.strictObject({
  id: z.string(),
  object: z.literal("chat.completion"),
  created: z.int(),
  model: z.string(),
  choices: z.array(
    z.strictObject({
      index: z.literal(0),
      message: z.strictObject({
        role: z.literal("assistant"),
        content: z.string().nullable(),
        refusal: z.null(),
        tool_calls: z.array(toolCallSchema).optional(),
      }),
      logprobs: z.null(),
      finish_reason: z.enum(["stop", "length", "tool_calls", "content_filter"]),
    }),
  ),
  usage: chatUsageSchema,
});

/** `createdAt` in milliseconds; the wire counts seconds. */
export function toCompletion(answer: GuardedResult, createdAt: number): z.infer<typeof completionSchema> {
  const { text, toolCalls, reason, usage } = answer;
  return {
    id: toCompletionId(answer.callId),
    object: "chat.completion",
    created: Math.floor(createdAt / 1_000),
    model: answer.model,
    choices: [
      {
        index: 0,
        message: {
          role: "assistant",
          content: text === "" && toolCalls.length > 0 ? null : text,
          refusal: null,
          ...(toolCalls.length > 0 && { tool_calls: toolCalls.map(toWireCall) }),
        },
        logprobs: null,
        finish_reason: toWireReason(reason),
      },
    ],
    usage: toChatUsage(usage),
  };
}

/** The call's own id in the form clients expect, so that one leads to the other. */
export function toCompletionId(callId: string): string {
  return `chatcmpl-${callId.slice(callId.indexOf("_") + 1)}`;
}

export function toWireReason(reason: FinishReason): (typeof WIRE_REASONS)[FinishReason] {
  return WIRE_REASONS[reason];
}

export function toWireCall({ id, name, arguments: text, signature }: ToolCall): z.infer<typeof toolCallSchema> {
  return {
    id,
    type: "function",
    function: { name, arguments: text },
    ...(signature !== undefined && { extra_content: { google: { thought_signature: signature } } }),
  };
}
