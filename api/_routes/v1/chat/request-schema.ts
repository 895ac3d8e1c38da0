// What a chat completion may ask for: https://platform.openai.com/docs/api-reference/chat/create. A parameter that would change nothing
// here is either taken because it promises nothing, or may only say what is the case anyway; any other is refused by name.

import { z } from "zod";

const textPart = z.strictObject({ type: z.literal("text"), text: z.string() });

const imagePart = z.strictObject({
  type: z.literal("image_url"),
  image_url: z.strictObject({ url: z.string().describe("A data: URL with the picture in base64."), detail: z.literal("auto").nullish() }),
});

const words = z.union([z.string(), z.array(textPart).min(1)]);

/** Google's opaque state of a call, as its own compatible API carries it: clients send it back with the call. */
const extraContentSchema = z.strictObject({ google: z.strictObject({ thought_signature: z.string().optional() }) });

const toolCall = z.strictObject({
  id: z.string().min(1).max(200),
  type: z.literal("function"),
  function: z.strictObject({ name: z.string(), arguments: z.string() }),
  extra_content: extraContentSchema.nullish(),
});

/** `refusal`, `annotations` and the rest are there because clients send an answer of ours back as it came. */
const assistantMessage = z.strictObject({
  role: z.literal("assistant"),
  content: z.union([z.string(), z.array(textPart)]).nullish(),
  tool_calls: z.array(toolCall).max(128).nullish(),
  refusal: z.string().nullish(),
  annotations: z.array(z.never()).nullish(),
  audio: z.null().optional(),
  function_call: z.null().optional(),
});

const messageSchema = z.discriminatedUnion("role", [
  z.strictObject({ role: z.enum(["system", "developer"]), content: words }),
  z.strictObject({
    role: z.literal("user"),
    content: z.union([z.string(), z.array(z.discriminatedUnion("type", [textPart, imagePart])).min(1)]),
  }),
  assistantMessage,
  z.strictObject({ role: z.literal("tool"), tool_call_id: z.string(), content: words, name: z.string().optional() }),
]);

const name = z.string().regex(/^[a-zA-Z0-9_-]{1,64}$/, "A name has 1 to 64 letters, digits, _ and -.");
const jsonSchema = z.record(z.string(), z.unknown());

const toolSchema = z.strictObject({
  type: z.literal("function"),
  function: z.strictObject({
    name,
    description: z.string().nullish(),
    parameters: jsonSchema.nullish(),
    strict: z.boolean().nullish(),
  }),
});

const toolChoiceSchema = z.union([
  z.enum(["none", "auto", "required"]),
  z.strictObject({ type: z.literal("function"), function: z.strictObject({ name }) }),
]);

const responseFormatSchema = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("text") }),
  z.strictObject({ type: z.literal("json_object") }),
  z.strictObject({
    type: z.literal("json_schema"),
    json_schema: z.strictObject({ name, description: z.string().nullish(), schema: jsonSchema, strict: z.boolean().nullish() }),
  }),
]);

export const modelName = z.string().min(1).max(200).describe("`model` or `provider/model`.");
export const metadataSchema = z.record(z.string().max(64), z.string().max(512)).describe("Taken and kept nowhere.");
export const temperature = z.number().min(0).max(2);
export const topP = z.number().min(0).max(1);

export const chatRequestSchema = z.strictObject({
  model: modelName,
  messages: z.array(messageSchema).min(1).max(2_048),
  stream: z.boolean().nullish(),
  stream_options: z.strictObject({ include_usage: z.boolean().nullish(), include_obfuscation: z.literal(false).nullish() }).nullish(),
  tools: z.array(toolSchema).max(128).nullish(),
  tool_choice: toolChoiceSchema.nullish(),
  parallel_tool_calls: z.boolean().nullish(),
  response_format: responseFormatSchema.nullish(),
  max_tokens: z.int().min(1).nullish().describe("The older name of max_completion_tokens."),
  max_completion_tokens: z.int().min(1).nullish(),
  temperature: temperature.nullish(),
  top_p: topP.nullish(),
  stop: z.union([z.string(), z.array(z.string()).max(4)]).nullish(),
  seed: z.int().nullish(),
  n: z.literal(1).nullish(),
  frequency_penalty: z.literal(0).nullish(),
  presence_penalty: z.literal(0).nullish(),
  logprobs: z.literal(false).nullish(),
  store: z.literal(false).nullish(),
  service_tier: z.enum(["auto", "default"]).nullish(),
  user: z.string().max(512).nullish(),
  safety_identifier: z.string().max(512).nullish(),
  prompt_cache_key: z.string().max(512).nullish(),
  metadata: metadataSchema.nullish(),
});

export type ChatRequest = z.output<typeof chatRequestSchema>;
export type ChatRequestMessage = ChatRequest["messages"][number];
