// Payment cards and bot tokens start with plain digits, so every run of digits is followed until it can be neither. Groups
// of digits are kept as a sliding list: a card may start at any of them.

import { ALNUM, characterClass } from "./character-class.ts";
import { isCardNumber } from "./check-digits.ts";
import { isHashBefore } from "./hash-before.ts";
import { ANYWHERE, type RunFormat } from "./run-format.ts";
import type { TextWindow } from "./text-window.ts";

const MAX_CARD_DIGITS = 19;
const MIN_CARD_DIGITS = 13;
const MIN_BOT_ID_DIGITS = 8;
const SPACE = 0x20;
const NO_BREAK_SPACE = 0xa0;
const HYPHEN = 0x2d;
const COLON = 0x3a;
const FULL_STOP = 0x2e;

export const TELEGRAM_FORMAT: RunFormat = {
  kind: "telegram-token",
  priority: 100,
  slot: "telegram",
  place: ANYWHERE,
  body: characterClass(`${ALNUM}_-`),
  accept: (body) => body.length >= 33,
};

type Group = { start: number; digits: string };

export type NumberTracker = {
  isActive(): boolean;
  /** May be left out for characters that are no digits while the tracker is inactive. */
  step(code: number, position: number): void;
  finish(position: number): void;
  holdFrom(): number;
};

type NumberEvents = { onCard(start: number, end: number): void; onBotId(start: number): void };

/** `isOpen`: the last group may gain digits. `isIgnored`: the digits being read are too many or part of something else. */
type NumberState = { window: TextWindow; groups: Group[]; isOpen: boolean; isIgnored: boolean };

export function createNumberTracker(window: TextWindow, events: NumberEvents): NumberTracker {
  const state: NumberState = { window, groups: [], isOpen: false, isIgnored: false };
  return {
    isActive: () => state.groups.length > 0 || state.isIgnored,
    step: (code, position) => {
      if (isDigit(code)) addDigit(state, code, position);
      else endDigits(state, events, code, position);
    },
    finish: (position) => {
      if (state.isOpen && !state.isIgnored) closeGroup(state, events, position);
      state.groups = [];
    },
    holdFrom: () => state.groups[0]?.start ?? Number.POSITIVE_INFINITY,
  };
}

export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function addDigit(state: NumberState, code: number, position: number): void {
  if (state.isIgnored) return;
  const last = state.groups.at(-1);
  if (state.isOpen && last) last.digits += String.fromCharCode(code);
  else if (state.groups.length === 0 && (isFraction(state, position) || isHashBefore(state.window, position))) state.isIgnored = true;
  else state.groups.push({ start: position, digits: String.fromCharCode(code) });
  state.isOpen = true;
  if ((state.groups.at(-1)?.digits.length ?? 0) > MAX_CARD_DIGITS) {
    state.groups = [];
    state.isIgnored = true;
  }
  while (state.groups.length > 0 && !canGrow(state.groups)) state.groups.shift();
}

function isFraction({ window }: NumberState, position: number): boolean {
  return window.codeBefore(position) === FULL_STOP && isDigit(window.codeBefore(position - 1));
}

function endDigits(state: NumberState, events: NumberEvents, code: number, position: number): void {
  const only = state.groups.at(-1);
  if (state.isOpen && !state.isIgnored) {
    closeGroup(state, events, position);
    if (code === COLON && state.groups.length === 1 && only && only.digits.length >= MIN_BOT_ID_DIGITS) events.onBotId(only.start);
  }
  const isSeparator = code === SPACE || code === HYPHEN || code === NO_BREAK_SPACE;
  if (!isSeparator || !isDigit(state.window.codeBefore(position)) || state.isIgnored) state.groups = [];
  state.isOpen = false;
  state.isIgnored = false;
  while (state.groups.length > 0 && !canContinue(state.groups)) state.groups.shift();
}

function closeGroup(state: NumberState, events: NumberEvents, position: number): void {
  state.isOpen = false;
  state.groups.forEach((group, first) => {
    const digits = state.groups.slice(first).map((other) => other.digits);
    if (isCardShape(digits) && isCardNumber(digits.join(""))) events.onCard(group.start, position);
  });
}

/** Ungrouped, 4-4-4-4 with up to three digits behind, 4-6-5 (American Express) and 4-6-4 (Diners). */
function isCardShape(digits: readonly string[]): boolean {
  if (digits.length === 1) return (digits[0]?.length ?? 0) >= MIN_CARD_DIGITS;
  return /^(4,4,4,4(,[1-3])?|4,4,4,[1-3]|4,6,[45])$/.test(digits.map((group) => group.length).join());
}

/** Whether the groups, the last of which may still gain digits, are the start of a card. */
function canGrow(groups: readonly Group[]): boolean {
  if (groups.length === 1) return true;
  const closed = groups.slice(0, -1).map((group) => group.digits.length);
  const last = groups.at(-1)?.digits.length ?? 0;
  if (!isClosedPrefix(closed)) return false;
  if (closed.length === 1) return last <= 6;
  return last <= (closed[1] === 6 ? 5 : 4);
}

/** Whether the groups, all of them complete, may be followed by another one. */
function canContinue(groups: readonly Group[]): boolean {
  return isClosedPrefix(groups.map((group) => group.digits.length));
}

function isClosedPrefix(lengths: readonly number[]): boolean {
  return /^4(,6|(,4){0,3})$/.test(lengths.join());
}
