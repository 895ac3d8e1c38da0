// What of a request somebody else may have written: the user's words, tools' results, and documents that the caller has put into its
// instructions between marks. The instructions themselves and earlier answers are the caller's own and are not judged.

import { inspectInput } from "../../guard/inspect-input.ts";
import { mergeVerdicts } from "../../guard/merge-verdicts.ts";
import type { GuardDeps } from "../../guard/ports.ts";
import { RULES_VERSION } from "../../guard/rules-version.ts";
import type { GuardVerdict } from "../../guard/schema.ts";
import type { Context } from "../../platform/context.ts";
import type { ChatMessage } from "../schema.ts";
import { toText } from "../to-text.ts";

type Piece = { text: string; source: "user" | "untrusted" };

/** So many characters of one piece share their neighbour's end, so that no phrase hides in a cut. */
const OVERLAP_CHARS = 512;

export async function inspectConversation(ctx: Context<GuardDeps>, messages: readonly ChatMessage[]): Promise<GuardVerdict> {
  return inspectPieces(ctx, messages.flatMap(toPieces));
}

/** Long texts are judged piece by piece, and between two of them others get their turn. */
export async function inspectPieces(ctx: Context<GuardDeps>, pieces: readonly Piece[]): Promise<GuardVerdict> {
  const { maxInputChars } = ctx.deps.guard;
  const cut = pieces.flatMap(({ text, source }) => split(text, maxInputChars).map((part): Piece => ({ text: part, source })));
  const verdicts: GuardVerdict[] = [];
  for (const piece of cut) {
    if (verdicts.length > 0 && piece.text.length > OVERLAP_CHARS) await new Promise((resolve) => setImmediate(resolve));
    verdicts.push(await inspectInput(ctx, piece));
  }
  return verdicts.length === 0 ? nothingToJudge() : mergeVerdicts(verdicts);
}

function nothingToJudge(): GuardVerdict {
  return { stage: "guard_in", verdict: "SAFE", score: 0, reasons: [], redactions: [], rulesVersion: RULES_VERSION, latencyMs: 0 };
}

function toPieces(message: ChatMessage): Piece[] {
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

function split(text: string, max: number): string[] {
  if (text.length <= max) return text === "" ? [] : [text];
  const parts: string[] = [];
  for (let start = 0; start < text.length; start += max - OVERLAP_CHARS) parts.push(text.slice(start, start + max));
  return parts;
}
