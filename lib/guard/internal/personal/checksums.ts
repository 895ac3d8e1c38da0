// The check-digit algorithms that national numbers share. All take a compact string and read its last character or digits
// as the check; docs/guard/personal-data.md says which number uses which.

const ZERO = 0x30;

/** Value of a character: digits as they are, letters from 10. */
export function valueAt(text: string, index: number): number {
  const code = text.charCodeAt(index);
  return code <= 0x39 ? code - ZERO : code - 0x37;
}

/** Sum of the leading characters, each times its weight. */
export function weightedSum(text: string, weights: readonly number[], from = 0): number {
  let sum = 0;
  for (let index = 0; index < weights.length; index++) sum += valueAt(text, from + index) * (weights[index] ?? 0);
  return sum;
}

/** The whole number as a remainder; exact for any length. */
export function remainderOf(digits: string, modulus: number): number {
  let remainder = 0;
  for (let index = 0; index < digits.length; index++) remainder = (remainder * 10 + digits.charCodeAt(index) - ZERO) % modulus;
  return remainder;
}

/** ISO/IEC 7812-1, annex B. */
export function isLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index++) {
    const digit = digits.charCodeAt(digits.length - 1 - index) - ZERO;
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

const DIHEDRAL = ["0123456789", "1234067895", "2340178956", "3401289567", "4012395678", "5987604321", "6598710432", "7659821043"].concat([
  "8765932104",
  "9876543210",
]);
const PERMUTATION = ["0123456789", "1576283094", "5803796142", "8916043527", "9453126870", "4286573901", "2793806415", "7046913258"];

/** Verhoeff's dihedral check: every single wrong digit and every swap of neighbours is seen. */
export function isVerhoeff(digits: string): boolean {
  let state = 0;
  for (let index = 0; index < digits.length; index++) {
    const digit = digits.charCodeAt(digits.length - 1 - index) - ZERO;
    const permuted = (PERMUTATION[index % 8] ?? "").charCodeAt(digit) - ZERO;
    state = (DIHEDRAL[state] ?? "").charCodeAt(permuted) - ZERO;
  }
  return state === 0;
}

/** ISO 7064 MOD 11,10 (a hybrid system). */
export function isMod11And10(digits: string): boolean {
  let product = 10;
  for (let index = 0; index < digits.length - 1; index++) {
    const sum = (product + digits.charCodeAt(index) - ZERO) % 10;
    product = ((sum === 0 ? 10 : sum) * 2) % 11;
  }
  return (product + digits.charCodeAt(digits.length - 1) - ZERO) % 10 === 1;
}

/** ISO 7064 MOD 11-2; the last character may be X for ten. */
export function isMod11And2(text: string): boolean {
  let product = 0;
  for (let index = 0; index < text.length - 1; index++) product = ((product + text.charCodeAt(index) - ZERO) * 2) % 11;
  const last = text.charAt(text.length - 1);
  return (product + (last === "X" ? 10 : last.charCodeAt(0) - ZERO)) % 11 === 1;
}

/** EAN-13: weights 1 and 3 in turn. */
export function isEan13(digits: string): boolean {
  return weightedSum(digits, [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1]) % 10 === 0;
}

/** A calendar day; the year may be unknown (then 29 February passes). */
export function isDay(day: number, month: number): boolean {
  const lengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return day >= 1 && day <= (lengths[month - 1] ?? 0);
}

/** Two digits of the text as a number. */
export function pairAt(text: string, index: number): number {
  return Number(text.slice(index, index + 2));
}
