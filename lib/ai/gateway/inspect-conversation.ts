// What of a request somebody else may have written: the user's words, tools' results, and documents that the caller has put into its
// instructions between marks. The instructions themselves and earlier answers are the caller's own and are not judged.

import { type GuardedPiece, guardTexts } from "../../guard/guard-texts.ts";
import type { GuardDeps } from "../../guard/ports.ts";
import { redactInput } from "../../guard/redact-input.ts";
import type { GuardVerdict } from "../../guard/schema.ts";
import type { Context } from "../../platform/context.ts";
import type { ChatMessage, ContentPart } from "../schema.ts";
import { toText } from "../to-text.ts";

/** `messages` are what a model may get: without the data that the organization does not let in. */
export type GuardedConversation = { verdict: GuardVerdict; suspect: string; messages: readonly ChatMessage[] };

export async function inspectConversation(ctx: Context<GuardDeps>, messages: readonly ChatMessage[]): Promise<GuardedConversation> {
  const policy = await ctx.deps.guard.policyOf(ctx.orgId);
  const { verdict, suspect } = await guardTexts(ctx, messages.flatMap(toPieces), { policy });
  if (verdict.action !== "redact") return { verdict, suspect, messages };
  const redact = (text: string) => redactInput(text, policy);
  return { verdict, suspect: redact(suspect), messages: messages.map((message) => redactMessage(message, redact)) };
}

/** Earlier answers have been through the output guard; all else may hold what is not to leave. */
function redactMessage(message: ChatMessage, redact: (text: string) => string): ChatMessage {
  switch (message.role) {
    case "assistant":
      return message;
    case "system":
      return { ...message, content: redact(message.content) };
    case "tool":
      return { ...message, content: redact(message.content) };
    case "user":
      return { ...message, content: typeof message.content === "string" ? redact(message.content) : redactParts(message.content, redact) };
  }
}

/** The texts as the one they were judged as: what is spread over two parts is found too. */
function redactParts(parts: readonly ContentPart[], redact: (text: string) => string): ContentPart[] {
  return [{ type: "text", text: redact(toText(parts)) }, ...parts.filter(({ type }) => type !== "text")];
}

function toPieces(message: ChatMessage): GuardedPiece[] {
  switch (message.role) {
    case "user":
      return [{ text: toText(message.content), source: "user" }];
    case "tool":
      return [{ text: message.content, source: "untrusted" }];
    case "system":
      return documentsIn(message.content).map((text) => ({ text, source: "untrusted" }));
    case "assistant":
      return [];
  }
}

const MARKS = ["document", "documents", "context", "file", "page", "search_results"] as const;

/** Texts between <document …> and </document>, and the like. One that is never closed reaches to the end. */
function documentsIn(instructions: string): string[] {
  if (!instructions.includes("<")) return [];
  return MARKS.flatMap((mark) => {
    const found: string[] = [];
    for (let at = nextMark(instructions, mark, 0); at !== -1; at = nextMark(instructions, mark, at)) {
      const start = instructions.indexOf(">", at) + 1;
      if (start === 0) break;
      const end = instructions.indexOf(`</${mark}>`, start);
      found.push(instructions.slice(start, end === -1 ? undefined : end));
      if (end === -1) break;
      at = end;
    }
    return found;
  });
}

function nextMark(text: string, mark: string, from: number): number {
  for (let at = text.indexOf(`<${mark}`, from); at !== -1; at = text.indexOf(`<${mark}`, at + 1)) {
    if (/[\s>]/.test(text.charAt(at + mark.length + 1))) return at;
  }
  return -1;
}
