// Puts the findings of several scanners together and releases the text around them: whatever lies before the earliest position
// at which something may still be growing, and not a character behind it.

import type { GuardAction } from "../policy.ts";
import type { JsonPlace } from "./json-place.ts";
import type { Scanner, Span } from "./scanner.ts";
import { lowestStart, mergeSpans, type Redacted } from "./spans.ts";
import type { TextWindow } from "./text-window.ts";

export type RedactorOptions = {
  window: TextWindow;
  scanners: readonly Scanner[];
  actionOf(kind: string): GuardAction;
  /** For a text that is JSON and has to stay it. */
  json: JsonPlace | null;
};

export type Redactor = {
  push(delta: string): string;
  end(): string;
  isHolding(): boolean;
  /** Set once a span has ended the text: nothing leaves after it. */
  withheld(): string | null;
  /** How often each kind was cut, and how often one was found and left. */
  cut: ReadonlyMap<string, number>;
  warned: ReadonlyMap<string, number>;
};

/** `spans`: complete, merged, not yet released. `found`: those that are only counted. */
type State = RedactorOptions & {
  spans: Redacted[];
  found: Span[];
  cut: Map<string, number>;
  warned: Map<string, number>;
  withheld: string | null;
};

export function createRedactor(options: RedactorOptions): Redactor {
  const state: State = { ...options, spans: [], found: [], cut: new Map(), warned: new Map(), withheld: null };
  return {
    push: (delta) => (state.withheld === null ? feed(state, delta) : ""),
    end: () => (state.withheld === null ? flush(state) : ""),
    isHolding: () => state.withheld === null && state.window.end() > state.window.base(),
    withheld: () => state.withheld,
    cut: state.cut,
    warned: state.warned,
  };
}

function feed(state: State, delta: string): string {
  const { window, scanners } = state;
  window.append(delta);
  for (const scanner of scanners) scanner.feed(delta);
  takeSpans(state);
  const open = openSpans(state);
  const needed = scanners.reduce((lowest, scanner) => Math.min(lowest, scanner.holdFrom()), window.end());
  const limit = open.reduce((lowest, span) => Math.min(lowest, span.start), needed);
  const reaching = open.length > 0 ? mergeSpans([...state.spans, ...open]) : state.spans;
  const cut = Math.max(window.base(), lowestStart(reaching, withoutHalfCharacter(window, limit)));
  const released = cut > window.base() ? emit(state, cut) : "";
  // What an open span covers will never be shown, so it need not be kept either.
  const isCovered = reaching.some((span) => span.start <= cut && open.some((other) => other.start >= span.start && other.end <= span.end));
  window.drop(state.withheld !== null ? window.end() : isCovered ? Math.max(cut, needed) : cut);
  return released;
}

function flush(state: State): string {
  const { window, scanners } = state;
  for (const scanner of scanners) scanner.finish();
  takeSpans(state);
  const released = emit(state, window.end());
  window.drop(window.end());
  return released;
}

function takeSpans(state: State): void {
  for (const scanner of state.scanners) {
    const taken = scanner.takeSpans();
    if (taken.length === 0) continue;
    const cut = withActions(state, taken);
    if (cut.length > 0) state.spans = mergeSpans([...state.spans, ...cut]);
    state.found.push(...taken.filter((span) => state.actionOf(span.kind) === "warn"));
  }
}

/** What is allowed or only warned of does not touch the text, however it overlaps with what does. */
function withActions({ actionOf }: State, spans: readonly Span[]): Span[] {
  return spans.flatMap((span) => {
    const action = actionOf(span.kind);
    return action === "redact" ? [span] : action === "block" ? [{ ...span, isBlocking: true }] : [];
  });
}

function openSpans(state: State): readonly Span[] {
  const [only, ...others] = state.scanners.map((scanner) => scanner.openSpans()).filter((spans) => spans.length > 0);
  return only ? withActions(state, [only, ...others].flat()) : [];
}

function emit(state: State, upTo: number): string {
  const { window, json } = state;
  const leaving = state.spans.filter((span) => span.end <= upTo);
  let released = "";
  let cursor = window.base();
  const pass = (end: number) => {
    const text = window.slice(cursor, end);
    json?.step(text);
    released += text;
  };
  for (const span of leaving) {
    pass(span.start);
    count(state.cut, span.kind);
    const shown = span.isBlocking ? `[answer withheld: ${span.kind}]` : (span.replacement ?? `[redacted: ${span.kind}]`);
    released += json === null ? shown : json.replace(shown, window.slice(span.start, span.end));
    if (span.isBlocking) return withhold(state, span, released);
    cursor = span.end;
  }
  if (leaving.length > 0) state.spans = state.spans.slice(leaving.length);
  if (state.found.length > 0) countFound(state, upTo);
  pass(upTo);
  return released;
}

function withhold(state: State, { kind, start }: Span, released: string): string {
  countFound(state, start);
  state.withheld = kind;
  state.spans = [];
  return released;
}

function countFound(state: State, upTo: number): void {
  for (const { kind, end } of state.found) if (end <= upTo) count(state.warned, kind);
  state.found = state.found.filter(({ end }) => end > upTo);
}

function count(counts: Map<string, number>, kind: string): void {
  counts.set(kind, (counts.get(kind) ?? 0) + 1);
}

/** Half a surrogate pair would reach the reader as a replacement character. */
function withoutHalfCharacter(window: TextWindow, position: number): number {
  const isHighSurrogate = (window.codeBefore(position) & 0xfc00) === 0xd800;
  return position === window.end() && isHighSurrogate ? position - 1 : position;
}
