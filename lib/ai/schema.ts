import { z } from "zod";

/**
 * `arguments` is JSON text as the model wrote it: untrusted until the tool has parsed it. `signature` is opaque state of the
 * vendor that made the call; it wants it back with the call in the next round.
 */
export const toolCallSchema = z.object({ id: z.string(), name: z.string(), arguments: z.string(), signature: z.string().exactOptional() });
export type ToolCall = z.infer<typeof toolCallSchema>;

/** Bytes as base64, or an https address the vendor reads: we never fetch it ourselves. */
const imageSourceSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("data"), base64: z.base64() }),
  z.object({ type: z.literal("url"), url: z.url({ protocol: /^https$/ }) }),
]);

const contentPartSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("text"), text: z.string() }),
  z.object({
    type: z.literal("image"),
    mediaType: z.enum(["image/png", "image/jpeg", "image/webp", "image/gif"]),
    source: imageSourceSchema,
  }),
]);
export type ContentPart = z.infer<typeof contentPartSchema>;

const chatMessageSchema = z.discriminatedUnion("role", [
  z.object({ role: z.literal("system"), content: z.string() }),
  z.object({ role: z.literal("user"), content: z.union([z.string(), z.array(contentPartSchema).min(1)]) }),
  z.object({ role: z.literal("assistant"), content: z.string(), toolCalls: z.array(toolCallSchema).exactOptional() }),
  z.object({ role: z.literal("tool"), toolCallId: z.string(), content: z.string() }),
]);
export type ChatMessage = z.infer<typeof chatMessageSchema>;

/** `parameters` is a JSON Schema object. */
const toolSpecSchema = z.object({
  name: z.string(),
  description: z.string(),
  parameters: z.record(z.string(), z.unknown()),
  /** Asks a vendor that can to hold the arguments to the schema; the others try. */
  isStrict: z.boolean().exactOptional(),
});
export type ToolSpec = z.infer<typeof toolSpecSchema>;

/** "required" means some tool, a name means that one. */
const toolChoiceSchema = z.union([z.enum(["auto", "none", "required"]), z.object({ name: z.string() })]);
export type ToolChoice = z.infer<typeof toolChoiceSchema>;

/** Any JSON object, or one that `schema` describes; `isStrict` asks the vendor to hold the answer to it, not only to try. */
const responseFormatSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("json-object") }),
  z.object({
    type: z.literal("json-schema"),
    name: z.string(),
    schema: z.record(z.string(), z.unknown()),
    isStrict: z.boolean(),
  }),
]);
export type ResponseFormat = z.infer<typeof responseFormatSchema>;

/**
 * `inputTokens` counts all of the prompt; `cachedInputTokens` and `cacheWriteTokens` say which part of it was read from the
 * vendor's cache or written to it, at prices of their own. `isEstimated`: the provider did not count and we did, by text length.
 */
export const usageSchema = z.object({
  inputTokens: z.int().min(0),
  cachedInputTokens: z.int().min(0).exactOptional(),
  cacheWriteTokens: z.int().min(0).exactOptional(),
  outputTokens: z.int().min(0),
  isEstimated: z.boolean(),
});
export type Usage = z.infer<typeof usageSchema>;

export const finishReasonSchema = z.enum(["stop", "length", "tool-calls", "content-filter"]);
export type FinishReason = z.infer<typeof finishReasonSchema>;

const streamPartSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("text"), text: z.string() }),
  z.object({ type: z.literal("tool-call"), call: toolCallSchema }),
  z.object({ type: z.literal("finish"), reason: finishReasonSchema, usage: usageSchema }),
]);
export type StreamPart = z.infer<typeof streamPartSchema>;
