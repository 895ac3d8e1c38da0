import { z } from "zod";

/** `arguments` is JSON text as the model wrote it: untrusted until the tool has parsed it. */
export const toolCallSchema = z.object({ id: z.string(), name: z.string(), arguments: z.string() });
export type ToolCall = z.infer<typeof toolCallSchema>;

const chatMessageSchema = z.discriminatedUnion("role", [
  z.object({ role: z.literal("system"), content: z.string() }),
  z.object({ role: z.literal("user"), content: z.string() }),
  z.object({ role: z.literal("assistant"), content: z.string(), toolCalls: z.array(toolCallSchema).exactOptional() }),
  z.object({ role: z.literal("tool"), toolCallId: z.string(), content: z.string() }),
]);
export type ChatMessage = z.infer<typeof chatMessageSchema>;

/** `parameters` is a JSON Schema object. */
const toolSpecSchema = z.object({ name: z.string(), description: z.string(), parameters: z.record(z.string(), z.unknown()) });
export type ToolSpec = z.infer<typeof toolSpecSchema>;

/** `isEstimated` means the provider did not count and we did, by text length. */
export const usageSchema = z.object({ inputTokens: z.int().min(0), outputTokens: z.int().min(0), isEstimated: z.boolean() });
export type Usage = z.infer<typeof usageSchema>;

export const finishReasonSchema = z.enum(["stop", "length", "tool-calls", "content-filter"]);
export type FinishReason = z.infer<typeof finishReasonSchema>;

const streamPartSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("text"), text: z.string() }),
  z.object({ type: z.literal("tool-call"), call: toolCallSchema }),
  z.object({ type: z.literal("finish"), reason: finishReasonSchema, usage: usageSchema }),
]);
export type StreamPart = z.infer<typeof streamPartSchema>;
