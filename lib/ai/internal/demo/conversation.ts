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
    .map((text) => findMemories(text) ?? text)
    .toReversed();
}

/** The text a request is about: fenced, quoted or behind a colon in the message itself, else the newest long one before it. */
export function findGivenText(messages: readonly ChatMessage[]): string | null {
  const current = lastUserText(messages);
  const inline =
    findFenced(current) ?? current.match(/["“]([^"“”]{40,20000})["”]/)?.[1] ?? current.match(/^[^:\n]{0,160}[:\n]\s*([\s\S]+)$/)?.[1];
  if (inline && wordCount(inline) >= MIN_INLINE_WORDS) return inline.trim();
  return findEarlierText(messages);
}

function findFenced(text: string): string | null {
  const opening = text.indexOf("```");
  const start = text.indexOf("\n", opening) + 1;
  const end = text.indexOf("```", start);
  return opening >= 0 && start > 0 && end > start ? text.slice(start, end) : null;
}

export function findEarlierText(messages: readonly ChatMessage[]): string | null {
  const current = messages.findLastIndex((message) => message.role === "user");
  const candidates = messages.filter((message, index) => index !== current && (message.role === "user" || message.role === "tool"));
  const texts = candidates.map((message) => toText(message.content));
  return texts.findLast((text) => wordCount(text) >= MIN_TEXT_WORDS && findMemories(text) === null) ?? null;
}

const MEMORY = /<(data-[0-9a-f]{18}) kind="memory" name="[\w-]{1,100}">\n/g;

/** Of a message that tells what was said in other conversations, what was said; null for any other message. */
function findMemories(text: string): string | null {
  const said = [...text.matchAll(MEMORY)].flatMap(({ 0: opening, 1: mark, index }) => {
    const start = index + opening.length;
    const end = text.indexOf(`\n</${mark}>`, start);
    return end < 0 ? [] : [text.slice(start, end)];
  });
  return said.length === 0 ? null : said.join("\n");
}

function wordCount(text: string): number {
  return text.split(/\s+/).filter((word) => word.length > 0).length;
}
