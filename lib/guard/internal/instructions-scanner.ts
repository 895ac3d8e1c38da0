// Finds hidden instructions repeated word for word: every window of four words of the instructions is hashed, and a run of text whose
// windows all stand there is a copy. Case, punctuation, spaces and marks between words do not matter. Four words alone pass.

import type { Scanner, Span } from "./scanner.ts";

export const CANARY_KIND = "system-prompt";
export const INSTRUCTIONS_KIND = "instructions";

const WINDOW = 4;
/** A word counts as twenty, a character of a script without spaces as three: a copy is twelve words or eighty characters. */
const WORD_WEIGHT = 20;
const CHARACTER_WEIGHT = 3;
const COPY_WEIGHT = 12 * WORD_WEIGHT;
/** A shorter run is shown while it grows, and stays shown. */
const SHOWN_WEIGHT = WINDOW * WORD_WEIGHT;
/** Of longer instructions the beginning is looked for. */
const INSTRUCTIONS_MAX_CHARS = 32_000;
const PRIORITY = 250;

const SPACELESS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const WORD_CHARACTER = /[\p{L}\p{N}\p{M}]/u;

type Token = { hash: number; weight: number; start: number; end: number };

/** Null for instructions too short to be told from ordinary words. `isHolding` is false where a copy is only reported. */
export function createInstructionsScanner(instructions: string, options: { isHolding: boolean }): Scanner | null {
  const known = hashWindows(instructions.slice(0, INSTRUCTIONS_MAX_CHARS));
  if (!known) return null;
  const run = createRun(known);
  const words = createWords(run.add);
  let position = 0;
  return {
    feed: (delta) => {
      for (let index = 0; index < delta.length; index++, position++) words.step(delta.charCodeAt(index), position);
    },
    finish: () => {
      words.finish(position);
      run.finish();
    },
    takeSpans: run.takeSpans,
    openSpans: () => [],
    holdFrom: () => (options.isHolding ? Math.min(run.holdFrom(), position) : position),
  };
}

function hashWindows(instructions: string): ReadonlySet<number> | null {
  const hashes = new Set<number>();
  const recent = createRecent();
  let weight = 0;
  const words = createWords((token) => {
    weight += token.weight;
    const hash = recent.add(token.hash);
    if (hash !== null) hashes.add(hash);
  });
  for (let index = 0; index < instructions.length; index++) words.step(instructions.charCodeAt(index), index);
  words.finish(instructions.length);
  return weight < COPY_WEIGHT ? null : hashes;
}

/** The hash of the last four words together. */
function createRecent() {
  let [a, b, c, seen] = [0, 0, 0, 0];
  return {
    add(hash: number): number | null {
      const all = mix(mix(mix(a, b), c), hash);
      [a, b, c] = [b, c, hash];
      seen += 1;
      return seen < WINDOW ? null : all;
    },
  };
}

function createRun(known: ReadonlySet<number>) {
  const recent = createRecent();
  const last: Token[] = [];
  let spans: Span[] = [];
  let weight = 0;
  /** Where what is cut of the run begins: -1 while it is too short to hold anything back. */
  let heldFrom = -1;
  let cutFrom = -1;
  let end = 0;

  const close = (): void => {
    if (weight >= COPY_WEIGHT && cutFrom >= 0) spans.push({ kind: INSTRUCTIONS_KIND, priority: PRIORITY, start: cutFrom, end });
    weight = 0;
    heldFrom = -1;
    cutFrom = -1;
  };
  const extend = (token: Token): void => {
    if (heldFrom >= 0 && cutFrom < 0) cutFrom = token.start;
    weight += token.weight;
    end = token.end;
    if (heldFrom < 0 && weight >= SHOWN_WEIGHT) heldFrom = token.end;
  };
  return {
    add(token: Token): void {
      last.push(token);
      if (last.length > WINDOW) last.shift();
      const hash = recent.add(token.hash);
      const isKnown = hash !== null && known.has(hash);
      if (!isKnown) close();
      else if (weight === 0) last.forEach(extend);
      else extend(token);
    },
    finish: close,
    takeSpans: (): readonly Span[] => {
      const taken = spans;
      if (taken.length > 0) spans = [];
      return taken;
    },
    holdFrom: () => (heldFrom < 0 ? Number.POSITIVE_INFINITY : heldFrom),
  };
}

/** Cuts a text into words, character by character; of a script without spaces each character is one. */
function createWords(onToken: (token: Token) => void) {
  let hash = 0;
  let start = -1;
  const close = (position: number): void => {
    if (start < 0) return;
    onToken({ hash, weight: WORD_WEIGHT, start, end: position });
    start = -1;
    hash = 0;
  };
  return {
    step(code: number, position: number): void {
      const kind = code < 0x80 ? (ASCII_WORD[code] ?? 0) : kindOf(code);
      if (kind === WORD) {
        if (start < 0) start = position;
        hash = mix(hash, code < 0x80 ? (code >= 0x41 && code <= 0x5a ? code + 0x20 : code) : foldCase(code));
      } else if (kind === SPACELESS_WORD) {
        close(position);
        onToken({ hash: mix(0, code), weight: CHARACTER_WEIGHT, start: position, end: position + 1 });
      } else if (kind === BETWEEN) close(position);
    },
    finish: close,
  };
}

const BETWEEN = 0;
const WORD = 1;
const SPACELESS_WORD = 2;
const INVISIBLE = 3;

const ASCII_WORD = Uint8Array.from({ length: 0x80 }, (_, code) => (/[a-z0-9]/i.test(String.fromCharCode(code)) ? WORD : BETWEEN));
const KINDS = new Map<number, number>();
const KINDS_MAX = 4096;

function kindOf(code: number): number {
  const kept = KINDS.get(code);
  if (kept !== undefined) return kept;
  const character = String.fromCharCode(code);
  const isInvisible = (code >= 0x200b && code <= 0x200f) || code === 0x2060 || code === 0xfeff || code === 0xad;
  // Half of a pair belongs to a rare letter or an emoji: as a part of a word neither is in the way.
  const isWord = (code & 0xf800) === 0xd800 || WORD_CHARACTER.test(character);
  const kind = isInvisible ? INVISIBLE : SPACELESS.test(character) ? SPACELESS_WORD : isWord ? WORD : BETWEEN;
  if (KINDS.size < KINDS_MAX) KINDS.set(code, kind);
  return kind;
}

function foldCase(code: number): number {
  return String.fromCharCode(code).toLowerCase().charCodeAt(0);
}

function mix(hash: number, value: number): number {
  return (Math.imul(hash ^ value, 0x01000193) ^ (hash >>> 15)) | 0;
}
