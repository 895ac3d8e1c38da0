// Anthropic's Messages API (https://platform.claude.com/docs/en/api/messages): the system prompt beside the messages, calls and
// results as blocks of a message, a stream of typed events.

import { z } from "zod";
import type { GenerateRequest } from "../ports.ts";
import type { ChatMessage, ContentPart, FinishReason, ToolChoice } from "../schema.ts";
import { refuse } from "./assert-supported.ts";
import { parseObject } from "./parse-object.ts";
import { fromReplyBody } from "./vendor-errors.ts";
import { EMPTY_CHUNK, type WireChunk, type WireUsage } from "./wire-chunk.ts";

const count = z.int().min(0).nullish();
const usageSchema = z.object({
  input_tokens: count,
  output_tokens: count,
  cache_read_input_tokens: count,
  cache_creation_input_tokens: count,
});

const blockSchema = z.object({ type: z.string(), id: z.string().nullish(), name: z.string().nullish(), text: z.string().nullish() });
const index = z.int().min(0).max(1000);
const eventSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("message_start"), message: z.object({ usage: usageSchema.nullish() }) }),
  z.object({ type: z.literal("content_block_start"), index, content_block: blockSchema }),
  z.object({
    type: z.literal("content_block_delta"),
    index,
    delta: z.object({ type: z.string(), text: z.string().nullish(), partial_json: z.string().nullish() }),
  }),
  z.object({
    type: z.literal("message_delta"),
    delta: z.object({ stop_reason: z.string().nullish() }),
    usage: usageSchema.nullish(),
  }),
  z.object({ type: z.literal("error"), error: z.unknown() }),
]);

/** The vendor may add kinds of events; those are passed over. */
const anyEventSchema = z.object({ type: z.string() });
const KNOWN: ReadonlySet<string> = new Set(["message_start", "content_block_start", "content_block_delta", "message_delta", "error"]);

export function parseAnthropicEvent(value: unknown, now: number): WireChunk | null {
  const kind = anyEventSchema.safeParse(value);
  if (!kind.success) return null;
  if (!KNOWN.has(kind.data.type)) return EMPTY_CHUNK;
  const parsed = eventSchema.safeParse(value);
  if (!parsed.success) return null;
  const event = parsed.data;
  switch (event.type) {
    case "message_start":
      return { ...EMPTY_CHUNK, usage: event.message.usage ? toWireUsage(event.message.usage) : null };
    case "content_block_start":
      return toStartChunk(event.index, event.content_block);
    case "content_block_delta": {
      const { text, partial_json: json } = event.delta;
      if (event.delta.type === "input_json_delta") return { ...EMPTY_CHUNK, toolPieces: [{ index: event.index, arguments: json ?? "" }] };
      return event.delta.type === "text_delta" ? { ...EMPTY_CHUNK, text: text ?? "" } : EMPTY_CHUNK;
    }
    case "message_delta":
      return {
        ...EMPTY_CHUNK,
        finish: event.delta.stop_reason ? toFinishReason(event.delta.stop_reason) : null,
        usage: event.usage ? toWireUsage(event.usage) : null,
      };
    case "error":
      throw fromReplyBody(value, now);
  }
}

function toStartChunk(at: number, block: z.infer<typeof blockSchema>): WireChunk {
  if (block.type === "text") return { ...EMPTY_CHUNK, text: block.text ?? "" };
  if (block.type !== "tool_use") return EMPTY_CHUNK;
  return { ...EMPTY_CHUNK, toolPieces: [{ index: at, id: block.id ?? "", name: block.name ?? "" }] };
}

function toFinishReason(reason: string): FinishReason {
  if (reason === "max_tokens" || reason === "model_context_window_exceeded") return "length";
  if (reason === "tool_use") return "tool-calls";
  return reason === "refusal" ? "content-filter" : "stop";
}

/** `input_tokens` leaves out what came from the cache or went into it. */
function toWireUsage(usage: z.infer<typeof usageSchema>): WireUsage {
  const cached = usage.cache_read_input_tokens ?? 0;
  const written = usage.cache_creation_input_tokens ?? 0;
  return {
    ...(typeof usage.input_tokens === "number" ? { inputTokens: usage.input_tokens + cached + written } : {}),
    ...(typeof usage.output_tokens === "number" ? { outputTokens: usage.output_tokens } : {}),
    ...(cached > 0 ? { cachedInputTokens: cached } : {}),
    ...(written > 0 ? { cacheWriteTokens: written } : {}),
  };
}

type Block =
  | { type: "text"; text: string }
  | { type: "image"; source: { type: "base64"; media_type: string; data: string } | { type: "url"; url: string } }
  | { type: "tool_use"; id: string; name: string; input: object }
  | { type: "tool_result"; tool_use_id: string; content: string };
type WireMessage = { role: "user" | "assistant"; content: Block[] };

/** `maxTokens` is what the API demands where the caller set no limit. */
export function toAnthropicBody(request: GenerateRequest, maxTokens: number) {
  const { tools = [], toolChoice, responseFormat: format, stop = [], temperature, topP } = request;
  const system = request.messages.flatMap((message) => (message.role === "system" ? [message.content] : [])).join("\n\n");
  // The API knows no answer that is just some JSON object.
  if (format?.type === "json-object") throw refuse("responseFormat");
  const choice = toWireToolChoice(toolChoice, request.parallelToolCalls);
  return {
    model: request.model,
    max_tokens: request.maxOutputTokens ?? maxTokens,
    messages: toWireMessages(request.messages),
    stream: true,
    ...(system !== "" && { system }),
    ...(tools.length > 0 && {
      tools: tools.map((tool) => ({
        name: tool.name,
        description: tool.description,
        input_schema: { type: "object", ...tool.parameters },
      })),
      ...(choice && { tool_choice: choice }),
    }),
    ...(format && { output_config: { format: { type: "json_schema", schema: format.schema } } }),
    // The vendor's scale ends at 1, and it takes one of the two.
    ...(temperature !== undefined ? { temperature: Math.min(temperature, 1) } : topP !== undefined && { top_p: topP }),
    ...(stop.length > 0 && { stop_sequences: [...stop] }),
  };
}

function toWireToolChoice(choice: ToolChoice | undefined, isParallel: boolean | undefined) {
  if (choice === "none") return { type: "none" };
  if (choice === undefined && isParallel !== false) return null;
  const base = typeof choice === "object" ? { type: "tool", name: choice.name } : { type: choice === "required" ? "any" : "auto" };
  return { ...base, ...(isParallel === false && { disable_parallel_tool_use: true }) };
}

/** Neighbours of one role become one message, as the API wants all results of a round together; empty text is refused. */
function toWireMessages(messages: readonly ChatMessage[]): WireMessage[] {
  const wire: WireMessage[] = [];
  for (const message of messages) {
    const role = message.role === "assistant" ? "assistant" : "user";
    const content = toBlocks(message).filter((block) => block.type !== "text" || block.text.trim() !== "");
    const last = wire.at(-1);
    if (content.length === 0) continue;
    if (last?.role === role) last.content.push(...content);
    else wire.push({ role, content });
  }
  return wire;
}

function toBlocks(message: ChatMessage): Block[] {
  switch (message.role) {
    case "system":
      return [];
    case "user":
      return typeof message.content === "string" ? [{ type: "text", text: message.content }] : message.content.map(toUserBlock);
    case "assistant": {
      const calls = (message.toolCalls ?? []).map((call): Block => {
        return { type: "tool_use", id: toWireId(call.id), name: call.name, input: parseObject(call.arguments) ?? {} };
      });
      return [{ type: "text", text: message.content }, ...calls];
    }
    case "tool":
      return [{ type: "tool_result", tool_use_id: toWireId(message.toolCallId), content: message.content }];
  }
}

function toUserBlock(part: ContentPart): Block {
  if (part.type === "text") return { type: "text", text: part.text };
  if (part.source.type === "url") return { type: "image", source: { type: "url", url: part.source.url } };
  return { type: "image", source: { type: "base64", media_type: part.mediaType, data: part.source.base64 } };
}

/** The API takes letters, digits, "_" and "-"; ids of calls another vendor's model made may hold more. */
function toWireId(id: string): string {
  return id.replace(/[^\w-]/g, "_");
}
