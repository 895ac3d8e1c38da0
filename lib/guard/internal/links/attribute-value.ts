import type { Span } from "../scanner.ts";
import type { TextWindow } from "../text-window.ts";
import { decodeReferences } from "./decode-references.ts";
import type { Destination } from "./judge-url.ts";
import { type CandidateOptions, GROWING, judgeAll, type LinkCandidate, NONE, toLinkSpan } from "./link-candidate.ts";

const NEWLINE = 0x0a;
const SPACE = 0x20;
const LESS = 0x3c;
const EQUALS = 0x3d;
const GREATER = 0x3e;
const DOUBLE = 0x22;
const SINGLE = 0x27;
/** So much of a long value is looked at again with what follows it, so that no address hides in the cut. */
const OVERLAP = 256;
const DEAD = "about:blank";

/** Follows an HTML tag to the first character of each attribute's value. */
export type TagTracker = {
  step(code: number, position: number): void;
  /** Set when the current character is the first of a value: the mark that ends it, or 0. */
  valueAt(): { quote: number } | null;
  isIdle(): boolean;
  skip(code: number): void;
  reset(): void;
};

export function createTagTracker(): TagTracker {
  let phase: "outside" | "less" | "inside" | "equals" | "quote" = "outside";
  let quote = 0;
  let value: { quote: number } | null = null;
  let previous = 0;
  const stepEquals = (code: number): void => {
    if (code === DOUBLE || code === SINGLE) {
      quote = code;
      phase = "quote";
    } else if (code === GREATER) phase = "outside";
    else if (code > SPACE) {
      phase = "inside";
      value = { quote: 0 };
    }
  };
  const stepQuote = (code: number): void => {
    phase = "inside";
    if (code !== quote) value = { quote };
  };
  return {
    valueAt: () => value,
    isIdle: () => phase === "outside",
    skip: (code) => {
      previous = code;
    },
    reset: () => {
      phase = "outside";
      value = null;
    },
    step: (code) => {
      value = null;
      if (phase === "less") phase = isLetter(code) ? "inside" : "outside";
      if (phase === "outside") {
        if (code === LESS) phase = "less";
      } else if (code === NEWLINE && previous === NEWLINE) phase = "outside";
      else if (phase === "equals") stepEquals(code);
      else if (phase === "quote") stepQuote(code);
      else if (code === GREATER) phase = "outside";
      else if (code === EQUALS) phase = "equals";
      previous = code;
    },
  };
}

function isLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
}

/** The value keeps its marks and its place in the tag: only the address in it is gone. */
export function createAttributeValue(window: TextWindow, options: CandidateOptions & { quote: number }): LinkCandidate {
  const { quote, maxHoldChars } = options;
  let start = options.start;
  let bad: Destination | null = null;
  let isInline = false;
  let previous = 0;
  const judge = (position: number): Destination | null => judgeAll(decodeReferences(window.slice(start, position)), options);
  const conclude = (position: number): Span | typeof NONE => {
    const found = bad ?? (isInline ? null : judge(position));
    return found ? toLinkSpan(start, position, DEAD) : NONE;
  };
  const outgrow = (position: number): void => {
    isInline = /^\s*data:/i.test(window.slice(start, position));
    bad = isInline ? null : judge(position);
    if (!bad) start = isInline ? position : Math.max(start + 1, position - Math.min(OVERLAP, maxHoldChars >> 1));
  };
  return {
    isAttribute: true,
    start: () => (isInline ? Number.POSITIVE_INFINITY : start),
    open: (position) => (bad ? toLinkSpan(start, position, DEAD) : null),
    finish: conclude,
    step: (code, position) => {
      const isEnd = quote === 0 ? code <= SPACE || code === GREATER : code === quote || (code === NEWLINE && previous === NEWLINE);
      previous = code;
      if (isEnd) return conclude(position);
      if (isInline) {
        // Content that stands in the value itself ends at a space; an address may follow.
        isInline = code > SPACE;
        start = position;
      } else if (!bad && position - start > maxHoldChars) outgrow(position);
      return GROWING;
    },
  };
}
