/** A piece of the text that must not be shown as it is. `replacement` is shown instead; without one, `[redacted: kind]` is. `isBlocking` ends the text. */
export type Span = { kind: string; priority: number; start: number; end: number; replacement?: string; isBlocking?: boolean };

/**
 * Reads a stream one character at a time. What it finds depends on the text alone, never on how it was cut into pieces. The
 * text itself lies in a window that all scanners of one guard share; it holds the new piece before `feed` is called.
 */
export type Scanner = {
  feed(delta: string): void;
  finish(): void;
  /** Complete spans found since the last call, in no particular order. */
  takeSpans(): readonly Span[];
  /** Spans that have outgrown the hold limit: everything from their start on is redacted, wherever they may end. */
  openSpans(): readonly Span[];
  /** The earliest position at which something may still be growing, open spans left out. */
  holdFrom(): number;
};
