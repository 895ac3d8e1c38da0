// HINCRBYFLOAT counts in C's 80-bit long double and prints 17 decimals. Plain JavaScript numbers give other digits
// (.1 + .2 is .3 there), so the 64-bit mantissa is worked out exactly with big integers.

/** mantissa × 2^exponent */
type Binary = { mantissa: bigint; exponent: number };

const MANTISSA_BITS = 64;
const PRINTED_DECIMALS = 17;
/** Far past what any counter needs; keeps a hostile exponent from allocating gigabytes. */
const MAX_DECIMAL_EXPONENT = 4900;

/** Null when either text is not a finite decimal number. */
export function addLongDouble(left: string, right: string): string | null {
  const a = parseLongDouble(left);
  const b = parseLongDouble(right);
  if (!a || !b) return null;
  const exponent = Math.min(a.exponent, b.exponent);
  const sum = (a.mantissa << BigInt(a.exponent - exponent)) + (b.mantissa << BigInt(b.exponent - exponent));
  return print(round({ mantissa: sum, exponent }));
}

export function isLongDouble(text: string): boolean {
  return parseLongDouble(text) !== null;
}

function parseLongDouble(text: string): Binary | null {
  const match = /^([+-]?)(\d*)\.?(\d*)(?:e([+-]?\d{1,6}))?$/i.exec(text);
  if (!match) return null;
  const [, sign = "", whole = "", decimals = "", power = "0"] = match;
  if (whole + decimals === "" || Math.abs(Number(power)) > MAX_DECIMAL_EXPONENT) return null;
  const digits = BigInt(whole + decimals) * (sign === "-" ? -1n : 1n);
  const scale = Number(power) - decimals.length;
  if (scale >= 0) return round({ mantissa: digits * 10n ** BigInt(scale), exponent: 0 });
  const divisor = 10n ** BigInt(-scale);
  // Two bits more than the mantissa, and the remainder folded into the lowest, so that rounding sees it.
  const shift = Math.max(0, MANTISSA_BITS + 2 + bitLength(divisor) - bitLength(digits));
  const shifted = digits << BigInt(shift);
  const quotient = shifted / divisor;
  const exact = quotient * divisor === shifted;
  const sticky = exact ? quotient * 2n : quotient * 2n + (digits < 0n ? -1n : 1n);
  return round({ mantissa: sticky, exponent: -shift - 1 });
}

/** To the nearest mantissa that fits, ties to even. */
function round({ mantissa, exponent }: Binary): Binary {
  const excess = bitLength(mantissa) - MANTISSA_BITS;
  if (excess <= 0) return { mantissa, exponent };
  return { mantissa: divideRounded(mantissa, 1n << BigInt(excess)), exponent: exponent + excess };
}

function print({ mantissa, exponent }: Binary): string {
  const scaled = mantissa * 10n ** BigInt(PRINTED_DECIMALS);
  const digits = exponent >= 0 ? scaled << BigInt(exponent) : divideRounded(scaled, 1n << BigInt(-exponent));
  const text = (digits < 0n ? -digits : digits).toString().padStart(PRINTED_DECIMALS + 1, "0");
  const decimals = text.slice(-PRINTED_DECIMALS).replace(/0+$/, "");
  const whole = text.slice(0, -PRINTED_DECIMALS);
  return `${digits < 0n ? "-" : ""}${whole}${decimals === "" ? "" : `.${decimals}`}`;
}

function divideRounded(value: bigint, divisor: bigint): bigint {
  const negative = value < 0n;
  const absolute = negative ? -value : value;
  const quotient = absolute / divisor;
  const twice = (absolute - quotient * divisor) * 2n;
  const up = twice > divisor || (twice === divisor && quotient % 2n === 1n);
  const rounded = up ? quotient + 1n : quotient;
  return negative ? -rounded : rounded;
}

function bitLength(value: bigint): number {
  return (value < 0n ? -value : value).toString(2).length;
}
