// The text a page would show: HTML tags, comments and the marks of Markdown inside words taken out, so that "ig<b>no</b>re" and
// "ig**no**re" read as one word. What a page would *not* show is kept in sight by the plain reading; here its place is noted.

import { createTextBuilder, lastCode, type MappedText, putCode, type TextBuilder, toMappedText } from "./mapped-text.ts";

type Place = { start: number; end: number };

/** `unseen`: comments and hidden elements. */
type StrippedText = MappedText & { unseen: readonly Place[] };

const HINT = /<[a-zA-Z/!]|[a-zA-Z][*`~]{1,3}[a-zA-Z]|[a-z]__?[a-z]+__?[a-z]|[a-z]-\r?\n[a-z]|[a-zA-Z]\[[a-z]|[a-z]\]\(/;
const HIDING =
  /display ?: ?none|visibility ?: ?hidden|font-size ?: ?0|opacity ?: ?0(?!\.\d{0,3}[1-9])|color ?: ?(?:white|transparent|#fff)|\shidden(?![\w-])|aria-hidden ?= ?["']?true/i;
/** Elements whose tags do not part words. */
const INLINE = new Set([
  "a",
  "abbr",
  "b",
  "big",
  "code",
  "del",
  "em",
  "font",
  "i",
  "ins",
  "kbd",
  "label",
  "mark",
  "s",
  "small",
  "span",
  "strong",
  "sub",
  "sup",
  "tt",
  "u",
  "wbr",
]);
const MAX_TAG_CHARS = 1024;
const MAX_TARGET_CHARS = 2048;

const LESS = 0x3c;
const NEW_LINE = 0x0a;

type Scan = {
  text: string;
  builder: TextBuilder;
  unseen: Place[];
  /** The hidden element being read. */
  hiding: { name: string; start: number } | null;
  hasComments: boolean;
};

/** Null when the text holds no markup that could part words or hide them. */
export function stripMarkup(text: string): StrippedText | null {
  if (!HINT.test(text)) return null;
  const scan: Scan = { text, builder: createTextBuilder(text.length), unseen: [], hiding: null, hasComments: true };
  for (let index = 0; index < text.length; ) index = step(scan, index);
  if (scan.hiding) scan.unseen.push({ start: scan.hiding.start, end: text.length });
  return { ...toMappedText(scan.builder), unseen: scan.unseen };
}

/** Takes what starts here and returns where to go on. */
function step(scan: Scan, index: number): number {
  const { text, builder } = scan;
  const code = text.charCodeAt(index);
  if (code === LESS) {
    const end = skipComment(scan, index) ?? skipTag(scan, index);
    if (end !== null) return end;
  } else if (isEmphasis(code) && isLetter(lastCode(builder))) {
    const end = runEnd(text, index);
    if (end - index <= 3 && isLetter(text.charCodeAt(end))) return end;
  } else if (code === 0x5d && text.charCodeAt(index + 1) === 0x28) {
    const end = targetEnd(text, index + 2);
    if (end !== null) return end;
  } else if (code === 0x5b && isLetter(text.charCodeAt(index + 1)) && isLetter(lastCode(builder))) {
    return index + 1;
  } else if (code === 0x2d) {
    const next = text.charCodeAt(index + 1) === 0x0d ? index + 2 : index + 1;
    if (text.charCodeAt(next) === NEW_LINE && isLetter(lastCode(builder)) && isLetter(text.charCodeAt(next + 1))) return next + 1;
  }
  putCode(builder, code, index);
  return index + 1;
}

function skipComment(scan: Scan, index: number): number | null {
  if (!scan.hasComments || !scan.text.startsWith("<!--", index)) return null;
  const end = scan.text.indexOf("-->", index + 4);
  scan.hasComments = end >= 0;
  if (end < 0) return null;
  scan.unseen.push({ start: index, end: end + 3 });
  return end + 3;
}

function skipTag(scan: Scan, index: number): number | null {
  const { text, builder } = scan;
  const end = tagEnd(text, index);
  if (end === null) return null;
  const isClosing = text.charCodeAt(index + 1) === 0x2f;
  const nameFrom = index + (isClosing ? 2 : 1);
  let nameEnd = nameFrom;
  while (isLetter(text.charCodeAt(nameEnd)) || isDigit(text.charCodeAt(nameEnd))) nameEnd++;
  const name = text.slice(nameFrom, nameEnd).toLowerCase();
  if (isClosing && scan.hiding?.name === name) {
    scan.unseen.push({ start: scan.hiding.start, end: index });
    scan.hiding = null;
  } else if (!isClosing && !scan.hiding && HIDING.test(text.slice(nameEnd, end))) scan.hiding = { name, start: end };
  if (!INLINE.has(name)) putCode(builder, NEW_LINE, index);
  return end;
}

/** Another "<" ends the search, so that a wall of them costs nothing. */
function tagEnd(text: string, index: number): number | null {
  const first = text.charCodeAt(index + 1);
  if (!isLetter(first) && first !== 0x2f && first !== 0x21) return null;
  const limit = Math.min(text.length, index + MAX_TAG_CHARS);
  for (let end = index + 2; end < limit; end++) {
    const code = text.charCodeAt(end);
    if (code === 0x3e) return end + 1;
    if (code === LESS) return null;
  }
  return null;
}

/** Behind the target of a link; another "(" ends the search. */
function targetEnd(text: string, from: number): number | null {
  const limit = Math.min(text.length, from + MAX_TARGET_CHARS);
  for (let end = from; end < limit; end++) {
    const code = text.charCodeAt(end);
    if (code === 0x29) return end + 1;
    if (code === 0x28 || code === NEW_LINE) return null;
  }
  return null;
}

function runEnd(text: string, index: number): number {
  let end = index;
  while (end < index + 4 && isEmphasis(text.charCodeAt(end))) end++;
  return end;
}

function isEmphasis(code: number): boolean {
  return code === 0x2a || code === 0x5f || code === 0x60 || code === 0x7e;
}

function isLetter(code: number): boolean {
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}
