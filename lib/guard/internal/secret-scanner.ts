// Follows every secret that may be growing in a stream, one character at a time: what comes out depends on the text alone,
// never on how it was cut into pieces. Prefixes are found by an automaton; behind a prefix lives a candidate.

import { ASSIGNMENT_KEYWORDS, type AssignmentTracker, createAssignmentTracker } from "./assignment.ts";
import { type Candidate, createRunCandidate, GROWING } from "./candidate.ts";
import { createConnectionCandidate, SCHEME_END } from "./connection-candidate.ts";
import { createKeywordAutomaton, type KeywordAutomaton } from "./keyword-automaton.ts";
import { createNumberTracker, isDigit, type NumberTracker, TELEGRAM_FORMAT } from "./number-tracker.ts";
import { STARTERS } from "./secret-starters.ts";
import { createTextWindow, type TextWindow } from "./text-window.ts";
import { createWordTracker, type WordTracker } from "./word-tracker.ts";

export type Span = { kind: string; priority: number; start: number; end: number };

export type SecretScanner = {
  window: TextWindow;
  feed(delta: string): void;
  finish(): void;
  /** Complete spans found since the last call, in no particular order. */
  takeSpans(): Span[];
  /** Spans that have outgrown the hold limit: everything from their start on is redacted, wherever they may end. */
  openSpans(): Span[];
  /** The earliest position at which something may still be growing; `needed` leaves the open spans out. */
  holdFrom(): { safe: number; needed: number };
};

type ScannerOptions = { canary: string; maxHoldChars: number };

const PREFIXES = createKeywordAutomaton(
  STARTERS.map((starter) => starter.prefix),
  { foldCase: false },
);
const CONTEXTS = createKeywordAutomaton([SCHEME_END, ...ASSIGNMENT_KEYWORDS], { foldCase: true });

type Scan = {
  options: ScannerOptions;
  window: TextWindow;
  assignments: AssignmentTracker;
  words: WordTracker;
  numbers: NumberTracker;
  canary: KeywordAutomaton | null;
  live: Candidate[];
  spans: Span[];
  position: number;
  prefixState: number;
  contextState: number;
  canaryState: number;
};

export function createSecretScanner(options: ScannerOptions): SecretScanner {
  const scan = createScan(options);
  return {
    window: scan.window,
    feed: (delta) => {
      scan.window.append(delta);
      for (let index = 0; index < delta.length; index++, scan.position++) step(scan, delta.charCodeAt(index));
    },
    finish: () => {
      scan.numbers.finish(scan.position);
      for (const candidate of scan.live) settle(scan, candidate, candidate.finish(scan.position));
      scan.live = [];
      scan.prefixState = 0;
      scan.canaryState = 0;
    },
    takeSpans: () => {
      const taken = scan.spans;
      if (taken.length > 0) scan.spans = [];
      return taken;
    },
    openSpans: () => scan.live.filter((candidate) => isOverlong(scan, candidate)).map((candidate) => toSpan(candidate, scan.position)),
    holdFrom: () => holdFrom(scan),
  };
}

function createScan(options: ScannerOptions): Scan {
  const window = createTextWindow();
  const scan: Scan = {
    options,
    window,
    assignments: createAssignmentTracker(window),
    words: createWordTracker(),
    numbers: createNumberTracker({
      onCard: (start, end) => scan.spans.push({ kind: "card", priority: 100, start, end }),
      onBotId: (start) => begin(scan, createRunCandidate(TELEGRAM_FORMAT, window, start, scan.position + 1)),
    }),
    canary: options.canary ? createKeywordAutomaton([options.canary.toLowerCase()], { foldCase: true }) : null,
    live: [],
    spans: [],
    position: 0,
    prefixState: 0,
    contextState: 0,
    canaryState: 0,
  };
  return scan;
}

function step(scan: Scan, code: number): void {
  const { numbers, assignments, position } = scan;
  if (scan.live.length > 0) stepLive(scan, code);
  scan.words.step(code, position);
  if (numbers.isActive() || isDigit(code)) numbers.step(code, position, scan.words.isHashBefore(position));
  else numbers.skip(code);
  if (assignments.isActive()) {
    const candidate = assignments.step(code, position);
    if (candidate) begin(scan, candidate);
  }
  lookUpPrefix(scan, code);
  lookUpContext(scan, code);
  if (scan.canary) lookUpCanary(scan, scan.canary, code);
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

function lookUpPrefix(scan: Scan, code: number): void {
  scan.prefixState = PREFIXES.next(scan.prefixState, code);
  for (const index of PREFIXES.matches(scan.prefixState)) {
    const starter = STARTERS[index];
    if (!starter) continue;
    const end = scan.position + 1;
    const start = end - starter.prefix.length;
    if (!starter.isHashLike || !scan.words.isHashBefore(start)) begin(scan, starter.create(scan.window, start, end));
  }
}

function lookUpContext(scan: Scan, code: number): void {
  scan.contextState = CONTEXTS.next(scan.contextState, code);
  const matches = CONTEXTS.matches(scan.contextState);
  // The longest keyword is listed first, and the last one opened stays.
  for (let index = matches.length - 1; index >= 0; index--) {
    const keyword = matches[index] ?? 0;
    if (keyword === 0) begin(scan, createConnectionCandidate(scan.window, scan.position + 1));
    else scan.assignments.open(keyword - 1);
  }
}

function lookUpCanary(scan: Scan, canary: KeywordAutomaton, code: number): void {
  scan.canaryState = canary.next(scan.canaryState, code);
  if (canary.matches(scan.canaryState).length === 0) return;
  const end = scan.position + 1;
  scan.spans.push({ kind: "system-prompt", priority: 300, start: end - scan.options.canary.length, end });
}

function begin(scan: Scan, candidate: Candidate): void {
  if (!scan.live.some((other) => other.slot === candidate.slot)) scan.live.push(candidate);
}

function settle(scan: Scan, candidate: Candidate, outcome: number): void {
  const end = isOverlong(scan, candidate) ? scan.position : outcome;
  if (end > candidate.start) scan.spans.push(toSpan(candidate, end));
}

function isOverlong(scan: Scan, candidate: Candidate): boolean {
  return scan.position - candidate.start > scan.options.maxHoldChars;
}

function holdFrom(scan: Scan): { safe: number; needed: number } {
  const canaryDepth = scan.canary?.depth(scan.canaryState) ?? 0;
  const pending = Math.min(scan.position - PREFIXES.depth(scan.prefixState), scan.position - canaryDepth, scan.numbers.holdFrom());
  let safe = pending;
  let needed = pending;
  for (const candidate of scan.live) {
    safe = Math.min(safe, candidate.start);
    if (!isOverlong(scan, candidate)) needed = Math.min(needed, candidate.start);
  }
  return { safe, needed };
}

function toSpan(candidate: Candidate, end: number): Span {
  return { kind: candidate.kind, priority: candidate.priority, start: candidate.start, end };
}
