// Numbers between Lua, where each is a double, and Redis, where an argument is text and a reply a 64-bit integer.
import type { Bytes } from "../engine.ts";

const SIGNIFICANT_DIGITS = 17;
const LOWEST_PLAIN_EXPONENT = -4;
const MIN_INT64_AS_NUMBER = -(2 ** 63);
const MAX_INT64_AS_NUMBER = 2 ** 63;

/** C's "%.17g", which Redis uses for a number given to redis.call. */
export function formatLuaNumber(value: number): Bytes {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  if (Object.is(value, -0)) return "-0";
  const [mantissa = "", exponentText = "0"] = value.toExponential(SIGNIFICANT_DIGITS - 1).split("e");
  const exponent = Number(exponentText);
  if (exponent >= LOWEST_PLAIN_EXPONENT && exponent < SIGNIFICANT_DIGITS) {
    return withoutTrailingZeros(value.toFixed(SIGNIFICANT_DIGITS - 1 - exponent));
  }
  const digits = String(Math.abs(exponent)).padStart(2, "0");
  return `${withoutTrailingZeros(mantissa)}e${exponent < 0 ? "-" : "+"}${digits}`;
}

/** Outside 64 bits, and for NaN, C's cast gives the lowest integer. */
export function truncateToInteger(value: number): number {
  const inside = value >= MIN_INT64_AS_NUMBER && value < MAX_INT64_AS_NUMBER;
  return inside ? Math.trunc(value) + 0 : MIN_INT64_AS_NUMBER;
}

function withoutTrailingZeros(text: string): string {
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}
