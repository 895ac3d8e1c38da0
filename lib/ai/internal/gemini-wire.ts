// Google's generateContent: contents with parts instead of messages, calls and results paired by name, calls that come whole.

import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { GenerateRequest } from "../ports.ts";
import type { ChatMessage, ContentPart, FinishReason, ToolCall, ToolChoice } from "../schema.ts";
import { parseObject } from "./parse-object.ts";
import { createError, fromReplyBody, isErrorBody } from "./vendor-errors.ts";
import type { ToolPiece, WireChunk, WireUsage } from "./wire-chunk.ts";

const partSchema = z.object({
  text: z.string().nullish(),
  /** True for what the model thinks aloud, which is no part of the answer. */
  thought: z.boolean().nullish(),
  thoughtSignature: z.string().nullish(),
  functionCall: z.object({ id: z.string().nullish(), name: z.string(), args: z.record(z.string(), z.unknown()).nullish() }).nullish(),
});

const count = z.int().min(0).nullish();
const chunkSchema = z.object({
  candidates: z
    .array(z.object({ content: z.object({ parts: z.array(partSchema).nullish() }).nullish(), finishReason: z.string().nullish() }))
    .nullish(),
  promptFeedback: z.object({ blockReason: z.string().nullish() }).nullish(),
  usageMetadata: z
    .object({ promptTokenCount: count, candidatesTokenCount: count, thoughtsTokenCount: count, cachedContentTokenCount: count })
    .nullish(),
});

/** Calls carry no index: their order in the whole stream is one, so each stream needs a parser of its own. */
export function createGeminiParser(now: () => number): (value: unknown) => WireChunk | null {
  let calls = 0;
  return (value) => {
    if (isErrorBody(value)) throw fromReplyBody(value, now());
    const parsed = chunkSchema.safeParse(value);
    if (!parsed.success) return null;
    const { candidates, promptFeedback, usageMetadata } = parsed.data;
    const candidate = candidates?.[0];
    if (!candidate && !promptFeedback && !usageMetadata) return null;
    const parts = (candidate?.content?.parts ?? []).filter((part) => part.thought !== true);
    const toolPieces = parts.flatMap((part) => (part.functionCall ? [toPiece(part, calls++)] : []));
    return {
      text: parts.map((part) => part.text ?? "").join(""),
      toolPieces,
      finish: candidate?.finishReason ? toFinishReason(candidate.finishReason) : promptFeedback?.blockReason ? "content-filter" : null,
      usage: usageMetadata ? toWireUsage(usageMetadata) : null,
    };
  };
}

function toPiece(part: z.infer<typeof partSchema>, index: number): ToolPiece {
  return {
    index,
    id: part.functionCall?.id || `call_${randomUUID()}`,
    name: part.functionCall?.name ?? "",
    arguments: JSON.stringify(part.functionCall?.args ?? {}),
    ...(part.thoughtSignature ? { signature: part.thoughtSignature } : {}),
  };
}

function toFinishReason(reason: string): FinishReason {
  if (reason === "STOP") return "stop";
  if (reason === "MAX_TOKENS") return "length";
  if (reason === "MALFORMED_FUNCTION_CALL" || reason === "UNEXPECTED_TOOL_CALL") throw createError("malformed");
  return /SAFETY|RECITATION|LANGUAGE|BLOCKLIST|PROHIBITED|SPII/.test(reason) ? "content-filter" : "stop";
}

/** Thoughts are billed as output and counted beside it. */
function toWireUsage(usage: NonNullable<z.infer<typeof chunkSchema>["usageMetadata"]>): WireUsage {
  const { promptTokenCount: input, candidatesTokenCount: output, thoughtsTokenCount: thoughts, cachedContentTokenCount: cached } = usage;
  return {
    ...(typeof input === "number" ? { inputTokens: input } : {}),
    ...(typeof output === "number" || typeof thoughts === "number" ? { outputTokens: (output ?? 0) + (thoughts ?? 0) } : {}),
    ...(cached ? { cachedInputTokens: cached } : {}),
  };
}

type GeminiPart = {
  text?: string;
  inlineData?: { mimeType: string; data: string };
  fileData?: { mimeType: string; fileUri: string };
  functionCall?: { name: string; args: object };
  functionResponse?: { name: string; response: object };
  thoughtSignature?: string;
};
type GeminiContent = { role: "user" | "model"; parts: GeminiPart[] };

/** https://ai.google.dev/gemini-api/docs/thought-signatures: models from 3 on refuse a call without one; this stands for calls another model made. */
const FOREIGN_SIGNATURE = "skip_thought_signature_validator";

export function toGeminiBody(request: GenerateRequest) {
  const { tools = [], toolChoice, responseFormat: format, stop = [] } = request;
  const system = request.messages.flatMap((message) => (message.role === "system" ? [message.content] : [])).join("\n\n");
  const declarations = tools.map((tool) => ({ name: tool.name, description: tool.description, parametersJsonSchema: tool.parameters }));
  return {
    contents: toContents(request),
    ...(system !== "" && { systemInstruction: { role: "system", parts: [{ text: system }] } }),
    ...(tools.length > 0 && { tools: [{ functionDeclarations: declarations }] }),
    ...(tools.length > 0 && toolChoice !== undefined && { toolConfig: { functionCallingConfig: toCallingConfig(toolChoice) } }),
    generationConfig: {
      ...(request.maxOutputTokens !== undefined && { maxOutputTokens: request.maxOutputTokens }),
      ...(request.temperature !== undefined && { temperature: request.temperature }),
      ...(request.topP !== undefined && { topP: request.topP }),
      ...(stop.length > 0 && { stopSequences: [...stop] }),
      ...(request.seed !== undefined && { seed: request.seed }),
      ...(format && { responseMimeType: "application/json" }),
      ...(format?.type === "json-schema" && { responseJsonSchema: format.schema }),
    },
  };
}

function toCallingConfig(choice: ToolChoice) {
  if (typeof choice === "object") return { mode: "ANY" as const, allowedFunctionNames: [choice.name] };
  return { mode: choice === "auto" ? ("AUTO" as const) : choice === "none" ? ("NONE" as const) : ("ANY" as const) };
}

/** Neighbours of one role become one content, as the API wants all results of a round together. */
function toContents({ model, messages }: GenerateRequest): GeminiContent[] {
  const isStrict = /^gemini-(?:[3-9]|\d\d)/.test(model);
  const contents: GeminiContent[] = [];
  for (const [index, message] of messages.entries()) {
    const content = toContent(message, messages.slice(0, index), isStrict);
    const last = contents.at(-1);
    if (!content) continue;
    if (last?.role === content.role) last.parts.push(...content.parts);
    else contents.push(content);
  }
  return contents;
}

function toContent(message: ChatMessage, earlier: readonly ChatMessage[], isStrict: boolean): GeminiContent | null {
  switch (message.role) {
    case "system":
      return null;
    case "user":
      return { role: "user", parts: typeof message.content === "string" ? [{ text: message.content }] : message.content.map(toUserPart) };
    case "assistant": {
      const calls = (message.toolCalls ?? []).map((call, index) => toCallPart(call, isStrict && index === 0));
      const parts = [...(message.content === "" ? [] : [{ text: message.content }]), ...calls];
      return parts.length > 0 ? { role: "model", parts } : null;
    }
    case "tool": {
      const name = findCallName(message.toolCallId, earlier);
      return {
        role: "user",
        parts: [{ functionResponse: { name, response: parseObject(message.content) ?? { result: message.content } } }],
      };
    }
  }
}

function toUserPart(part: ContentPart): GeminiPart {
  if (part.type === "text") return { text: part.text };
  if (part.source.type === "url") return { fileData: { mimeType: part.mediaType, fileUri: part.source.url } };
  return { inlineData: { mimeType: part.mediaType, data: part.source.base64 } };
}

function toCallPart(call: ToolCall, needsSignature: boolean): GeminiPart {
  const signature = call.signature ?? (needsSignature ? FOREIGN_SIGNATURE : undefined);
  return {
    functionCall: { name: call.name, args: parseObject(call.arguments) ?? {} },
    ...(signature !== undefined && { thoughtSignature: signature }),
  };
}

function findCallName(id: string, earlier: readonly ChatMessage[]): string {
  const caller = earlier.findLast((message) => message.role === "assistant" && message.toolCalls?.some((call) => call.id === id));
  return (caller?.role === "assistant" && caller.toolCalls?.find((call) => call.id === id)?.name) || id;
}
