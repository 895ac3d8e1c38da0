import type { RouteRequest } from "../../../../lib/ai/routing.ts";
import type { ChatMessage, ResponseFormat, ToolCall, ToolChoice, ToolSpec } from "../../../../lib/ai/schema.ts";
import { assertJsonSchema } from "../assert-json-schema.ts";
import { invalidParameter } from "../invalid-parameter.ts";
import { readImage } from "../read-image.ts";
import type { ChatRequest, ChatRequestMessage } from "./request-schema.ts";

/** What OpenAI's words mean in ours. */
export async function toRouteRequest(body: ChatRequest, signal: AbortSignal): Promise<RouteRequest> {
  if (body.stream_options != null && body.stream !== true)
    throw invalidParameter(["stream_options"], "'stream_options' belongs to a stream: set 'stream' to true.");
  const tools = body.tools ? await toTools(body.tools) : [];
  const format = await toFormat(body.response_format);
  const limit = body.max_completion_tokens ?? body.max_tokens;
  const stop = toList(body.stop);
  return {
    model: body.model,
    messages: body.messages.map(toMessage),
    ...(tools.length > 0 && { tools }),
    ...(body.tool_choice != null && { toolChoice: toToolChoice(body.tool_choice, tools) }),
    ...(body.parallel_tool_calls != null && { parallelToolCalls: body.parallel_tool_calls }),
    ...(format && { responseFormat: format }),
    ...(limit != null && { maxOutputTokens: limit }),
    ...(body.temperature != null && { temperature: body.temperature }),
    ...(body.top_p != null && { topP: body.top_p }),
    ...(stop.length > 0 && { stop }),
    ...(body.seed != null && { seed: body.seed }),
    signal,
  };
}

function toList(stop: ChatRequest["stop"]): string[] {
  return typeof stop === "string" ? [stop] : (stop ?? []);
}

function toMessage(message: ChatRequestMessage, index: number): ChatMessage {
  switch (message.role) {
    case "system":
    case "developer":
      return { role: "system", content: toWords(message.content) };
    case "tool":
      return { role: "tool", toolCallId: message.tool_call_id, content: toWords(message.content) };
    case "assistant": {
      const calls = (message.tool_calls ?? []).map(toCall);
      return {
        role: "assistant",
        content: toWords(message.content ?? message.refusal ?? ""),
        ...(calls.length > 0 && { toolCalls: calls }),
      };
    }
    case "user":
      if (typeof message.content === "string") return { role: "user", content: message.content };
      return {
        role: "user",
        content: message.content.map((part, at) =>
          part.type === "text" ? part : readImage(part.image_url.url, ["messages", index, "content", at, "image_url", "url"]),
        ),
      };
  }
}

function toWords(content: string | readonly { text: string }[]): string {
  return typeof content === "string" ? content : content.map(({ text }) => text).join("");
}

type WireCall = NonNullable<Extract<ChatRequestMessage, { role: "assistant" }>["tool_calls"]>[number];

function toCall({ id, function: { name, arguments: text }, extra_content: extra }: WireCall): ToolCall {
  const signature = extra?.google.thought_signature;
  return { id, name, arguments: text, ...(signature !== undefined && { signature }) };
}

async function toTools(tools: NonNullable<ChatRequest["tools"]>): Promise<ToolSpec[]> {
  const specs: ToolSpec[] = [];
  for (const [index, { function: tool }] of tools.entries()) {
    if (specs.some(({ name }) => name === tool.name))
      throw invalidParameter(["tools", index, "function", "name"], `Two tools are called ${tool.name}.`);
    const parameters = tool.parameters ?? { type: "object", properties: {} };
    await assertJsonSchema(parameters, ["tools", index, "function", "parameters"]);
    specs.push({ name: tool.name, description: tool.description ?? "", parameters, ...(tool.strict === true && { isStrict: true }) });
  }
  return specs;
}

function toToolChoice(choice: NonNullable<ChatRequest["tool_choice"]>, tools: readonly ToolSpec[]): ToolChoice {
  if (typeof choice === "string") {
    if (choice === "required" && tools.length === 0)
      throw invalidParameter(["tool_choice"], "'tool_choice' demands a tool and there is none.");
    return choice;
  }
  const { name } = choice.function;
  if (!tools.some((tool) => tool.name === name)) throw invalidParameter(["tool_choice"], `There is no tool called ${name}.`);
  return { name };
}

async function toFormat(format: ChatRequest["response_format"]): Promise<ResponseFormat | null> {
  if (format == null || format.type === "text") return null;
  if (format.type === "json_object") return { type: "json-object" };
  const { name, schema, strict } = format.json_schema;
  await assertJsonSchema(schema, ["response_format", "json_schema", "schema"]);
  return { type: "json-schema", name, schema, isStrict: strict === true };
}
