import type { ChatRequest, ChatRequestMessage } from "../chat/request-schema.ts";
import type { ResponseInputItem, ResponseRequest } from "./request-schema.ts";

/** The same request as a chat completion: one meaning, one translation into ours. */
export function toChatRequest(body: ResponseRequest): ChatRequest {
  const items = typeof body.input === "string" ? [{ role: "user" as const, content: body.input }] : body.input;
  const messages = items.reduce<ChatRequestMessage[]>(addItem, body.instructions ? [{ role: "system", content: body.instructions }] : []);
  const { tools, tool_choice: choice, text } = body;
  return {
    model: body.model,
    messages,
    stream: body.stream,
    tools: tools?.map(({ type, ...tool }) => ({ type, function: tool })),
    tool_choice: choice == null || typeof choice === "string" ? choice : { type: "function", function: { name: choice.name } },
    parallel_tool_calls: body.parallel_tool_calls,
    response_format: toFormat(text?.format),
    max_completion_tokens: body.max_output_tokens,
    temperature: body.temperature,
    top_p: body.top_p,
  };
}

/** Calls that follow each other are those of one answer, and belong to the words before them. */
function addItem(messages: ChatRequestMessage[], item: ResponseInputItem): ChatRequestMessage[] {
  if ("role" in item) return [...messages, toMessage(item)];
  if (item.type === "function_call_output") {
    const content = typeof item.output === "string" ? item.output : item.output.map(({ text }) => text).join("");
    return [...messages, { role: "tool", tool_call_id: item.call_id, content }];
  }
  const call = { id: item.call_id, type: "function" as const, function: { name: item.name, arguments: item.arguments } };
  const last = messages.at(-1);
  if (last?.role !== "assistant") return [...messages, { role: "assistant", content: null, tool_calls: [call] }];
  return [...messages.slice(0, -1), { ...last, tool_calls: [...(last.tool_calls ?? []), call] }];
}

function toMessage(item: Extract<ResponseInputItem, { role: string }>): ChatRequestMessage {
  switch (item.role) {
    case "assistant":
      return {
        role: "assistant",
        content: typeof item.content === "string" ? item.content : item.content.map(({ text }) => text).join(""),
      };
    case "user":
      if (typeof item.content === "string") return { role: "user", content: item.content };
      return {
        role: "user",
        content: item.content.map((part) =>
          part.type === "input_text" ? { type: "text", text: part.text } : { type: "image_url", image_url: { url: part.image_url } },
        ),
      };
    default:
      return {
        role: item.role,
        content: typeof item.content === "string" ? item.content : item.content.map(({ text }) => text).join(""),
      };
  }
}

type Format = NonNullable<NonNullable<ResponseRequest["text"]>["format"]>;

function toFormat(format: Format | null | undefined): ChatRequest["response_format"] {
  if (format?.type !== "json_schema") return format;
  const { type, ...shape } = format;
  return { type, json_schema: shape };
}
