// How Redis reads and prints numbers in arguments. Integers are signed 64 bit and in canonical form: no sign "+",
// no leading zero, no blank.
import type { Bytes, ErrorReply } from "../engine.ts";
import { errorReply } from "../engine.ts";

export const NOT_AN_INTEGER = errorReply("ERR value is not an integer or out of range");
export const NOT_A_FLOAT = errorReply("ERR value is not a valid float");

export const MAX_INT64 = 2n ** 63n - 1n;
export const MIN_INT64 = -(2n ** 63n);

export function parseInt64(text: Bytes | undefined): bigint | null {
  if (text === undefined || !/^(0|-?[1-9]\d{0,18})$/.test(text)) return null;
  const value = BigInt(text);
  return value < MIN_INT64 || value > MAX_INT64 ? null : value;
}

/** For counts and positions, where more than 2^53 means no more than "very many". */
export function parseInteger(text: Bytes | undefined): number | null {
  const value = parseInt64(text);
  return value === null ? null : Number(value);
}

/** Null for "nan", hexadecimal and anything else that is not a decimal number or an infinity. */
export function parseFloat64(text: Bytes | undefined): number | null {
  if (text === undefined) return null;
  const infinity = /^([+-]?)inf(inity)?$/i.exec(text);
  if (infinity) return infinity[1] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : null;
}

/** Redis 7.2 and later print the shortest digits that read back as the same number; so do we. */
export function formatFloat64(value: number): Bytes {
  if (Number.isFinite(value)) return String(value);
  return value > 0 ? "inf" : "-inf";
}

/** Option and command names are compared in upper case. */
export function toKeyword(text: Bytes | undefined): Bytes {
  return (text ?? "").toUpperCase();
}

export function isErrorReply(value: unknown): value is ErrorReply {
  return typeof value === "object" && value !== null && "type" in value && value.type === "error";
}

type IndexRange = { start: number; end: number };

/** Inclusive positions, negative ones counted from the end, to a half-open range inside `length`. */
export function toIndexRange(first: number, last: number, length: number): IndexRange {
  const start = Math.max(0, first < 0 ? length + first : first);
  const end = Math.min(length, (last < 0 ? length + last : last) + 1);
  return start < end ? { start, end } : { start: 0, end: 0 };
}
