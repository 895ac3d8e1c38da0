import { type CharacterClass, isIn } from "./character-class.ts";
import type { TextWindow } from "./text-window.ts";

/** Answers of a candidate that are not an end position. */
export const GROWING = -1;
export const IMPOSSIBLE = -2;

/**
 * Text that may turn out to be a secret. `step` sees every character after the prefix once; a result ≥ 0 is the position
 * just behind the secret. Two candidates of one slot never live together: the earlier one covers whatever the later would.
 */
export type Candidate = {
  kind: string;
  /** Where spans overlap, the kind of the highest priority names the redaction. */
  priority: number;
  slot: string;
  start: number;
  step(code: number, position: number): number;
  finish(position: number): number;
};

type RunEnd = { startsToken: boolean; isTextEnd: boolean; terminator: number };

/** A secret that is a fixed prefix followed by a run of characters of one class. */
export type RunFormat = {
  kind: string;
  priority: number;
  slot: string;
  body: CharacterClass;
  /** Punctuation that belongs to the sentence when it stands last. */
  trim?: string;
  accept(body: string, end: RunEnd): boolean;
};

export function createRunCandidate(format: RunFormat, window: TextWindow, start: number, bodyStart: number): Candidate {
  const startsToken = !isWordCode(window.codeBefore(start));
  const close = (position: number, isTextEnd: boolean, terminator: number): number => {
    let end = position;
    const body = window.slice(bodyStart, position);
    while (format.trim && end > bodyStart && format.trim.includes(body.charAt(end - bodyStart - 1))) end--;
    return format.accept(body.slice(0, end - bodyStart), { startsToken, isTextEnd, terminator }) ? end : IMPOSSIBLE;
  };
  return {
    kind: format.kind,
    priority: format.priority,
    // A prefix glued to a word has to meet a stricter rule, so it must not stand in for one that is not.
    slot: format.slot + (startsToken ? "" : "+"),
    start,
    step: (code, position) => (isIn(format.body, code) ? GROWING : close(position, false, code)),
    finish: (position) => close(position, true, 0),
  };
}

function isWordCode(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
}
