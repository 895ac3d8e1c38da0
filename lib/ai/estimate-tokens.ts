import type { ChatMessage, ToolSpec } from "./schema.ts";
import { toText } from "./to-text.ts";

/** English runs at about four characters a token (https://help.openai.com/en/articles/4936856). */
const CHARS_PER_TOKEN = 4;
/** Role, separators and end mark of one message in the chat format (OpenAI cookbook, "How to count tokens", same day). */
const TOKENS_PER_MESSAGE = 4;
/** The most one image costs where a page says so (https://platform.claude.com/docs/en/build-with-claude/vision). */
const TOKENS_PER_IMAGE = 1_600;

/** An upper-leaning estimate: ASCII at four characters a token, anything else at one, as CJK and emoji come out. */
export function estimateTokens(text: string): number {
  let ascii = 0;
  let wide = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code < 0x80) ascii++;
    else if (code >= 0x2e80) wide++;
    else ascii += 2;
  }
  return Math.ceil(ascii / CHARS_PER_TOKEN) + wide;
}

export function estimateMessageTokens(message: ChatMessage): number {
  const calls = message.role === "assistant" ? (message.toolCalls ?? []) : [];
  const images = typeof message.content === "string" ? 0 : message.content.filter((part) => part.type === "image").length;
  const own = TOKENS_PER_MESSAGE + estimateTokens(toText(message.content)) + images * TOKENS_PER_IMAGE;
  return calls.reduce((sum, call) => sum + estimateTokens(call.name + call.arguments), own);
}

export function estimatePromptTokens(messages: readonly ChatMessage[], tools: readonly ToolSpec[] = []): number {
  const toolTokens = tools.reduce((sum, tool) => sum + estimateTokens(JSON.stringify(tool)), 0);
  return messages.reduce((sum, message) => sum + estimateMessageTokens(message), toolTokens);
}
