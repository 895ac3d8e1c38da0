import { estimateTokens } from "../../ai/estimate-tokens.ts";
import { atCharacter } from "./document-text.ts";

export type Span = { start: number; end: number };

/** Characters a token has at most, as estimateTokens counts. */
const CHARS_PER_TOKEN = 4;
/** A cut is made at the best place within the last part of a piece. */
const SEARCHED_SHARE = 0.4;
const OVERLAP_CHARS = 160;
const ENDS: readonly RegExp[] = [/\n/g, /[.!?…]["')\]]?\s|[。！？]/g, /\s/g];

/** Parts a span into pieces of at most `tokens`, at the end of a line, a sentence or a word where there is one. */
export function cutText(text: string, { start, end }: Span, tokens: number, options: { overlaps: boolean }): Span[] {
  const pieces: Span[] = [];
  let from = skipSpace(text, start, end);
  while (from < end) {
    const most = fitEnd(text, from, end, tokens);
    const to = most === end ? end : findEnd(text, from, most);
    const last = trimSpace(text, from, to);
    pieces.push({ start: from, end: last });
    if (to >= end) break;
    from = skipSpace(text, options.overlaps ? findStart(text, from, last) : to, end);
  }
  return pieces;
}

/** The furthest end so that what lies before it has at most so many tokens; always one character further. */
function fitEnd(text: string, start: number, end: number, tokens: number): number {
  let to = Math.min(end, start + tokens * CHARS_PER_TOKEN);
  for (;;) {
    const over = estimateTokens(text.slice(start, to)) - tokens;
    if (over <= 0) return to === end ? end : atCharacter(text, to);
    to -= Math.max(1, Math.floor(over / 2));
  }
}

function findEnd(text: string, start: number, most: number): number {
  const searchedFrom = Math.max(start + 1, Math.floor(most - (most - start) * SEARCHED_SHARE));
  const searched = text.slice(searchedFrom, most);
  for (const pattern of ENDS) {
    const last = [...searched.matchAll(pattern)].at(-1);
    if (last) return searchedFrom + last.index + last[0].length;
  }
  return most;
}

/** The next piece begins with the end of this one: with its last sentence, or its last words. Always behind where this one began. */
function findStart(text: string, start: number, end: number): number {
  const searchedFrom = Math.max(start + 1, end - OVERLAP_CHARS);
  if (end - start < OVERLAP_CHARS * 2) return end;
  const searched = text.slice(searchedFrom, end);
  for (const pattern of ENDS.slice(1)) {
    const first = searched.matchAll(pattern).next().value;
    if (first) return searchedFrom + first.index + first[0].length;
  }
  return end;
}

function skipSpace(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && isSpace(text, at)) at += 1;
  return at;
}

function trimSpace(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && isSpace(text, at - 1)) at -= 1;
  return at;
}

function isSpace(text: string, index: number): boolean {
  return text.charAt(index).trim() === "";
}
