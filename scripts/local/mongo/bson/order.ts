// One definition of MongoDB's order: every value has a string whose code units sort as the value does. Index keys,
// sorting and comparison all use it, so a walk over an index can never disagree with a sort in memory. Encodings are
// prefix-free: concatenated they sort field by field, and inverting their units gives the descending order.
import { Binary, BSONRegExp, Code, Long, MaxKey, MinKey, ObjectId, Timestamp } from "bson";
import { type Doc, fieldOf, isDoc, isList, numericOf, typeName, type Value } from "./values.ts";

const ranks: Readonly<Record<string, number>> = {
  minKey: 1,
  missing: 3,
  null: 3,
  int: 4,
  long: 4,
  double: 4,
  decimal: 4,
  string: 5,
  symbol: 5,
  object: 6,
  array: 7,
  binData: 8,
  objectId: 9,
  bool: 10,
  date: 11,
  timestamp: 12,
  regex: 13,
  javascript: 14,
  maxKey: 15,
};

/** An index stores this for `[]`, which sorts below null. */
export const emptyArrayKey = String.fromCharCode(2);

/** The first unit of every encoding: all values MongoDB compares with each other share it. */
export function rankKey(value: Value): string {
  return rankOfType(typeName(value));
}

export function rankOfType(name: string): string {
  return String.fromCharCode(ranks[name] ?? 6);
}

export function encodeValue(value: Value): string {
  const rank = rankKey(value);
  if (typeof value === "string") return rank + encodeText(value);
  const numeric = numericOf(value);
  if (numeric !== null) return rank + encodeNumber(numeric);
  if (value === null || value === undefined || value instanceof MinKey || value instanceof MaxKey) return rank;
  if (value instanceof ObjectId) return rank + packBytes(value.id);
  if (value instanceof Date) return rank + encodeNumber(value.getTime());
  if (typeof value === "boolean") return rank + String.fromCharCode(value ? 1 : 0);
  if (isList(value)) return `${rank}${value.map((item) => `\u0001${encodeValue(item)}`).join("")}\u0000`;
  if (isDoc(value)) return `${rank}${encodeFields(value)}\u0000`;
  return rank + encodeRare(value);
}

function encodeFields(doc: Doc): string {
  let out = "";
  for (const name of Object.keys(doc)) {
    const encoded = encodeValue(fieldOf(doc, name));
    out += `\u0001${encoded.charAt(0)}${encodeText(name)}${encoded}`;
  }
  return out;
}

function encodeRare(value: Value): string {
  if (value instanceof Binary) {
    const length = value.length();
    return String.fromCharCode(length >>> 16, length & 0xffff, value.sub_type) + packBytes(value.value());
  }
  if (value instanceof Timestamp) {
    const high = value.getHighBitsUnsigned();
    const low = value.getLowBitsUnsigned();
    return String.fromCharCode(high >>> 16, high & 0xffff, low >>> 16, low & 0xffff);
  }
  if (value instanceof BSONRegExp) return encodeText(value.pattern) + encodeText(value.options);
  if (value instanceof RegExp) return encodeText(value.source) + encodeText(value.flags);
  return encodeText(value instanceof Code ? String(value.code) : String(value));
}

function packBytes(bytes: Uint8Array): string {
  const units: number[] = [];
  for (let at = 0; at < bytes.length; at += 2) units.push(((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0));
  let out = "";
  for (let at = 0; at < units.length; at += 4096) out += String.fromCharCode(...units.slice(at, at + 4096));
  return out;
}

const surrogateOrAbove = /[\ud800-\uffff]/;

/** UTF-16 units sort surrogates below U+E000, UTF-8 bytes above: swap the two blocks. A zero unit is escaped. */
function encodeText(text: string): string {
  if (!surrogateOrAbove.test(text) && !text.includes("\0")) return `${text}\u0000\u0000`;
  let out = "";
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0) out += "\u0000\u0001";
    else if (unit >= 0xe000) out += String.fromCharCode(unit - 0x800);
    else out += String.fromCharCode(unit >= 0xd800 ? unit + 0x2000 : unit);
  }
  return `${out}\u0000\u0000`;
}

/** The start shared by every string that begins with `prefix`. */
export function textPrefixKey(prefix: string): string {
  return rankKey("") + encodeText(prefix).slice(0, -2);
}

const doubleScratch = new Float64Array(1);
const unitScratch = new Uint16Array(doubleScratch.buffer);

/** Sign-adjusted IEEE bits, then what an int64 beyond 2^53 lost on its way to a double. */
function encodeNumber(value: number | bigint): string {
  const double = Number(value);
  if (Number.isNaN(double)) return "\u0000\u0000\u0000\u0000\u8000";
  doubleScratch[0] = double === 0 ? 0 : double;
  const flip = (unitScratch[3] ?? 0) & 0x8000 ? 0xffff : 0;
  const high = flip ? (unitScratch[3] ?? 0) ^ 0xffff : (unitScratch[3] ?? 0) | 0x8000;
  const lost = typeof value === "bigint" ? Number(value - BigInt(double)) : 0;
  return String.fromCharCode(high, (unitScratch[2] ?? 0) ^ flip, (unitScratch[1] ?? 0) ^ flip, (unitScratch[0] ?? 0) ^ flip, 0x8000 + lost);
}

export function invertKey(key: string): string {
  let out = "";
  for (let at = 0; at < key.length; at++) out += String.fromCharCode(0xffff - key.charCodeAt(at));
  return out;
}

/** The smallest key above everything that starts with `prefix`; undefined when there is none. */
export function successor(prefix: string): string | undefined {
  for (let at = prefix.length - 1; at >= 0; at--) {
    const unit = prefix.charCodeAt(at);
    if (unit < 0xffff) return prefix.slice(0, at) + String.fromCharCode(unit + 1);
  }
  return undefined;
}

export function compareValues(left: Value, right: Value): number {
  const a = encodeValue(left);
  const b = encodeValue(right);
  return a < b ? -1 : a > b ? 1 : 0;
}

export function equalValues(left: Value, right: Value): boolean {
  if (left === right) return true;
  if (typeof left === "string" && typeof right === "string") return false;
  if (left instanceof ObjectId && right instanceof ObjectId) return left.equals(right);
  if (left instanceof Long && right instanceof Long) return left.equals(right);
  return encodeValue(left) === encodeValue(right);
}
