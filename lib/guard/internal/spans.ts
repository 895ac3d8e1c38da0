import type { Span } from "./secret-scanner.ts";

/** Overlapping spans become one, named after the most specific of them. Spans that only touch stay apart. */
export function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = merged.at(-1);
    if (!last || span.start >= last.end) {
      merged.push({ ...span });
      continue;
    }
    last.end = Math.max(last.end, span.end);
    if (span.priority > last.priority) {
      last.priority = span.priority;
      last.kind = span.kind;
    }
  }
  return merged;
}

/** A span may only leave whole: the start of the one that reaches across the position, or the position itself. */
export function lowestStart(spans: readonly Span[], position: number): number {
  return spans.reduce((lowest, span) => (span.start < lowest && span.end > lowest ? span.start : lowest), position);
}
