// Follows every secret that may be growing in a stream, one character at a time: what comes out depends on the text alone,
// never on how it was cut into pieces. It reads the folded view of the text, so invisible characters and escapes hide
// nothing. Prefixes are found by an automaton; behind a prefix lives a candidate.

import { type AssignmentTracker, createAssignmentTracker, isAssigned } from "./assignment.ts";
import { type Candidate, GROWING } from "./candidate.ts";
import { createConnectionCandidate } from "./connection-candidate.ts";
import { CONTEXT_WORDS } from "./context-words.ts";
import { createFoldedText, type FoldedText } from "./folded-text.ts";
import { isHashBefore } from "./hash-before.ts";
import { createKeywordAutomaton, type KeywordAutomaton } from "./keyword-automaton.ts";
import { createNumberTracker, type NumberTracker, TELEGRAM_FORMAT } from "./number-tracker.ts";
import { ANYWHERE, canBegin, createRunCandidate } from "./run-format.ts";
import { createRunGroups, type RunGroups } from "./run-groups.ts";
import type { Scanner, Span } from "./scanner.ts";
import { STARTERS } from "./secret-starters.ts";
import { createTextWindow, type TextWindow } from "./text-window.ts";
import { createTokenTracker, TOKEN_KINDS, type TokenTracker } from "./token-tracker.ts";

type ScannerOptions = { canary: string; maxHoldChars: number };

const PREFIXES = createKeywordAutomaton(
  STARTERS.map((starter) => starter.prefix),
  { foldCase: false },
);
/** By the state of the prefixes: where the least choosy one that it may become may begin. */
const PLACES = PREFIXES.lowestAhead(STARTERS.map((starter) => (starter.type === "run" ? starter.format.place : ANYWHERE)));
const CONTEXTS = createKeywordAutomaton(
  CONTEXT_WORDS.map(({ word }) => word),
  { foldCase: true },
);
const ASCII_SIZE = 128;
const DIGIT_0 = 0x30;
const DIGIT_9 = 0x39;
/** Broken keys that are followed at the same time. */
const MAX_BROKEN = 8;
const NONE: readonly Span[] = [];
/** The view is cut down when it has grown by so much. */
const FORGET_STEP = 512;
/** What is kept of the view behind what may have been released, to look back at. */
const LOOK_BEHIND = 64;

type Scan = {
  options: ScannerOptions;
  /** Of the view; the text itself is none of its business. */
  window: TextWindow;
  folded: FoldedText;
  assignments: AssignmentTracker;
  numbers: NumberTracker;
  tokens: TokenTracker;
  runs: RunGroups;
  canary: KeywordAutomaton | null;
  live: Candidate[];
  brokenCount: number;
  spans: Span[];
  position: number;
  prefixState: number;
  contextState: number;
  canaryState: number;
  /** A word that counts only when no small letter follows. */
  pendingNear: "" | "maybe" | "certain";
  pendingPublic: boolean;
};

export function createSecretScanner(_window: TextWindow, options: ScannerOptions): Scanner {
  const scan = createScan(options);
  return {
    feed: (delta) => {
      read(scan, scan.folded.append(delta));
      forget(scan);
    },
    finish: () => {
      read(scan, scan.folded.finish());
      finish(scan);
    },
    takeSpans: () => {
      const taken = scan.spans;
      if (taken.length === 0) return taken;
      scan.spans = [];
      return taken.map((span) => toText(scan, span));
    },
    openSpans: () => {
      if (scan.live.length === 0 && !scan.runs.isActive()) return NONE;
      const open = scan.live.filter((candidate) => isOverlong(scan, candidate)).map((candidate) => toSpan(candidate, scan.position));
      return [...scan.runs.openSpans(scan.position), ...open].map((span) => toText(scan, span));
    },
    holdFrom: () => scan.folded.toStart(holdFrom(scan).needed),
  };
}

function createScan(options: ScannerOptions): Scan {
  const window = createTextWindow();
  const scan: Scan = {
    options,
    window,
    folded: createFoldedText(),
    assignments: createAssignmentTracker(window),
    numbers: createNumberTracker(window, {
      onCard: (start, end) => scan.spans.push({ kind: "card", priority: 100, start, end }),
      onBotId: (start) => begin(scan, createRunCandidate(TELEGRAM_FORMAT, window, start, scan.position + 1)),
    }),
    tokens: createTokenTracker(window, (span) => scan.spans.push(span)),
    runs: createRunGroups(window, options.maxHoldChars, {
      onSpan: (span) => scan.spans.push(span),
      onBroken: (candidate) => followBroken(scan, candidate),
    }),
    canary: options.canary ? createKeywordAutomaton([options.canary.toLowerCase()], { foldCase: true }) : null,
    live: [],
    brokenCount: 0,
    spans: [],
    position: 0,
    prefixState: 0,
    contextState: 0,
    canaryState: 0,
    pendingNear: "",
    pendingPublic: false,
  };
  return scan;
}

/** The one loop that every character passes: what is idle is not called. */
function read(scan: Scan, view: string): void {
  scan.window.append(view);
  const { numbers, tokens, assignments, runs } = scan;
  for (let index = 0; index < view.length; index++, scan.position++) {
    const code = view.charCodeAt(index);
    const { position } = scan;
    if (runs.isActive()) runs.step(code, position);
    if (scan.live.length > 0) stepLive(scan, code);
    tokens.step(code, code < ASCII_SIZE ? (TOKEN_KINDS[code] ?? 0) : 0, position);
    if ((code >= DIGIT_0 && code <= DIGIT_9) || numbers.isActive()) numbers.step(code, position);
    if (assignments.isActive()) {
      const candidate = assignments.step(code, position);
      if (candidate) begin(scan, candidate);
    }
    scan.prefixState = code < ASCII_SIZE ? (PREFIXES.table[scan.prefixState * PREFIXES.size + (PREFIXES.ascii[code] ?? 0)] ?? 0) : 0;
    if (PREFIXES.isEnd(scan.prefixState)) openPrefixes(scan);
    if (scan.pendingNear !== "" || scan.pendingPublic) confirm(scan, code);
    scan.contextState = CONTEXTS.next(scan.contextState, code);
    if (CONTEXTS.isEnd(scan.contextState)) openContext(scan);
    if (scan.canary) lookUpCanary(scan, scan.canary, code);
  }
}

function stepLive(scan: Scan, code: number): void {
  let kept = 0;
  for (const candidate of scan.live) {
    const outcome = candidate.step(code, scan.position);
    if (outcome === GROWING) scan.live[kept++] = candidate;
    else settle(scan, candidate, outcome);
  }
  scan.live.length = kept;
}

function finish(scan: Scan): void {
  scan.numbers.finish(scan.position);
  scan.tokens.finish(scan.position);
  scan.runs.finish(scan.position);
  for (const candidate of scan.live) settle(scan, candidate, candidate.finish(scan.position));
  scan.live = [];
  scan.prefixState = 0;
  scan.canaryState = 0;
}

function openPrefixes(scan: Scan): void {
  for (const index of PREFIXES.matches(scan.prefixState)) {
    const starter = STARTERS[index];
    if (!starter) continue;
    const end = scan.position + 1;
    const start = end - starter.prefix.length;
    if (starter.type === "run") scan.runs.open(starter.format, start, end);
    else if (!starter.isHashLike || !isHashBefore(scan.window, start)) begin(scan, starter.create(scan.window, start, end));
  }
}

function openContext(scan: Scan): void {
  for (const index of CONTEXTS.matches(scan.contextState)) {
    // The longest word is listed first: "public key" must not count as "key".
    const entry = CONTEXT_WORDS[index];
    if (!entry || (entry.isWhole && (scan.tokens.isRandom() || !startsWord(scan, scan.position + 1 - entry.word.length)))) continue;
    if (entry.role === "scheme") {
      begin(scan, createConnectionCandidate(scan.window, scan.position + 1));
      scan.tokens.onScheme();
    } else if (entry.role === "inline-data") scan.tokens.onInlineData();
    else if (entry.role === "public") scan.pendingPublic = true;
    else scan.pendingNear = entry.role === "nearby" || entry.role === "weak-key" ? "maybe" : "certain";
    if (isAssigned(entry.role) || entry.word.endsWith("key")) scan.assignments.open(entry.role);
    return;
  }
}

function confirm(scan: Scan, code: number): void {
  const isWordGoingOn = code >= 0x61 && code <= 0x7a && code !== 0x73;
  if (!isWordGoingOn && scan.pendingNear !== "") scan.tokens.onNear(scan.position, scan.pendingNear === "certain");
  if (!isWordGoingOn && scan.pendingPublic) scan.tokens.onPublic(scan.position);
  scan.pendingNear = "";
  scan.pendingPublic = false;
}

/** At the start of a word, or of a part of a name with a capital of its own. */
function startsWord(scan: Scan, start: number): boolean {
  const before = scan.window.codeBefore(start);
  const isLetterBefore = (before >= 0x61 && before <= 0x7a) || (before >= 0x41 && before <= 0x5a);
  if (!isLetterBefore) return true;
  const first = scan.window.codeBefore(start + 1);
  return before >= 0x61 && first >= 0x41 && first <= 0x5a;
}

function lookUpCanary(scan: Scan, canary: KeywordAutomaton, code: number): void {
  scan.canaryState = canary.next(scan.canaryState, code);
  if (!canary.isEnd(scan.canaryState)) return;
  const end = scan.position + 1;
  scan.spans.push({ kind: "system-prompt", priority: 300, start: end - scan.options.canary.length, end });
}

function begin(scan: Scan, candidate: Candidate): void {
  if (!scan.live.some((other) => other.slot === candidate.slot)) scan.live.push(candidate);
}

/** Begun before the live candidates are stepped, so that it reads the character that broke the key. */
function followBroken(scan: Scan, candidate: Candidate): boolean {
  const broken = scan.live.filter(({ slot }) => slot.startsWith("gap:"));
  if (broken.length >= MAX_BROKEN || broken.some(({ slot }) => slot === candidate.slot)) return false;
  scan.live.push(candidate);
  return true;
}

function settle(scan: Scan, candidate: Candidate, outcome: number): void {
  const end = isOverlong(scan, candidate) ? scan.position : outcome;
  if (end > candidate.start) scan.spans.push(toSpan(candidate, end));
}

function isOverlong(scan: Scan, candidate: Candidate): boolean {
  return scan.position - candidate.start > scan.options.maxHoldChars;
}

/** In the view. */
function holdFrom(scan: Scan): { safe: number; needed: number } {
  const { position, live } = scan;
  const canaryDepth = scan.canary?.depth(scan.canaryState) ?? 0;
  const pending = Math.min(position - prefixDepth(scan), position - canaryDepth, scan.numbers.holdFrom(), scan.tokens.holdFrom());
  const runs = scan.runs.holdFrom(position);
  let safe = Math.min(pending, runs.safe);
  let needed = Math.min(pending, runs.needed);
  for (const candidate of live) {
    safe = Math.min(safe, candidate.start);
    if (!isOverlong(scan, candidate)) needed = Math.min(needed, candidate.start);
  }
  return { safe, needed };
}

/** How much of what was read last may be the beginning of a prefix that counts there. */
function prefixDepth({ prefixState, window, position }: Scan): number {
  let state = prefixState;
  while (state !== 0 && !canBegin(PLACES[state] ?? 0, window.codeBefore(position - PREFIXES.depth(state))))
    state = PREFIXES.fallback(state);
  return PREFIXES.depth(state);
}

function forget(scan: Scan): void {
  if (scan.window.end() - scan.window.base() < FORGET_STEP) return;
  const { needed } = holdFrom(scan);
  const before = Math.min(needed, scan.tokens.neededFrom(), scan.position - LOOK_BEHIND);
  if (before <= scan.window.base()) return;
  scan.window.drop(before);
  // Spans found and not yet taken lie at or behind what is kept of them outside; open ones begin where `safe` says.
  scan.folded.drop(Math.min(before, holdFrom(scan).safe, lowestStart(scan.spans)));
}

function lowestStart(spans: readonly Span[]): number {
  return spans.reduce((lowest, span) => Math.min(lowest, span.start), Number.POSITIVE_INFINITY);
}

function toSpan(candidate: Candidate, end: number): Span {
  return { kind: candidate.kind, priority: candidate.priority, start: candidate.start, end };
}

function toText(scan: Scan, span: Span): Span {
  return { ...span, start: scan.folded.toStart(span.start), end: scan.folded.toEnd(span.end) };
}
