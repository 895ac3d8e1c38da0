// OpenAI's chat completions, as OpenAI, Groq, xAI and most other servers speak them.

import { z } from "zod";
import type { GenerateRequest } from "../ports.ts";
import type { ChatMessage, ContentPart, FinishReason, ResponseFormat, ToolChoice, ToolSpec } from "../schema.ts";
import { toText } from "../to-text.ts";
import { createError, fromReplyBody, isErrorBody } from "./vendor-errors.ts";
import { EMPTY_CHUNK, type ToolPiece, type WireChunk, type WireUsage } from "./wire-chunk.ts";

/** Where the dialects of one wire format differ. */
export type OpenAiDialect = {
  /** Newer OpenAI models refuse `max_tokens`; other servers know nothing else. */
  limitName: "max_tokens" | "max_completion_tokens";
  /** Groq counts unasked, under a name of its own. */
  asksForUsage: boolean;
};

// Only the fields we use, and no vendor's extras: compatible servers differ in everything else.
const toolPieceSchema = z.object({
  index: z.int().min(0).max(127).nullish(),
  id: z.string().nullish(),
  function: z.object({ name: z.string().nullish(), arguments: z.string().nullish() }).nullish(),
});

const count = z.int().min(0);
const usageSchema = z.object({
  prompt_tokens: count,
  completion_tokens: count,
  total_tokens: count.nullish(),
  prompt_tokens_details: z.object({ cached_tokens: count.nullish(), cache_write_tokens: count.nullish() }).nullish(),
});

const chunkSchema = z.object({
  choices: z
    .array(
      z.object({
        delta: z
          .object({ content: z.string().nullish(), refusal: z.string().nullish(), tool_calls: z.array(toolPieceSchema).nullish() })
          .nullish(),
        finish_reason: z.string().nullish(),
      }),
    )
    .nullish(),
  usage: usageSchema.nullish(),
  x_groq: z.object({ usage: usageSchema.nullish() }).nullish(),
});

/** One event of a stream; null when it is not shaped like one. */
export function parseOpenAiChunk(value: unknown, now: number): WireChunk | null {
  const text = plainTextOf(value);
  if (text !== null) return { ...EMPTY_CHUNK, text };
  if (isErrorBody(value)) throw fromReplyBody(value, now);
  const parsed = chunkSchema.safeParse(value);
  if (!parsed.success) return null;
  const { choices, x_groq: groq } = parsed.data;
  const usage = parsed.data.usage ?? groq?.usage;
  const choice = choices?.[0];
  if (!choices && !usage) return null;
  return {
    text: (choice?.delta?.content ?? "") + (choice?.delta?.refusal ?? ""),
    toolPieces: (choice?.delta?.tool_calls ?? []).map(toPiece),
    finish: choice?.finish_reason ? toFinishReason(choice.finish_reason) : null,
    usage: usage ? toWireUsage(usage) : null,
  };
}

/** Of an event with one piece of text and nothing else to look at, which nearly all are: the schema would cost ten times as much. */
function plainTextOf(value: unknown): string | null {
  if (!isRecord(value) || "error" in value || isThere(value.usage) || isThere(value.x_groq) || !Array.isArray(value.choices)) return null;
  const choice: unknown = value.choices.length === 1 ? value.choices[0] : null;
  if (!isRecord(choice) || isThere(choice.finish_reason) || !isRecord(choice.delta)) return null;
  const { content, refusal, tool_calls: calls } = choice.delta;
  return typeof content === "string" && !isThere(refusal) && !isThere(calls) ? content : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function isThere(value: unknown): boolean {
  return value !== null && value !== undefined;
}

function toPiece(piece: z.infer<typeof toolPieceSchema>, position: number): ToolPiece {
  return {
    index: piece.index ?? position,
    id: piece.id ?? "",
    name: piece.function?.name ?? "",
    arguments: piece.function?.arguments ?? "",
  };
}

function toFinishReason(reason: string): FinishReason {
  if (reason === "length" || reason === "max_tokens") return "length";
  if (reason === "tool_calls" || reason === "function_call") return "tool-calls";
  return reason === "content_filter" ? "content-filter" : "stop";
}

/** xAI leaves what a model thought out of `completion_tokens` and bills it; the total has it. */
function toWireUsage(usage: z.infer<typeof usageSchema>): WireUsage {
  const { cached_tokens: cached, cache_write_tokens: written } = usage.prompt_tokens_details ?? {};
  return {
    inputTokens: usage.prompt_tokens,
    outputTokens: Math.max(usage.completion_tokens, (usage.total_tokens ?? 0) - usage.prompt_tokens),
    ...(cached ? { cachedInputTokens: Math.min(cached, usage.prompt_tokens) } : {}),
    ...(written ? { cacheWriteTokens: written } : {}),
  };
}

/** `effortWithTools`: see the model's row. Fields nobody asked for stay out: compatible servers refuse what they do not know. */
export function toOpenAiBody(request: GenerateRequest, dialect: OpenAiDialect, effortWithTools: "none" | null) {
  const { tools = [], toolChoice, maxOutputTokens: limit, responseFormat: format, stop = [] } = request;
  return {
    model: request.model,
    messages: request.messages.map(toWireMessage),
    stream: true as const,
    ...(dialect.asksForUsage && { stream_options: { include_usage: true } }),
    ...(tools.length > 0 && {
      tools: tools.map(toWireTool),
      ...(toolChoice !== undefined && { tool_choice: toWireToolChoice(toolChoice) }),
      ...(request.parallelToolCalls === false && { parallel_tool_calls: false }),
      ...(effortWithTools && { reasoning_effort: effortWithTools }),
    }),
    ...(limit !== undefined && (dialect.limitName === "max_tokens" ? { max_tokens: limit } : { max_completion_tokens: limit })),
    ...(format && { response_format: toWireFormat(format) }),
    ...(request.temperature !== undefined && { temperature: request.temperature }),
    ...(request.topP !== undefined && { top_p: request.topP }),
    ...(stop.length > 0 && { stop: [...stop] }),
    ...(request.seed !== undefined && { seed: request.seed }),
  };
}

function toWireMessage(message: ChatMessage) {
  switch (message.role) {
    case "system":
      return { role: "system" as const, content: message.content };
    case "user":
      return { role: "user" as const, content: toWireContent(message.content) };
    case "tool":
      return { role: "tool" as const, tool_call_id: message.toolCallId, content: message.content };
    case "assistant": {
      const calls = message.toolCalls ?? [];
      if (calls.length === 0) return { role: "assistant" as const, content: message.content };
      const toolCalls = calls.map((call) => ({
        id: call.id,
        type: "function" as const,
        function: { name: call.name, arguments: call.arguments },
      }));
      return { role: "assistant" as const, content: message.content || null, tool_calls: toolCalls };
    }
  }
}

/** Text alone stays a string: some servers read nothing else. */
function toWireContent(content: string | readonly ContentPart[]) {
  if (typeof content === "string" || content.every((part) => part.type === "text")) return toText(content);
  return content.map((part) =>
    part.type === "text"
      ? { type: "text" as const, text: part.text }
      : {
          type: "image_url" as const,
          image_url: { url: part.source.type === "url" ? part.source.url : `data:${part.mediaType};base64,${part.source.base64}` },
        },
  );
}

function toWireTool(tool: ToolSpec) {
  const { name, description, parameters, isStrict } = tool;
  return { type: "function" as const, function: { name, description, parameters, ...(isStrict && { strict: true }) } };
}

function toWireToolChoice(choice: ToolChoice) {
  return typeof choice === "string" ? choice : { type: "function" as const, function: { name: choice.name } };
}

function toWireFormat(format: ResponseFormat) {
  if (format.type === "json-object") return { type: "json_object" as const };
  const { name, schema, isStrict } = format;
  return { type: "json_schema" as const, json_schema: { name, schema, strict: isStrict } };
}

const embeddingsSchema = z.object({
  data: z.array(z.object({ index: z.int().min(0).nullish(), embedding: z.array(z.number()).min(1) })),
  usage: z.object({ prompt_tokens: count }).nullish(),
});

/** Vectors in the order of the texts, whatever order the vendor chose. */
export function parseOpenAiEmbeddings(value: unknown, now: number): { vectors: number[][]; inputTokens: number | null } {
  if (isErrorBody(value)) throw fromReplyBody(value, now);
  const parsed = embeddingsSchema.safeParse(value);
  if (!parsed.success) throw createError("malformed");
  const rows = parsed.data.data.map((row, position) => ({ at: row.index ?? position, vector: row.embedding }));
  return { vectors: rows.toSorted((a, b) => a.at - b.at).map((row) => row.vector), inputTokens: parsed.data.usage?.prompt_tokens ?? null };
}
