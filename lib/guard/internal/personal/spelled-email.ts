// "jane dot doe at example dot com", "jane [at] example [dot] org": followed word by word from the word in front of "at".

import type { TextWindow } from "../text-window.ts";
import { TAG } from "./context-words.ts";
import type { Token } from "./tokens.ts";

const BRACKETS: ReadonlySet<string> = new Set(["(", "[", "{", "<", ")", "]", "}", ">"]);
const MAX_LABEL = 64;
const MAX_LENGTH = 160;
const TOP_LEVEL =
  /^(?:com|org|net|edu|gov|mil|int|info|biz|dev|app|io|ai|co|me|eu|uk|de|fr|es|it|nl|pl|be|at|ch|se|no|dk|fi|ie|pt|br|mx|ar|cl|in|jp|cn|kr|ru|ua|au|nz|ca|us|za|cz|gr|tr|il|example|test|email|mail)$/i;

export type SpelledEmailTracker = { token(token: Token): void; separator(code: number): void; finish(): void; holdFrom(): number };

/** `local`: the words in front of "at"; `at`: behind it; `host`: labels and dots. */
type Attempt = {
  stage: "local" | "at" | "host";
  start: number;
  /** End of the last label, and that label. */
  end: number;
  last: string;
  labels: number;
  isAfterDot: boolean;
  hasSpelledDot: boolean;
  /** "at" or "dot" stood in brackets, or a sign between spaces, which nobody does by chance. */
  isMarked: boolean;
  /** The word was "at". */
  isEnglish: boolean;
  /** The name in front looks like a user's: jane.doe, jane_doe, jane42. */
  isTelling: boolean;
};

type State = { window: TextWindow; onEmail: (start: number, end: number) => void; attempt: Attempt | null; gap: string };

export function createSpelledEmailTracker(window: TextWindow, onEmail: (start: number, end: number) => void): SpelledEmailTracker {
  const state: State = { window, onEmail, attempt: null, gap: "" };
  return {
    token: (token) => takeToken(state, token),
    separator: (code) => {
      if (!state.attempt) return;
      state.gap += String.fromCharCode(code);
      if (state.gap.length > 3 || !isGap(state.gap)) close(state);
    },
    finish: () => close(state),
    holdFrom: () => state.attempt?.start ?? Number.POSITIVE_INFINITY,
  };
}

const SIGNS: ReadonlySet<string> = new Set([".", "_", "-", "@", " @", " @ ", " .", " . "]);

/** A sign, or spaces and brackets. */
function isGap(gap: string): boolean {
  if (gap === " " || SIGNS.has(gap)) return true;
  for (const character of gap) if (character !== " " && !BRACKETS.has(character)) return false;
  return true;
}

function takeToken(state: State, token: Token): void {
  const { attempt, gap } = state;
  state.gap = "";
  if (attempt) {
    if (isPart(state, attempt, token, gap)) return;
    close(state);
  }
  begin(state, token);
}

function isPart(state: State, attempt: Attempt, token: Token, gap: string): boolean {
  if (token.end - token.start > MAX_LABEL || token.end - attempt.start > MAX_LENGTH) return false;
  return attempt.stage === "host" ? takeHost(state, attempt, token, gap) : takeLocal(state, attempt, token, gap);
}

function begin(state: State, token: Token): void {
  const { start, end } = token;
  if (end - start > MAX_LABEL) return;
  const isTelling = token.digits > 0 && token.letters > 0;
  state.attempt = {
    stage: "local",
    start,
    end,
    last: "",
    labels: 0,
    isAfterDot: false,
    hasSpelledDot: false,
    isMarked: false,
    isEnglish: false,
    isTelling,
  };
}

function takeLocal(state: State, attempt: Attempt, token: Token, gap: string): boolean {
  if (attempt.stage === "at") return addLabel(state, attempt, token);
  const hasSign = gap === " @ " || gap === " @";
  if (hasSign || ((token.tags & TAG.at) !== 0 && /[ ([{<_]/.test(gap))) {
    attempt.stage = "at";
    attempt.isMarked = hasSign || hasBracket(gap);
    attempt.isEnglish = token.end - token.start === 2;
    return hasSign ? addLabel(state, attempt, token) : true;
  }
  if (gap === "." || gap === "_" || gap === "-" || attempt.isAfterDot) {
    attempt.isTelling = true;
    attempt.isAfterDot = false;
    return true;
  }
  attempt.isAfterDot = (token.tags & TAG.dot) !== 0;
  return attempt.isAfterDot;
}

function takeHost(state: State, attempt: Attempt, token: Token, gap: string): boolean {
  if ((token.tags & TAG.dot) !== 0 && /[ ([{<]/.test(gap)) {
    if (!attempt.isMarked && !hasBracket(gap) && attempt.isEnglish && isEverydayWord(state, token)) return false;
    attempt.isAfterDot = true;
    attempt.hasSpelledDot = true;
    attempt.isMarked ||= hasBracket(gap);
    return true;
  }
  const isDotted = attempt.isAfterDot || gap === "." || gap === " . " || gap === " .";
  return (isDotted || gap === "-") && addLabel(state, attempt, token);
}

/** "at this point in": only beside the at-word of its own language is it a dot. */
function isEverydayWord(state: State, token: Token): boolean {
  return /^p(?:oint|unto|onto)$/i.test(state.window.slice(token.start, token.end));
}

function hasBracket(gap: string): boolean {
  return /[([{<]/.test(gap);
}

function addLabel(state: State, attempt: Attempt, token: Token): boolean {
  attempt.stage = "host";
  attempt.labels++;
  attempt.isAfterDot = false;
  attempt.end = token.end;
  attempt.last = state.window.slice(token.start, token.end);
  return true;
}

/** "at" and a plain dot alone is prose ("see me at example.com") unless the name in front looks like a user's. */
function close(state: State): void {
  const { attempt } = state;
  state.attempt = null;
  state.gap = "";
  if (attempt?.stage !== "host" || attempt.labels < 2 || !TOP_LEVEL.test(attempt.last)) return;
  if (attempt.isMarked || attempt.hasSpelledDot || attempt.isTelling) state.onEmail(attempt.start, attempt.end);
}
