import { z } from "zod";
import type { FinishReason, ToolCall, Usage } from "../../../../lib/ai/schema.ts";
import type { ResponseRequest } from "./request-schema.ts";

const count = z.int().min(0);
const status = z.enum(["in_progress", "completed", "incomplete"]);

const contentSchema = z.strictObject({
  type: z.literal("output_text"),
  text: z.string(),
  annotations: z.array(z.never()),
  logprobs: z.array(z.never()),
});

const messageSchema = z.strictObject({
  id: z.string(),
  type: z.literal("message"),
  status,
  role: z.literal("assistant"),
  content: z.array(contentSchema),
});

const callSchema = z.strictObject({
  id: z.string(),
  type: z.literal("function_call"),
  status,
  call_id: z.string(),
  name: z.string(),
  arguments: z.string(),
});

const outputItemSchema = z.discriminatedUnion("type", [messageSchema, callSchema]);
export type OutputItem = z.infer<typeof outputItemSchema>;

const usageSchema = z.strictObject({
  input_tokens: count,
  input_tokens_details: z.strictObject({ cached_tokens: count }),
  output_tokens: count,
  output_tokens_details: z.strictObject({ reasoning_tokens: count }),
  total_tokens: count,
});

export const responseSchema = z.strictObject({
  id: z.string(),
  object: z.literal("response"),
  created_at: z.int(),
  status: z.enum(["in_progress", "completed", "incomplete", "failed"]),
  error: z.strictObject({ code: z.string(), message: z.string() }).nullable(),
  incomplete_details: z.strictObject({ reason: z.enum(["max_output_tokens", "content_filter"]) }).nullable(),
  instructions: z.string().nullable(),
  max_output_tokens: z.int().nullable(),
  metadata: z.record(z.string(), z.string()),
  model: z.string(),
  output: z.array(outputItemSchema),
  parallel_tool_calls: z.boolean(),
  previous_response_id: z.null(),
  store: z.literal(false),
  temperature: z.number().nullable(),
  text: z.strictObject({ format: z.looseObject({ type: z.string() }) }),
  tool_choice: z.union([z.string(), z.looseObject({})]),
  tools: z.array(z.looseObject({})),
  top_p: z.number().nullable(),
  truncation: z.literal("disabled"),
  usage: usageSchema.nullable(),
});
export type ResponseObject = z.infer<typeof responseSchema>;

export type ResponseHead = { callId: string; model: string; createdAt: number; body: ResponseRequest };

/** As it is when it begins; what it becomes is put over it. */
export function toResponseObject({ callId, model, createdAt, body }: ResponseHead): ResponseObject {
  return {
    id: `resp_${suffixOf(callId)}`,
    object: "response",
    created_at: Math.floor(createdAt / 1_000),
    status: "in_progress",
    error: null,
    incomplete_details: null,
    instructions: body.instructions ?? null,
    max_output_tokens: body.max_output_tokens ?? null,
    metadata: body.metadata ?? {},
    model,
    output: [],
    parallel_tool_calls: body.parallel_tool_calls ?? true,
    previous_response_id: null,
    store: false,
    temperature: body.temperature ?? null,
    text: { format: body.text?.format ?? { type: "text" } },
    tool_choice: body.tool_choice ?? "auto",
    tools: body.tools ?? [],
    top_p: body.top_p ?? null,
    truncation: "disabled",
    usage: null,
  };
}

/** The object when its answer has ended. */
export function toEnded(begun: ResponseObject, output: OutputItem[], reason: FinishReason, usage: Usage): ResponseObject {
  const ended = { ...begun, output, usage: toResponseUsage(usage) };
  if (reason === "length") return { ...ended, status: "incomplete", incomplete_details: { reason: "max_output_tokens" } };
  if (reason === "content-filter") return { ...ended, status: "incomplete", incomplete_details: { reason: "content_filter" } };
  return { ...ended, status: "completed" };
}

export function toMessageItem(callId: string, text: string | null, itemStatus: OutputItem["status"] = "completed"): OutputItem {
  return {
    id: `msg_${suffixOf(callId)}`,
    type: "message",
    status: itemStatus,
    role: "assistant",
    content: text === null ? [] : [toContent(text)],
  };
}

export function toContent(text: string): z.infer<typeof contentSchema> {
  return { type: "output_text", text, annotations: [], logprobs: [] };
}

export function toCallItem({ id, name, arguments: text }: ToolCall, itemStatus: OutputItem["status"] = "completed"): OutputItem {
  const given = itemStatus === "completed" ? text : "";
  return { id: `fc_${suffixOf(id)}`, type: "function_call", status: itemStatus, call_id: id, name, arguments: given };
}

function toResponseUsage({ inputTokens, outputTokens, cachedInputTokens = 0 }: Usage): z.infer<typeof usageSchema> {
  return {
    input_tokens: inputTokens,
    input_tokens_details: { cached_tokens: cachedInputTokens },
    output_tokens: outputTokens,
    output_tokens_details: { reasoning_tokens: 0 },
    total_tokens: inputTokens + outputTokens,
  };
}

function suffixOf(id: string): string {
  return id.slice(id.indexOf("_") + 1);
}
