import type { ChatMessage } from "../../schema.ts";
import { toText } from "../../to-text.ts";

/** Below this a message is a remark, not a text to work on. */
export const MIN_TEXT_WORDS = 25;
const MIN_INLINE_WORDS = 8;

export function lastUserText(messages: readonly ChatMessage[]): string {
  return toText(messages.findLast((message) => message.role === "user")?.content ?? "").trim();
}

/** What the user said before the current message, newest first. System text is never quoted. */
export function earlierUserTexts(messages: readonly ChatMessage[]): string[] {
  const current = messages.findLastIndex((message) => message.role === "user");
  return messages
    .slice(0, Math.max(current, 0))
    .filter((message) => message.role === "user")
    .map((message) => toText(message.content))
    .toReversed();
}

/** The text a request is about: fenced, quoted or behind a colon in the message itself, else the newest long one before it. */
export function findGivenText(messages: readonly ChatMessage[]): string | null {
  const current = lastUserText(messages);
  const inline =
    current.match(/```[^\n]*\n([\s\S]+?)```/)?.[1] ??
    current.match(/["“]([^"”]{40,})["”]/)?.[1] ??
    current.match(/^[^:\n]{0,160}[:\n]\s*([\s\S]+)$/)?.[1];
  if (inline && wordCount(inline) >= MIN_INLINE_WORDS) return inline.trim();
  return findEarlierText(messages);
}

export function findEarlierText(messages: readonly ChatMessage[]): string | null {
  const current = messages.findLastIndex((message) => message.role === "user");
  const candidates = messages.filter((message, index) => index !== current && (message.role === "user" || message.role === "tool"));
  return candidates.map((message) => toText(message.content)).findLast((text) => wordCount(text) >= MIN_TEXT_WORDS) ?? null;
}

function wordCount(text: string): number {
  return text.split(/\s+/).filter((word) => word.length > 0).length;
}
