// E-mail addresses. A local part is a word of the text until its "@" comes, so the word being read is held back, at most as
// long as a local part may be. The spelled form ("name at host dot com") is followed word by word.

import { trimEndOf } from "../../../platform/trim-end-of.ts";
import type { TextWindow } from "../text-window.ts";

const MAX_LOCAL = 64;
const MAX_DOMAIN = 255;
const AT = 0x40;
const WIDE_AT = 0xff20;
const QUOTE = 0x22;
const PERCENT = 0x25;

/** Lookup for ASCII: 1 may stand in a local part, 2 in a host name as well. */
const ASCII = new Uint8Array(128);
for (const character of "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-.") ASCII[character.charCodeAt(0)] = 2;
for (const character of "!#$&*+/?^_`{|}~'%=") ASCII[character.charCodeAt(0)] = 1;
/** Allowed by the grammar, but in practice they part an address from what is in front of it. */
for (const character of "/?`{|}&=*#!$^~") ASCII[character.charCodeAt(0)] = 0;

export type EmailTracker = {
  step(code: number, position: number): void;
  finish(position: number): void;
  holdFrom(): number;
};

type State = {
  window: TextWindow;
  onEmail: (start: number, end: number) => void;
  /** Where the local part begins, or -1. */
  localAt: number;
  /** Where the host begins, or -1 while still in the local part. */
  hostAt: number;
  isTooLong: boolean;
  previous: number;
  beforePrevious: number;
};

export function createEmailTracker(window: TextWindow, onEmail: (start: number, end: number) => void): EmailTracker {
  const state: State = { window, onEmail, localAt: -1, hostAt: -1, isTooLong: false, previous: 0, beforePrevious: 0 };
  return {
    step: (code, position) => {
      if (state.hostAt >= 0) stepHost(state, code, position);
      else stepLocal(state, code, position);
      state.beforePrevious = state.previous;
      state.previous = code;
    },
    finish: (position) => {
      if (state.hostAt >= 0) settle(state, position, 0);
      reset(state);
    },
    holdFrom: () => (state.localAt >= 0 ? state.localAt : Number.POSITIVE_INFINITY),
  };
}

function reset(state: State): void {
  state.localAt = -1;
  state.hostAt = -1;
  state.isTooLong = false;
}

function stepLocal(state: State, code: number, position: number): void {
  if (code === AT || code === WIDE_AT) {
    if (state.localAt >= 0 && position > state.localAt) state.hostAt = position + 1;
    else reset(state);
    return;
  }
  if (code < 128 ? (ASCII[code] ?? 0) > 0 : isForeignLetter(code)) stepWord(state, code, position);
  else if (code === QUOTE && (state.localAt < 0 || state.previous === QUOTE)) {
    reset(state);
    state.localAt = position;
  } else if (code !== QUOTE || state.previous === QUOTE) reset(state);
  else endQuoted(state);
}

function stepWord(state: State, code: number, position: number): void {
  if (state.isTooLong) return;
  if (state.localAt < 0) state.localAt = position;
  else if (position - state.localAt > MAX_LOCAL) {
    state.localAt = -1;
    state.isTooLong = true;
  } else if (code === 0x30 && state.previous === 0x34 && state.beforePrevious === PERCENT && position - 2 > state.localAt) {
    state.hostAt = position + 1;
  }
}

/** A closing quote stays part of a local part that a quote opened: "john..doe"@example.org. */
function endQuoted(state: State): void {
  if (state.localAt < 0 || state.window.slice(state.localAt, state.localAt + 1) !== '"') reset(state);
}

/** Letters of any script, as in internationalised addresses. */
function isForeignLetter(code: number): boolean {
  return (
    code >= 0xc0 &&
    code !== 0xd7 &&
    code !== 0xf7 &&
    !(code >= 0x2000 && code <= 0x2bff) &&
    !(code >= 0x3000 && code <= 0x303f) &&
    code < 0xd800
  );
}

function stepHost(state: State, code: number, position: number): void {
  const isHost =
    code < 128 ? ASCII[code] === 2 || code === 0x5b || code === 0x5d || code === 0x3a : isForeignLetter(code) || code === 0x3002;
  if (isHost && position - state.hostAt <= MAX_DOMAIN) {
    if (code !== 0x3a || state.window.slice(state.hostAt, state.hostAt + 1) === "[") return;
  }
  const end = position;
  settle(state, end, code);
  reset(state);
  if (code !== AT) stepLocal(state, code, position);
}

const LABEL = /^[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?$/u;
const LITERAL = /^\[(?:\d{1,3}\.){3}\d{1,3}\]|^\[IPv6:[0-9a-fA-F:.]{2,45}\]/;
/** Endings of file names that are also written behind an "@": icon@2x.png. */
const SCALE = /^[1-9](?:\.\d)?x\./;

function settle(state: State, end: number, after: number): void {
  const written = state.window.slice(state.hostAt, end);
  const literal = LITERAL.exec(written)?.[0];
  const host = literal ?? hostIn(written);
  if (host === null) return;
  const local = state.window.slice(state.localAt, state.hostAt);
  const start = state.localAt + leadingMarks(local);
  if (start >= state.hostAt - 1 || isRemoteLogin(local, after)) return;
  state.onEmail(start, state.hostAt + host.length);
}

/** The longest beginning that is a host name with a top-level domain; null when there is none. */
function hostIn(written: string): string | null {
  const labels = trimEndOf(written, ".:]").split(/[.。]/);
  const end = labels.findIndex((label) => !LABEL.test(label));
  const usable = end < 0 ? labels : labels.slice(0, end);
  if (usable.length < 2 || SCALE.test(written)) return null;
  const last = usable.at(-1) ?? "";
  if (!/^(?:\p{L}{2,24}|xn--[a-z0-9-]{2,59})$/iu.test(last)) return null;
  return usable.join(".");
}

/** Punctuation of the sentence in front: 'a@b.example, .a@b.example. */
function leadingMarks(local: string): number {
  return /^[.'%+-]*/.exec(local)?.[0].length ?? 0;
}

/** `git@host:path` names a repository. */
function isRemoteLogin(local: string, after: number): boolean {
  return after === 0x3a && /^(?:git|hg|svn)@$/i.test(local);
}
