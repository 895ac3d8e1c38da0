import { z } from "zod";
import type { ChatPart, ChatRequest } from "../openai/chat-request.ts";
import { Refusal } from "../vendors/start-vendor-fake.ts";

const text = z.string().regex(/\S/, "text content blocks must be non-empty");
const toolId = z.string().regex(/^[\w-]+$/, "tool ids are letters, digits, _ and -");
const sourceSchema = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("base64"), media_type: z.string(), data: z.base64() }),
  z.strictObject({ type: z.literal("url"), url: z.url({ protocol: /^https$/ }) }),
]);
const blockSchema = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("text"), text }),
  z.strictObject({ type: z.literal("image"), source: sourceSchema }),
  z.strictObject({ type: z.literal("tool_use"), id: toolId, name: z.string(), input: z.record(z.string(), z.unknown()) }),
  z.strictObject({ type: z.literal("tool_result"), tool_use_id: toolId, content: z.string() }),
]);
type Block = z.infer<typeof blockSchema>;

/** https://platform.claude.com/docs/en/api/messages: unknown fields are refused there, so they are here. */
const messagesRequestSchema = z.strictObject({
  model: z.string().min(1),
  max_tokens: z.int().min(1),
  messages: z.array(z.strictObject({ role: z.enum(["user", "assistant"]), content: z.union([text, z.array(blockSchema).min(1)]) })).min(1),
  system: text.optional(),
  stream: z.boolean().optional(),
  stop_sequences: z.array(text).optional(),
  temperature: z.number().min(0).max(1).optional(),
  top_p: z.number().min(0).max(1).optional(),
  tools: z
    .array(
      z.strictObject({
        name: z.string().regex(/^[\w-]{1,128}$/),
        description: z.string().optional(),
        input_schema: z.looseObject({ type: z.literal("object") }),
      }),
    )
    .optional(),
  tool_choice: z
    .strictObject({
      type: z.enum(["auto", "any", "tool", "none"]),
      name: z.string().optional(),
      disable_parallel_tool_use: z.boolean().optional(),
    })
    .optional(),
  output_config: z
    .strictObject({ format: z.strictObject({ type: z.literal("json_schema"), schema: z.record(z.string(), z.unknown()) }) })
    .optional(),
});
type MessagesRequest = z.infer<typeof messagesRequestSchema>;

/** The request as the replies are derived from it. */
export function readMessagesRequest(body: unknown): ChatRequest {
  const request = messagesRequestSchema.parse(body);
  assertResultsFollowCalls(request);
  const { tool_choice: choice } = request;
  return {
    model: request.model,
    stream: request.stream ?? false,
    max_tokens: request.max_tokens,
    stop: request.stop_sequences ?? [],
    messages: [
      ...(request.system === undefined ? [] : [{ role: "system", content: request.system }]),
      ...request.messages.flatMap(({ role, content }) => (typeof content === "string" ? [{ role, content }] : toMessages(role, content))),
    ],
    tools: (request.tools ?? []).map((tool) => ({
      type: "function" as const,
      function: { name: tool.name, parameters: tool.input_schema },
    })),
    ...(choice && { tool_choice: toChoice(choice) }),
    ...(choice?.disable_parallel_tool_use && { parallel_tool_calls: false }),
    ...(request.output_config && {
      response_format: { type: "json_schema" as const, json_schema: { schema: request.output_config.format.schema } },
    }),
  };
}

function toChoice({ type, name = "" }: NonNullable<MessagesRequest["tool_choice"]>): NonNullable<ChatRequest["tool_choice"]> {
  if (type === "tool") return { function: { name } };
  return type === "any" ? "required" : type;
}

function toMessages(role: string, blocks: readonly Block[]): ChatRequest["messages"] {
  const results = blocks.flatMap((block) => (block.type === "tool_result" ? [{ role: "tool", content: block.content }] : []));
  const parts = blocks.flatMap((block): ChatPart[] => {
    if (block.type === "text") return [{ type: "text", text: block.text }];
    if (block.type !== "image") return [];
    const { source } = block;
    return [
      { type: "image_url", image_url: { url: source.type === "url" ? source.url : `data:${source.media_type};base64,${source.data}` } },
    ];
  });
  return [...results, ...(parts.length > 0 ? [{ role, content: parts }] : [])];
}

function assertResultsFollowCalls({ messages }: MessagesRequest): void {
  for (const [at, { content }] of messages.entries()) {
    const results =
      typeof content === "string" ? [] : content.flatMap((block) => (block.type === "tool_result" ? [block.tool_use_id] : []));
    const before = messages[at - 1]?.content ?? "";
    const calls = typeof before === "string" ? [] : before.flatMap((block) => (block.type === "tool_use" ? [block.id] : []));
    if (results.length === calls.length && new Set([...results, ...calls]).size === calls.length) continue;
    throw new Refusal(`messages.${at}: each tool_use block must have one tool_result block in the next message, and the other way round`);
  }
}
