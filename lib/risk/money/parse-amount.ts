// An amount as somebody wrote it, as digits of the smallest unit: exact whatever its size, since no floating-point number is in between.

import { exponentOf } from "./currencies.ts";

/** What nobody has: 18 digits behind the point leave room for 10^22 in front of it. */
const DIGITS_MAX = 40;
/** A number of JSON that has more significant digits than these has lost some on its way. */
const NUMBER_DIGITS_MAX = 15;

export type ParsedAmount = { type: "parsed"; amountMinor: string } | { type: "refused"; detail: string };

const refused = (detail: string): ParsedAmount => ({ type: "refused", detail });

/** Major units of the currency, as a decimal number or text. */
export function parseAmount(given: number | string, currency: string): ParsedAmount {
  const exponent = exponentOf(currency) ?? 0;
  const text = typeof given === "number" ? plainDigits(given) : given;
  if (typeof given === "number" && significantDigits(text) > NUMBER_DIGITS_MAX)
    return refused('A number keeps 15 digits on its way: write this amount as text, such as "0.1".');
  const parts = /^(-?)(\d{1,400})(?:\.(\d{1,400}))?$/.exec(text);
  if (!parts) return refused('Digits with at most one point, such as 42.5 or "42.50".');
  const [, sign, whole = "", fraction = ""] = parts;
  if (sign === "-" && /[1-9]/.test(text)) return refused("An amount is not below 0: swap from and to.");
  const extra = fraction.slice(exponent);
  if (/[1-9]/.test(extra)) return refused(`${currency} has ${exponent} digits behind the point.`);
  return bounded(whole + fraction.slice(0, exponent).padEnd(exponent, "0"));
}

/** Smallest units, as a whole number or its digits. */
export function parseAmountMinor(given: number | string): ParsedAmount {
  if (typeof given === "number" && !Number.isSafeInteger(given)) return refused("A whole number below 2^53; write a larger one as text.");
  const text = String(given);
  if (/^-\d{1,400}$/.test(text)) return refused("An amount is not below 0: swap from and to.");
  if (!/^\d{1,400}$/.test(text)) return refused('A whole number of the smallest unit, such as 4250 or "4250".');
  return bounded(text);
}

function bounded(digits: string): ParsedAmount {
  const amountMinor = BigInt(digits).toString();
  if (amountMinor.length > DIGITS_MAX) return refused(`At most ${DIGITS_MAX} digits of the smallest unit.`);
  return { type: "parsed", amountMinor };
}

/** JavaScript writes 1e21 and 1e-7; the digits are the same. */
function plainDigits(value: number): string {
  const [mantissa = "", exponent] = String(Object.is(value, -0) ? 0 : value).split("e");
  if (exponent === undefined) return mantissa;
  const [whole = "", fraction = ""] = mantissa.replace("-", "").split(".");
  const sign = mantissa.startsWith("-") ? "-" : "";
  const shift = Number(exponent);
  if (shift >= 0) return `${sign}${whole}${fraction.padEnd(shift, "0")}`;
  return `${sign}0.${"0".repeat(-shift - whole.length)}${whole}${fraction}`;
}

function significantDigits(text: string): number {
  const digits = text.replace(/[-.]/g, "");
  const first = digits.search(/[1-9]/);
  if (first === -1) return 1;
  let last = digits.length;
  while (digits[last - 1] === "0") last -= 1;
  return last - first;
}

/** In major units, to be weighed and never shown. */
export function roughAmount(amountMinor: string, exponent: number): number {
  return Number(amountMinor) / 10 ** exponent;
}

/** In major units, every digit; zeros behind the last other digit are kept up to the currency's own. */
export function formatAmount(amountMinor: string, exponent: number): string {
  if (exponent === 0) return amountMinor;
  const digits = amountMinor.padStart(exponent + 1, "0");
  return `${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}
