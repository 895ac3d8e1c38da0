// A key spelled with JSON's escapes (`sk\u002dproj…`, also escaped again in JSON within JSON) is a key: a scanner is shown the text as
// a parser would read it, and what it finds is told in places of the text as it stands. Text without a backslash costs nothing.

import type { Scanner, Span } from "./scanner.ts";
import { createTextWindow, type TextWindow } from "./text-window.ts";

const ESCAPE = /\\{1,4}(?:u([0-9a-fA-F]{4})|\/)/g;
const UNFINISHED = /\\{1,4}(?:u[0-9a-fA-F]{0,3})?$/;
const LONGEST_UNFINISHED = 8;

/** From the read position `at` on, a character stands `by` places further behind in the text. */
type Shift = { at: number; by: number };

/** `own` is null as long as both texts are the same. `tail`: characters that may yet become an escape. */
type View = { raw: TextWindow; own: TextWindow | null; shifts: Shift[]; tail: string; read: number };

export function createEscapeView(raw: TextWindow, create: (view: TextWindow) => Scanner): Scanner {
  const view: View = { raw, own: null, shifts: [], tail: "", read: 0 };
  const scanner = create(toWindow(view));
  const take = (text: string): void => {
    view.read += text.length;
    scanner.feed(text);
  };
  const toText = (span: Span): Span =>
    view.shifts.length === 0 ? span : { ...span, start: toRaw(view, span.start), end: toRaw(view, span.end) };
  return {
    feed: (delta) => {
      if (view.own) view.own.drop(toRead(view, raw.base()));
      if (view.tail === "" && !delta.includes("\\")) {
        view.own?.append(delta);
        take(delta);
      } else take(decode(view, delta));
    },
    finish: () => {
      const { tail } = view;
      view.tail = "";
      view.own?.append(tail);
      if (tail !== "") take(tail);
      scanner.finish();
    },
    takeSpans: () => scanner.takeSpans().map(toText),
    openSpans: () => scanner.openSpans().map(toText),
    holdFrom: () => {
      const held = scanner.holdFrom();
      if (view.shifts.length === 0 && view.tail === "") return held;
      return toRaw(view, held);
    },
  };
}

function decode(view: View, delta: string): string {
  const text = view.tail + delta;
  const unfinished = UNFINISHED.exec(text.slice(-LONGEST_UNFINISHED));
  view.tail = unfinished?.[0] ?? "";
  const whole = text.slice(0, text.length - view.tail.length);
  let read = "";
  let cursor = 0;
  for (const found of whole.matchAll(ESCAPE)) {
    read += whole.slice(cursor, found.index);
    fork(view);
    read += found[1] === undefined ? "/" : String.fromCharCode(Number.parseInt(found[1], 16));
    const before = view.shifts.at(-1)?.by ?? 0;
    view.shifts.push({ at: view.read + read.length, by: before + found[0].length - 1 });
    cursor = found.index + found[0].length;
  }
  read += whole.slice(cursor);
  view.own?.append(read);
  return read;
}

/** The first escape parts the two texts. What is read of the same piece before it is appended with the rest of the piece. */
function fork(view: View): void {
  if (view.own) return;
  const { raw } = view;
  view.own = createTextWindow(raw.base(), raw.codeBefore(raw.base()));
  view.own.append(raw.slice(raw.base(), view.read));
}

/** Positions are of the text as it is read. */
function toWindow(view: View): TextWindow {
  return {
    append: () => undefined,
    drop: () => undefined,
    slice: (start, end) => (view.own ?? view.raw).slice(start, end),
    codeBefore: (position) => (view.own ?? view.raw).codeBefore(position),
    base: () => (view.own ?? view.raw).base(),
    end: () => view.read,
  };
}

function toRaw({ shifts }: View, position: number): number {
  return position + (shifts[lastIndex(shifts, ({ at }) => at <= position)]?.by ?? 0);
}

function toRead({ shifts }: View, position: number): number {
  return position - (shifts[lastIndex(shifts, ({ at, by }) => at + by <= position)]?.by ?? 0);
}

/** Of a list whose first entries hold, the last that does, or -1. */
function lastIndex(shifts: readonly Shift[], holds: (shift: Shift) => boolean): number {
  let low = -1;
  let high = shifts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    const shift = shifts[middle];
    if (shift && holds(shift)) low = middle;
    else high = middle;
  }
  return low;
}
