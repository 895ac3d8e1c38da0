import { type Candidate, GROWING, IMPOSSIBLE } from "./candidate.ts";
import { type CharacterClass, isIn } from "./character-class.ts";
import type { TextWindow } from "./text-window.ts";

/** `startsToken`: behind no letter and no digit. */
export type RunEnd = { startsToken: boolean; isTextEnd: boolean; terminator: number };

/** Inside a word too; behind no letter and no digit; behind nothing that could be of the same word or of encoded data. */
export const ANYWHERE = 0;
export const TOKEN_START = 1;
export const ALONE = 2;
export type Place = typeof ANYWHERE | typeof TOKEN_START | typeof ALONE;

/** A secret that is a run of characters of one class behind something that announces it. */
export type RunFormat = {
  kind: string;
  priority: number;
  slot: string;
  body: CharacterClass;
  /** Punctuation that belongs to the sentence when it stands last. */
  trim?: string;
  /** Length of the vendor's shortest body: until it is reached, light markup inside does not end the secret. */
  full?: number;
  /** Where the prefix counts. */
  place: Place;
  accept(body: string, end: RunEnd): boolean;
};

/** Longer bodies are judged by their beginning, so that judging stays linear in the text. */
const MAX_JUDGED = 4096;

/** Position behind the secret that begins at `bodyStart` and whose run ends at `position`, or `IMPOSSIBLE`. */
export function closeRun(format: RunFormat, window: TextWindow, bodyStart: number, position: number, end: RunEnd): number {
  const body = window.slice(bodyStart, position);
  const length = trimmedLength(body, format.trim);
  return format.accept(body.slice(0, Math.min(length, MAX_JUDGED)), end) ? bodyStart + length : IMPOSSIBLE;
}

export function createRunCandidate(format: RunFormat, window: TextWindow, start: number, bodyStart: number): Candidate {
  const startsToken = !isWordCode(window.codeBefore(start));
  return {
    kind: format.kind,
    priority: format.priority,
    // Glued to a word, a stricter rule holds, so such a run must not stand in for one that is not.
    slot: format.slot + (startsToken ? "" : "+"),
    start,
    step: (code, position) =>
      isIn(format.body, code)
        ? GROWING
        : closeRun(format, window, bodyStart, position, { startsToken, isTextEnd: false, terminator: code }),
    finish: (position) => closeRun(format, window, bodyStart, position, { startsToken, isTextEnd: true, terminator: 0 }),
  };
}

export function isWordCode(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
}

export function canBegin(place: number, before: number): boolean {
  if (place === ANYWHERE) return true;
  return !isWordCode(before) && (place === TOKEN_START || (before !== 0x5f && before !== 0x2d && before !== 0x2b && before !== 0x2f));
}

function trimmedLength(body: string, trim: string | undefined): number {
  let length = body.length;
  while (trim && length > 0 && trim.includes(body.charAt(length - 1))) length--;
  return length;
}
