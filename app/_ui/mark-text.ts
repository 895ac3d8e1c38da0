/** A place in the text that something was found in. Places may overlap and stand in any order. */
export type Mark = { key: string; kind: "attack" | "data"; start: number; end: number; label: string };

/** A run of text with the marks that cover it; `marks` is empty for plain text. `ending` are those that end with it. */
export type Piece = { start: number; text: string; marks: readonly Mark[]; ending: readonly Mark[] };

/** Cuts the text at every edge of a mark. Nothing of the text is lost or doubled, whatever the marks are. */
export function cutAtMarks(text: string, marks: readonly Mark[]): Piece[] {
  const placed = marks
    .map((mark) => ({ mark, start: clamp(mark.start, text.length), end: clamp(mark.end, text.length) }))
    .filter(({ start, end }) => end > start);
  const edges = [...new Set([0, text.length, ...placed.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b);
  return edges.slice(0, -1).map((start, index) => {
    const end = edges[index + 1] ?? text.length;
    const covering = placed.filter((each) => each.start <= start && each.end >= end);
    return {
      start,
      text: text.slice(start, end),
      marks: covering.map(({ mark }) => mark),
      ending: covering.filter((each) => each.end === end).map(({ mark }) => mark),
    };
  });
}

function clamp(position: number, length: number): number {
  return Math.min(Math.max(0, Math.trunc(position)), length);
}

/** Characters that take no room: joiners, marks of direction, tags. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\u{e0000}-\u{e007f}]+/gu;

export type Visible = { type: "text"; text: string } | { type: "invisible"; count: number };

/** What a reader sees, and how many characters stand between that nobody sees. */
export function splitInvisible(text: string): Visible[] {
  const parts: Visible[] = [];
  let cursor = 0;
  for (const { 0: hidden, index } of text.matchAll(INVISIBLE)) {
    if (index > cursor) parts.push({ type: "text", text: text.slice(cursor, index) });
    parts.push({ type: "invisible", count: Array.from(hidden).length });
    cursor = index + hidden.length;
  }
  if (cursor < text.length) parts.push({ type: "text", text: text.slice(cursor) });
  return parts;
}
