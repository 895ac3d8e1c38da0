import type { Span } from "./scanner.ts";

/** A span to redact. It is named after its most specific part, whose priority and own start are kept for later merges. */
export type Redacted = Span & { namedFrom: number };

/** Overlapping spans become one. The name does not depend on the order of the merges. Spans that only touch stay apart. */
export function mergeSpans(spans: readonly (Span | Redacted)[]): Redacted[] {
  const merged: Redacted[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const next = { ...span, namedFrom: "namedFrom" in span ? span.namedFrom : span.start };
    const last = merged.at(-1);
    if (!last || next.start >= last.end) {
      merged.push(next);
      continue;
    }
    last.end = Math.max(last.end, next.end);
    const isBlocking = last.isBlocking === true || next.isBlocking === true;
    last.isBlocking = isBlocking;
    if (isNamedBetter(next, last)) {
      const { start, end } = last;
      merged[merged.length - 1] = { ...next, start, end, isBlocking };
    }
  }
  return merged;
}

/** A span may only leave whole: the start of the one that reaches across the position, or the position itself. */
export function lowestStart(spans: readonly Span[], position: number): number {
  return spans.reduce((lowest, span) => (span.start < lowest && span.end > lowest ? span.start : lowest), position);
}

function isNamedBetter(a: Redacted, b: Redacted): boolean {
  if (a.priority !== b.priority) return a.priority > b.priority;
  return a.namedFrom === b.namedFrom ? a.kind < b.kind : a.namedFrom < b.namedFrom;
}
