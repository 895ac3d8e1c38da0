// Character escapes of every common kind read in one pass: percent (also %u), HTML entities, backslash (x, u, octal), U+ and
// quoted-printable. What is no escape is copied, so the result is the whole text as the program behind it would see it.

import { entityPoint, MAX_ENTITY_CHARS } from "./entities.ts";
import { createTextBuilder, type MappedText, putCode, putPoint, type TextBuilder, toMappedText } from "./mapped-text.ts";

export type EscapeKind = "url" | "entities" | "unicode" | "hex" | "quoted-printable";

export type DecodedEscapes = MappedText & { kind: EscapeKind };

/** `point` of a byte is not yet a character: bytes in a row are read as UTF-8. */
type Escape = { kind: EscapeKind; point: number; length: number; isByte: boolean };

const HINT = /%[0-9a-fA-Fu]|&[#A-Za-z]|\\[xu0-7]|U\+[0-9a-fA-F]{4}/;
const QUOTED_PRINTABLE_HINT = /=[0-9A-F]{2}[^=]{0,80}=[0-9A-F]{2}[^=]{0,80}=[0-9A-F]{2}|[a-z]=\r?\n[a-z]/;

const PERCENT = 0x25;
const AMPERSAND = 0x26;
const BACKSLASH = 0x5c;
const EQUALS = 0x3d;
const CAPITAL_U = 0x55;

/** Null when nothing in the text is escaped. */
export function decodeEscapes(text: string): DecodedEscapes | null {
  const isQuotedPrintable = QUOTED_PRINTABLE_HINT.test(text);
  if (!isQuotedPrintable && !HINT.test(text)) return null;
  const builder = createTextBuilder(text.length);
  const counts = new Map<EscapeKind, number>();
  const bytes: ByteRun = { values: [], origins: [] };
  for (let index = 0; index < text.length; ) {
    const found = readEscape(text, index, isQuotedPrintable);
    if (!found?.isByte && bytes.values.length > 0) flushBytes(builder, bytes);
    if (!found) putCode(builder, text.charCodeAt(index), index);
    else if (found.isByte) {
      bytes.values.push(found.point);
      bytes.origins.push(index);
    } else if (found.point >= 0) putPoint(builder, found.point, index);
    if (found) counts.set(found.kind, (counts.get(found.kind) ?? 0) + 1);
    index += found?.length ?? 1;
  }
  flushBytes(builder, bytes);
  const [most] = [...counts].toSorted((a, b) => b[1] - a[1]);
  return most ? { ...toMappedText(builder), kind: most[0] } : null;
}

function readEscape(text: string, index: number, isQuotedPrintable: boolean): Escape | null {
  switch (text.charCodeAt(index)) {
    case PERCENT:
      return readPercent(text, index);
    case AMPERSAND:
      return readEntity(text, index);
    case BACKSLASH:
      return readBackslash(text, index);
    case EQUALS:
      return isQuotedPrintable ? readQuotedPrintable(text, index) : null;
    case CAPITAL_U:
      return text.charCodeAt(index + 1) === 0x2b ? readPoint("unicode", text, index, 2, 4, 6) : null;
    default:
      return null;
  }
}

function readPercent(text: string, index: number): Escape | null {
  if ((text.charCodeAt(index + 1) | 0x20) === 0x75) return readPoint("url", text, index, 2, 4, 4);
  const value = readHex(text, index + 1, 2);
  return value < 0 ? null : { kind: "url", point: value, length: 3, isByte: true };
}

function readQuotedPrintable(text: string, index: number): Escape | null {
  const softBreak = text.charCodeAt(index + 1) === 0x0d ? 3 : 2;
  if (text.charCodeAt(index + softBreak - 1) === 0x0a) return { kind: "quoted-printable", point: -1, length: softBreak, isByte: false };
  const value = readHex(text, index + 1, 2);
  return value < 0 ? null : { kind: "quoted-printable", point: value, length: 3, isByte: true };
}

function readBackslash(text: string, index: number): Escape | null {
  const next = text.charCodeAt(index + 1);
  if (next === 0x78) {
    const value = readHex(text, index + 2, 2);
    return value < 0 ? null : { kind: "hex", point: value, length: 4, isByte: true };
  }
  if (next === 0x75 && text.charCodeAt(index + 2) === 0x7b) {
    const braced = readPoint("unicode", text, index, 3, 1, 6);
    return braced && text.charCodeAt(index + braced.length) === 0x7d ? { ...braced, length: braced.length + 1 } : null;
  }
  if (next === 0x75) return readPoint("unicode", text, index, 2, 4, 4);
  if (next === 0x6e || next === 0x72 || next === 0x74) return { kind: "unicode", point: 0x20, length: 2, isByte: false };
  if (next < 0x30 || next > 0x37) return null;
  const octal = /^[0-3]?[0-7]{2}/.exec(text.slice(index + 1, index + 4))?.[0];
  return octal ? { kind: "hex", point: Number.parseInt(octal, 8), length: 1 + octal.length, isByte: true } : null;
}

function readEntity(text: string, index: number): Escape | null {
  if (text.charCodeAt(index + 1) === 0x23) {
    const isHex = (text.charCodeAt(index + 2) | 0x20) === 0x78;
    const digits = (isHex ? /^[0-9a-fA-F]{1,6}/ : /^\d{1,7}/).exec(text.slice(index + (isHex ? 3 : 2), index + 10))?.[0];
    if (!digits) return null;
    const end = index + (isHex ? 3 : 2) + digits.length;
    const length = end - index + (text.charCodeAt(end) === 0x3b ? 1 : 0);
    return toEscape("entities", Number.parseInt(digits, isHex ? 16 : 10), length);
  }
  const end = text.slice(index + 1, index + 2 + MAX_ENTITY_CHARS).indexOf(";");
  const point = end > 0 ? entityPoint(text.slice(index + 1, index + 1 + end)) : null;
  return point === null ? null : toEscape("entities", point, end + 2);
}

/** Between `minDigits` and `maxDigits` hexadecimal digits after `skip` characters. */
function readPoint(kind: EscapeKind, text: string, index: number, skip: number, minDigits: number, maxDigits: number): Escape | null {
  let count = 0;
  let value = 0;
  while (count < maxDigits) {
    const digit = hexDigit(text.charCodeAt(index + skip + count));
    if (digit < 0) break;
    value = value * 16 + digit;
    count++;
  }
  return count < minDigits ? null : toEscape(kind, value, skip + count);
}

function toEscape(kind: EscapeKind, point: number, length: number): Escape | null {
  return point > 0 && point <= 0x10ffff ? { kind, point, length, isByte: false } : null;
}

function readHex(text: string, from: number, digits: number): number {
  let value = 0;
  for (let index = from; index < from + digits; index++) {
    const digit = hexDigit(text.charCodeAt(index));
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}

function hexDigit(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x66 && code >= 0x41 ? lower - 0x57 : -1;
}

type ByteRun = { values: number[]; origins: number[] };

/** What is not UTF-8 is taken byte by byte, as Latin-1 was meant. */
function flushBytes(builder: TextBuilder, bytes: ByteRun): void {
  for (let index = 0; index < bytes.values.length; ) {
    const { point, length } = readUtf8(bytes.values, index);
    putPoint(builder, point, bytes.origins[index] ?? 0);
    index += length;
  }
  bytes.values = [];
  bytes.origins = [];
}

function readUtf8(values: readonly number[], index: number): { point: number; length: number } {
  const first = values[index] ?? 0;
  const length = first >= 0xf0 && first < 0xf8 ? 4 : first >= 0xe0 && first < 0xf0 ? 3 : first >= 0xc2 && first < 0xe0 ? 2 : 1;
  let point = length === 1 ? first : first & (0x7f >> length);
  for (let offset = 1; offset < length; offset++) {
    const next = values[index + offset] ?? 0;
    if ((next & 0xc0) !== 0x80) return { point: first, length: 1 };
    point = point * 64 + (next & 0x3f);
  }
  return point > 0x10ffff ? { point: first, length: 1 } : { point, length };
}
