// OpenAI's Responses API (https://platform.openai.com/docs/api-reference/responses/create), for text and tools. Nothing is kept between
// two requests: each carries its conversation, and what would need a stored one is refused by name.

import { z } from "zod";
import { metadataSchema, modelName, temperature, topP } from "../chat/request-schema.ts";

const words = z.string();
const inputText = z.strictObject({ type: z.literal("input_text"), text: words });
const inputImage = z.strictObject({ type: z.literal("input_image"), image_url: z.string(), detail: z.literal("auto").nullish() });
/** Answers of ours come back as they went out. */
const outputText = z.strictObject({
  type: z.literal("output_text"),
  text: words,
  annotations: z.array(z.never()).optional(),
  logprobs: z.array(z.never()).optional(),
});
const itemStatus = z.enum(["in_progress", "completed", "incomplete"]).nullish();

const userContent = z.union([words, z.array(z.discriminatedUnion("type", [inputText, inputImage])).min(1)]);
const messageItems = [
  z.strictObject({
    type: z.literal("message").optional(),
    role: z.literal("user"),
    content: userContent,
    status: itemStatus,
    id: words.optional(),
  }),
  z.strictObject({
    type: z.literal("message").optional(),
    role: z.enum(["system", "developer"]),
    content: z.union([words, z.array(inputText).min(1)]),
    status: itemStatus,
    id: words.optional(),
  }),
  z.strictObject({
    type: z.literal("message").optional(),
    role: z.literal("assistant"),
    content: z.union([words, z.array(outputText)]),
    status: itemStatus,
    id: words.optional(),
  }),
] as const;

const callItem = z.strictObject({
  type: z.literal("function_call"),
  call_id: z.string().min(1).max(200),
  name: words,
  arguments: words,
  id: words.optional(),
  status: itemStatus,
});

const resultItem = z.strictObject({
  type: z.literal("function_call_output"),
  call_id: words,
  output: z.union([words, z.array(inputText).min(1)]),
  id: words.optional(),
  status: itemStatus,
});

const itemSchema = z.union([z.discriminatedUnion("role", messageItems), z.discriminatedUnion("type", [callItem, resultItem])]);
export type ResponseInputItem = z.output<typeof itemSchema>;

const name = z.string().regex(/^[a-zA-Z0-9_-]{1,64}$/, "A name has 1 to 64 letters, digits, _ and -.");
const jsonSchema = z.record(z.string(), z.unknown());

const toolSchema = z.strictObject({
  type: z.literal("function"),
  name,
  description: words.nullish(),
  parameters: jsonSchema.nullish(),
  strict: z.boolean().nullish(),
});

const formatSchema = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("text") }),
  z.strictObject({ type: z.literal("json_object") }),
  z.strictObject({ type: z.literal("json_schema"), name, description: words.nullish(), schema: jsonSchema, strict: z.boolean().nullish() }),
]);

export const responseRequestSchema = z.strictObject({
  model: modelName,
  input: z.union([words, z.array(itemSchema).min(1).max(2_048)]),
  instructions: words.nullish(),
  stream: z.boolean().nullish(),
  stream_options: z.strictObject({ include_obfuscation: z.literal(false).nullish() }).nullish(),
  tools: z.array(toolSchema).max(128).nullish(),
  tool_choice: z.union([z.enum(["none", "auto", "required"]), z.strictObject({ type: z.literal("function"), name })]).nullish(),
  parallel_tool_calls: z.boolean().nullish(),
  text: z.strictObject({ format: formatSchema.nullish() }).nullish(),
  max_output_tokens: z.int().min(1).nullish(),
  temperature: temperature.nullish(),
  top_p: topP.nullish(),
  store: z.literal(false).nullish().describe("Nothing is stored, also when it is left out."),
  background: z.literal(false).nullish(),
  truncation: z.literal("disabled").nullish(),
  service_tier: z.enum(["auto", "default"]).nullish(),
  user: z.string().max(512).nullish(),
  safety_identifier: z.string().max(512).nullish(),
  prompt_cache_key: z.string().max(512).nullish(),
  metadata: metadataSchema.nullish(),
});

export type ResponseRequest = z.output<typeof responseRequestSchema>;
