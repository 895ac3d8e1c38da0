import type { ChatMessage } from "../../schema.ts";
import { toText } from "../../to-text.ts";
import { findAnswers } from "./sentences.ts";

export type NumberedPassage = { number: number; text: string };

/** Numbered passages right before the question, as retrieval hands them in: each between marks of the guard. */
export function findPassages(messages: readonly ChatMessage[]): NumberedPassage[] {
  const current = messages.findLastIndex(({ role }) => role === "user");
  const before = messages[current - 1];
  if (before?.role !== "user") return [];
  const text = toText(before.content);
  const found: NumberedPassage[] = [];
  for (const { 0: opening, 1: number, 2: mark, index } of text.matchAll(
    /\[(\d{1,2})\]\n<(data-[0-9a-f]{18}) kind="file"[^\n]{0,400}>\n/g,
  )) {
    const start = index + opening.length;
    const end = text.indexOf(`\n</${mark}>`, start);
    if (end > start) found.push({ number: Number(number), text: withoutPlace(text.slice(start, end)) });
  }
  return found;
}

/** The first line may say where the passage stands. */
function withoutPlace(passage: string): string {
  const end = passage.indexOf(")\n");
  return passage.startsWith("(") && end > 0 && !passage.slice(0, end).includes("\n") ? passage.slice(end + 2) : passage;
}

/** The best sentences of all passages together, each once, with where it stands. */
export function quotePassages(question: string, passages: readonly NumberedPassage[]): NumberedPassage[] {
  return findAnswers(question, passages.map(({ text }) => text).join("\n")).flatMap((sentence) => {
    const home = passages.find(({ text }) => text.includes(sentence));
    return home ? [{ number: home.number, text: sentence }] : [];
  });
}
