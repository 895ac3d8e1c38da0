import type { Span } from "./find-matches.ts";

/** A piece of a text around the first place that was found; `marks` are places in it. */
export type Snippet = { text: string; marks: Span[] };

const BEFORE_CHARS = 60;
const SNIPPET_CHARS = 240;
const MARKS_MAX = 20;

/** Never half a character; an ellipsis says that there is more. */
export function toSnippet(text: string, spans: readonly Span[]): Snippet {
  const first = spans[0]?.start ?? 0;
  const start = wholeAt(text, first <= BEFORE_CHARS ? 0 : wordStart(text, first - BEFORE_CHARS, first));
  const end = wholeAt(text, Math.min(text.length, start + SNIPPET_CHARS));
  const lead = start > 0 ? "…" : "";
  const shown = text.slice(start, end).replace(/\s/g, " ");
  const marks = spans
    .filter((span) => span.start >= start && span.end <= end)
    .slice(0, MARKS_MAX)
    .map((span) => ({ start: span.start - start + lead.length, end: span.end - start + lead.length }));
  return { text: `${lead}${shown}${end < text.length ? "…" : ""}`, marks };
}

/** Behind the first space from there on, as long as the place itself stays in. */
function wordStart(text: string, from: number, until: number): number {
  for (let at = from; at < until; at += 1) if (/\s/.test(text.charAt(at))) return at + 1;
  return from;
}

function wholeAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at;
}
