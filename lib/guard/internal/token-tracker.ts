// Follows every token of a text and keeps back those that stop looking like a word, and those that begin as a key of a known
// shape does. An ordinary word passes as it comes; of another random token at most the letters go out that a word could begin with.

import { ALNUM, DIGITS, LOWER, UPPER } from "./character-class.ts";
import { isLooseSecret } from "./loose-secret.ts";
import type { Span } from "./scanner.ts";
import type { TextWindow } from "./text-window.ts";

export type TokenTracker = {
  /** `kind`: of `TOKEN_KINDS`, 0 for what is not of a token. */
  step(code: number, kind: number, position: number): void;
  finish(position: number): void;
  /** Where the token begins that may be a secret, or infinity. */
  holdFrom(): number;
  /** From where on the text is needed to judge the token being read. */
  neededFrom(): number;
  /** Whether the token being read has stopped looking like a word: short words inside it mean nothing. */
  isRandom(): boolean;
  onNear(position: number, isCertain: boolean): void;
  onPublic(position: number): void;
  onScheme(): void;
  onInlineData(): void;
};

const MAX_TOKEN = 256;
const NEAR = 80;
const NEAR_CALLED = 40;
const NEAR_PUBLIC = 32;
const MIN_HUMP = 3;
const OUTSIDE = 0;
const SMALL = 1;
const CAPITAL = 2;
const DIGIT = 3;
const JOINER = 4;
const EQUALS = 5;
/** A Discord token begins with a decimal number in base64: its first digit is never zero, and only these stand for two digits. */
const DISCORD_START: readonly ReadonlySet<number>[] = ["MNO", "DTjz"].map(
  (characters) => new Set(Array.from(characters, (character) => character.charCodeAt(0))),
);
const WRAPPED_LINES: ReadonlySet<number> = new Set([64, 76]);

export const TOKEN_KINDS = new Uint8Array(128);
for (const [characters, kind] of [
  [LOWER, SMALL],
  [UPPER, CAPITAL],
  [DIGITS, DIGIT],
  ["_-+/.~", JOINER],
  ["=", EQUALS],
] as const) {
  for (let index = 0; index < characters.length; index++) TOKEN_KINDS[characters.charCodeAt(index)] = kind;
}
const LAST_OF_TOKEN = new Set(`${ALNUM}=`);

type TokenState = {
  start: number;
  isInside: boolean;
  previous: number;
  hump: number;
  /** Where the token stopped looking like a word, or -1. */
  heldFrom: number;
  /** Whether all of it so far is as a hexadecimal key begins, or begins as the number in a Discord token does. */
  isHex: boolean;
  isDiscord: boolean;
  isIgnored: boolean;
  isUrl: boolean;
  startsLine: boolean;
  wasWrapped: boolean;
  nearAt: number;
  calledAt: number;
  publicAt: number;
  before: number;
};

export function createTokenTracker(window: TextWindow, onSpan: (span: Span) => void): TokenTracker {
  const state: TokenState = {
    start: 0,
    isInside: false,
    previous: OUTSIDE,
    hump: 0,
    heldFrom: -1,
    isHex: false,
    isDiscord: false,
    isIgnored: false,
    isUrl: false,
    startsLine: true,
    wasWrapped: false,
    nearAt: Number.NEGATIVE_INFINITY,
    calledAt: Number.NEGATIVE_INFINITY,
    publicAt: Number.NEGATIVE_INFINITY,
    before: 0x0a,
  };
  return {
    step: (code, kind, position) => {
      if (kind === OUTSIDE) {
        if (state.isInside) end(state, window, onSpan, position, code);
        if (state.isUrl && isUrlEnd(code)) state.isUrl = false;
        state.before = code;
        return;
      }
      if (!state.isInside) begin(state, position);
      else if (state.previous === EQUALS && kind !== EQUALS) begin(state, position);
      if (state.heldFrom < 0 && !state.isIgnored) watch(state, code, kind, position);
      else if (position - state.start > MAX_TOKEN) ignore(state);
      state.previous = kind;
    },
    finish: (position) => {
      if (state.isInside) end(state, window, onSpan, position, 0);
    },
    holdFrom: () => (state.heldFrom >= 0 ? state.heldFrom : mayBeKey(state) ? state.start : Number.POSITIVE_INFINITY),
    neededFrom: () => (state.isInside && !state.isIgnored ? state.start : Number.POSITIVE_INFINITY),
    isRandom: () => state.heldFrom >= 0,
    onNear: (position, isCertain) => {
      state.nearAt = position;
      if (isCertain) state.calledAt = position;
    },
    onPublic: (position) => {
      state.publicAt = position;
    },
    onScheme: () => {
      state.isUrl = true;
      ignore(state);
    },
    onInlineData: () => {
      state.isIgnored = true;
    },
  };
}

function begin(state: TokenState, position: number): void {
  const isAfterData = !state.isInside && state.isIgnored;
  state.startsLine = !state.isInside && (state.before === 0x0a || position === 0);
  state.isInside = true;
  state.start = position;
  state.previous = OUTSIDE;
  state.hump = 0;
  state.heldFrom = -1;
  state.isIgnored = state.isUrl || isAfterData;
  state.isHex = true;
  state.isDiscord = true;
}

/** A digit in a token, or a capital behind one or two small letters, may be of a key; so may what begins as one has to. */
function watch(state: TokenState, code: number, kind: number, position: number): void {
  const place = position - state.start;
  state.isHex &&= kind === DIGIT || (code >= 0x61 && code <= 0x66);
  state.isDiscord &&= place >= DISCORD_START.length || DISCORD_START[place]?.has(code) === true;
  if (kind === DIGIT || (kind === CAPITAL && state.previous === SMALL && state.hump < MIN_HUMP))
    state.heldFrom = mayBeKey(state) ? state.start : position;
  else if (kind === SMALL) state.hump = state.previous === SMALL || state.previous === CAPITAL ? state.hump + 1 : 1;
  else if (kind === CAPITAL) state.hump = 1;
}

function mayBeKey({ isInside, isIgnored, isHex, isDiscord }: TokenState): boolean {
  return isInside && !isIgnored && (isHex || isDiscord);
}

function ignore(state: TokenState): void {
  state.isIgnored = true;
  state.heldFrom = -1;
}

function end(state: TokenState, window: TextWindow, onSpan: (span: Span) => void, position: number, code: number): void {
  const { start, heldFrom, isIgnored, startsLine, nearAt, calledAt, publicAt } = state;
  state.isInside = false;
  state.isIgnored = false;
  state.heldFrom = -1;
  const isWrapped = startsLine && (WRAPPED_LINES.has(position - start) ? code === 0x0a || code === 0x0d : state.wasWrapped);
  if (startsLine) state.wasWrapped = isWrapped && WRAPPED_LINES.has(position - start);
  if (heldFrom < 0 || isIgnored) return;
  const token = trimmed(window.slice(start, position));
  const isNear = nearAt < start && start - nearAt <= NEAR && nearAt > publicAt;
  const isCalledSecret = isNear && calledAt < start && start - calledAt <= NEAR_CALLED;
  const isPublic = publicAt >= nearAt && start - publicAt <= NEAR_PUBLIC;
  if (isWrapped && !isNear) return;
  if (isLooseSecret(token, { isNear, isCalledSecret, isPublic }))
    onSpan({ kind: "secret", priority: 1, start: heldFrom, end: start + token.length });
}

function trimmed(token: string): string {
  let length = token.length;
  while (length > 0 && !LAST_OF_TOKEN.has(token.charAt(length - 1))) length--;
  return token.slice(0, length);
}

function isUrlEnd(code: number): boolean {
  return code <= 0x20 || code === 0x22 || code === 0x27 || code === 0x60 || code === 0x3c || code === 0x3e || code === 0x7c || code >= 0x80;
}
