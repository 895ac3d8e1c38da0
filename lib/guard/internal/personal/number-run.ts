// Follows groups of digits and short letters that may be one number: "020 7946 0958", "AB 12 34 56 C". A run is judged when
// it ends, from the longest reading at its first group on, so the result depends on the text alone.

import type { TextWindow } from "../text-window.ts";
import { LABEL_TAGS, TAG } from "./context-words.ts";
import { type GroupedText, toGroupedText } from "./grouped-text.ts";
import type { Token } from "./tokens.ts";

const MAX_GROUPS = 12;
/** How many groups are let go when a run grows beyond the limit. */
const STEP = 6;
const MAX_TOKEN = 20;
/** A French social security number comes in seven groups, an Italian tax code with two of letters. */
const MAX_READING_GROUPS = 7;
const MAX_WORD_GROUPS = 2;
const MIN_CHARACTERS = 6;
const MIN_DATE_CHARACTERS = 4;
const MAX_CHARACTERS = 20;
const MAX_WORD_GROUP = 4;
const SPACE = 0x20;
const OPENING = 0x28;
const CLOSING = 0x29;
const PLUS = 0x2b;
const HYPHEN = 0x2d;

function pack(text: string): number {
  let packed = 0;
  for (let index = 0; index < text.length; index++) packed = packed * 128 + text.charCodeAt(index);
  return packed;
}

const JOINTS = new Set(
  [" ", "-", ".", "/", "+", "(", ")", ") ", " (", ")-", " - ", ")/", "-(", "- ", " -", ").", ") - ", ")(", "/ ", " / "].map(pack),
);
const DATE_JOINTS = new Set([". ", ", ", " ", "-", "/", "."].map(pack));
const OPEN_JOINTS = new Set([" ", ") ", " (", " - ", "- ", " -", "(", "/ ", " / ", ") - ", ", ", ". "].map(pack));

export type NumberJudge = {
  /** Judges one reading of a run; true when it was taken. */
  judge(text: GroupedText, hasPlus: boolean): boolean;
  /** Whether a word has just named what stands at a position. */
  isLabelled(position: number): boolean;
};

/** `from`: with the brackets and the plus in front. */
type Group = { start: number; end: number; from: number; letters: number; digits: number; tags: number; joint: number };

export type NumberRun = {
  token(token: Token): void;
  separator(code: number, position: number): void;
  finish(): void;
  holdFrom(): number;
};

type State = NumberJudge & {
  window: TextWindow;
  hasDates: boolean;
  groups: Group[];
  joint: number;
  length: number;
  hasSlid: boolean;
  prefixAt: number;
  after: number;
};

export function createNumberRun(window: TextWindow, hasDates: boolean, judge: NumberJudge): NumberRun {
  const state: State = { ...judge, window, hasDates, groups: [], joint: 0, length: 0, hasSlid: false, prefixAt: -1, after: 0 };
  return {
    token: (token) => takeToken(state, token),
    separator: (code, position) => takeSeparator(state, code, position),
    finish: () => close(state),
    holdFrom: () => state.groups[0]?.from ?? (state.prefixAt >= 0 ? state.prefixAt : Number.POSITIVE_INFINITY),
  };
}

function takeSeparator(state: State, code: number, position: number): void {
  if (code === PLUS || code === OPENING) {
    if (state.prefixAt < 0) state.prefixAt = position;
  } else state.prefixAt = -1;
  if (state.groups.length === 0) return;
  if (state.length === 0) state.after = code;
  const plain = toPlain(code);
  state.joint = state.joint * 128 + plain;
  if (plain === 0 || ++state.length > 3) close(state);
}

/** Typographic spaces and dashes read as the plain ones; 0 for what never stands inside a number. */
function toPlain(code: number): number {
  if (code === SPACE || (code >= OPENING && code <= 0x2f && code !== 0x2a)) return code;
  if (code === 0xa0 || code === 0x2009 || code === 0x202f) return SPACE;
  return (code >= 0x2010 && code <= 0x2014) || code === 0x2212 ? HYPHEN : 0;
}

function takeToken(state: State, token: Token): void {
  const length = token.end - token.start;
  const isMonth = (token.tags & TAG.month) !== 0 && (token.startsCapital || state.groups.length > 0);
  const isJoined = state.groups.length > 0 && isJoint(state, isMonth);
  if (state.groups.length > 0 && !isJoined) close(state);
  if (length > MAX_TOKEN || !fits(state, token, length, isMonth)) {
    close(state);
    if (length > MAX_TOKEN || !fits(state, token, length, isMonth)) {
      state.prefixAt = -1;
      return;
    }
  }
  const { start, end, letters, digits, tags } = token;
  const from = state.prefixAt >= 0 && start - state.prefixAt <= 2 ? state.prefixAt : start;
  state.groups.push({ start, end, from, letters, digits, tags, joint: state.groups.length > 0 ? state.joint : 0 });
  state.joint = 0;
  state.length = 0;
  state.after = 0;
  state.prefixAt = -1;
  if (state.groups.length > MAX_GROUPS) slide(state);
}

/** ". " and ", " end a number but for dates in words: "12. März 1985", "March 12, 1985". */
function isJoint(state: State, isMonth: boolean): boolean {
  if (JOINTS.has(state.joint)) return true;
  const last = state.groups.at(-1);
  const beforeLast = state.groups.at(-2);
  const isDate =
    isMonth || (last !== undefined && (last.tags & TAG.month) !== 0) || (beforeLast !== undefined && (beforeLast.tags & TAG.month) !== 0);
  return isDate && DATE_JOINTS.has(state.joint);
}

/** Letters alone stand in front of a number ("AB 12 34"), behind it in capitals ("56 C"), or are a month. */
function fits(state: State, token: Token, length: number, isMonth: boolean): boolean {
  const isCapital = token.capitals === token.letters;
  // What begins in lower case has left already when its digits come.
  if (state.groups.length === 0 && !token.startsDigit && !isCapital && !(isMonth && state.hasDates)) return false;
  if (token.digits > 0 || isMonth) return true;
  if (state.hasDates && isDateParticle(state, token)) return true;
  if (state.groups.length === 0) return isCapital && (length <= MAX_WORD_GROUP || isBankCode(token));
  if (state.groups.some((group) => group.digits > 0))
    return (isCapital && length <= 3 && (token.tags & LABEL_TAGS) === 0) || (token.tags & TAG.extension) !== 0;
  return isCapital && length === 3 && state.groups.length === 1 && state.groups[0]?.letters === 3;
}

/** "5 de mayo de 1980", "5th of May 1980". */
function isDateParticle({ groups }: State, token: Token): boolean {
  const last = groups.at(-1);
  if (!last || (token.tags & TAG.particle) === 0) return false;
  return (last.tags & TAG.month) !== 0 || (last.digits > 0 && last.digits <= 2 && last.end - last.start <= 4);
}

/** A BIC may be letters only. */
function isBankCode(token: Token): boolean {
  const length = token.end - token.start;
  return length === 8 || length === 11;
}

function slide(state: State): void {
  const next = judgeFrom(state, STEP);
  state.groups = state.groups.slice(Math.max(STEP, next));
  state.hasSlid = true;
}

function close(state: State): void {
  if (state.groups.length > 0) judgeFrom(state, state.groups.length);
  state.groups = [];
  state.joint = 0;
  state.length = 0;
  state.after = 0;
  state.hasSlid = false;
}

/** Reads the groups that start before `limit`; returns the first group behind the last number found. */
function judgeFrom(state: State, limit: number): number {
  let first = 0;
  while (first < limit && first < state.groups.length) first = readingFrom(state, first) ?? first + 1;
  return first;
}

function readingFrom(state: State, first: number): number | null {
  const { groups } = state;
  if (!startsHere(groups, first)) return null;
  let last = lastOf(groups, first);
  for (
    let total = lengthOf(groups, first, last);
    total >= (state.hasDates && last - first === 2 ? MIN_DATE_CHARACTERS : MIN_CHARACTERS);
    last--
  ) {
    const isClosed = last === groups.length - 1 || OPEN_JOINTS.has(groups[last + 1]?.joint ?? 0);
    if (isClosed && judgeReading(state, first, last)) return last + 1;
    total -= (groups[last]?.end ?? 0) - (groups[last]?.start ?? 0);
  }
  return null;
}

/** The last group a number from `first` may reach: neither too long nor in too many pieces. */
function lastOf(groups: readonly Group[], first: number): number {
  let last = first;
  let wordGroups = 0;
  for (let total = 0; last < groups.length && last < first + MAX_READING_GROUPS; last++) {
    const group = groups[last];
    if (!group) break;
    total += group.end - group.start;
    if (group.digits === 0 && (group.tags & (TAG.month | TAG.particle)) === 0 && ++wordGroups > MAX_WORD_GROUPS) break;
    if (total > MAX_CHARACTERS) break;
  }
  return last - 1;
}

function lengthOf(groups: readonly Group[], first: number, last: number): number {
  let total = 0;
  for (let index = first; index <= last; index++) total += (groups[index]?.end ?? 0) - (groups[index]?.start ?? 0);
  return total;
}

/** A number starts at the beginning of the run, behind a space or behind the word that names it: "No.123". */
function startsHere(groups: readonly Group[], first: number): boolean {
  if (first === 0) return true;
  const before = groups[first - 1];
  return OPEN_JOINTS.has(groups[first]?.joint ?? 0) || (before !== undefined && before.digits === 0 && before.tags !== 0);
}

function judgeReading(state: State, first: number, last: number): boolean {
  const { window, groups } = state;
  const isListed = isInAList(state, first, last);
  if (isListed && isPlain(groups, first, last) && !state.isLabelled(groups[first]?.start ?? 0)) return false;
  let start = groups[first]?.start ?? 0;
  let end = groups[last]?.end ?? 0;
  let hasPlus = false;
  const inside = window.slice(start, end);
  for (const from = groups[first]?.from ?? start; start > from; start--) {
    const code = window.codeBefore(start);
    if (code === PLUS && isFree(window.codeBefore(start - 1))) hasPlus = true;
    else if (code !== OPENING || !inside.includes(")")) break;
  }
  if (inside.lastIndexOf("(") > inside.lastIndexOf(")") && window.codeBefore(end + 1) === CLOSING && end < window.end()) end++;
  const after = last === groups.length - 1 ? state.after : (groups[last + 1]?.joint ?? 0) % 128;
  return state.judge(toGroupedText(window.slice(start, end), start, { before: codeAt(window, start - 1), after, isListed }), hasPlus);
}

/** Other numbers stand before or behind it, set apart by plain spaces. */
function isInAList({ groups, hasSlid }: State, first: number, last: number): boolean {
  if (first === 0 ? hasSlid : groups[first - 1]?.letters === 0 && groups[first]?.joint === SPACE) return true;
  return groups[last + 1]?.letters === 0 && groups[last + 1]?.joint === SPACE;
}

function isPlain(groups: readonly Group[], first: number, last: number): boolean {
  for (let index = first + 1; index <= last; index++) if (groups[index]?.joint !== SPACE) return false;
  return true;
}

function codeAt(window: TextWindow, position: number): number {
  return window.codeBefore(position + 1);
}

/** Behind a digit or a letter a plus is arithmetic. */
function isFree(code: number): boolean {
  return !(code >= 0x30 && code <= 0x39) && !(code >= 0x41 && code <= 0x5a) && !(code >= 0x61 && code <= 0x7a);
}
