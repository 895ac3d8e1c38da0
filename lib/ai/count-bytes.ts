import type { ChatMessage, ContentPart, ToolSpec } from "./schema.ts";

/** What of a request tells something: its texts, images and tools, as UTF-8, without the wire's wrapping. */
export function countBytes({ messages, tools = [] }: { messages: readonly ChatMessage[]; tools?: readonly ToolSpec[] }): number {
  const toolBytes = tools.reduce((sum, tool) => sum + Buffer.byteLength(JSON.stringify(tool)), 0);
  return messages.reduce((sum, message) => sum + bytesOf(message), toolBytes);
}

export function countTextBytes(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
}

function bytesOf(message: ChatMessage): number {
  const calls = message.role === "assistant" ? (message.toolCalls ?? []) : [];
  const called = calls.reduce((sum, call) => sum + Buffer.byteLength(call.name) + Buffer.byteLength(call.arguments), 0);
  const { content } = message;
  return called + (typeof content === "string" ? Buffer.byteLength(content) : content.reduce((sum, part) => sum + bytesOfPart(part), 0));
}

function bytesOfPart(part: ContentPart): number {
  if (part.type === "text") return Buffer.byteLength(part.text);
  return part.source.type === "url" ? Buffer.byteLength(part.source.url) : Buffer.byteLength(part.source.base64, "base64");
}
