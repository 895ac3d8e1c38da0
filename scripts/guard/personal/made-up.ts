// Made-up numbers with true check digits. Every algorithm is written here once more, by another way than the detector's, so
// that a mistake in one of them shows as a number that is not found.

export type Choice = {
  int(from: number, to: number): number;
  pick<T>(items: readonly T[]): T;
  digits(count: number): string;
  letters(count: number, alphabet?: string): string;
  chance(probability: number): boolean;
};

export function createChoice(random: () => number): Choice {
  const int = (from: number, to: number) => from + Math.floor(random() * (to - from + 1));
  const pick = <T>(items: readonly T[]): T => {
    const item = items[int(0, items.length - 1)];
    if (item === undefined) throw new RangeError("There is nothing to choose from.");
    return item;
  };
  const many = (count: number, alphabet: string) => Array.from({ length: count }, () => alphabet[int(0, alphabet.length - 1)]).join("");
  return {
    int,
    pick,
    digits: (count) => many(count, "0123456789"),
    letters: (count, alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ") => many(count, alphabet),
    chance: (probability) => random() < probability,
  };
}

/** The text with "?" replaced by the one character of the alphabet that makes it valid; null when none does. */
export function solve(text: string, isValid: (candidate: string) => boolean, alphabet = "0123456789"): string | null {
  for (const character of alphabet) {
    const candidate = text.replace("?", character);
    if (isValid(candidate)) return candidate;
  }
  return null;
}

/** Tries until a number without a possible check digit has been left behind. */
export function untilSolved(make: () => string | null): string {
  for (let attempt = 0; attempt < 1000; attempt++) {
    const made = make();
    if (made !== null) return made;
  }
  throw new Error("No number could be completed.");
}

/** Sum of digits times weights, as one expression over the characters. */
export function dot(digits: string, weights: readonly number[]): number {
  return [...digits]
    .slice(0, weights.length)
    .map((digit, index) => Number(digit) * (weights[index] ?? 0))
    .reduce((sum, term) => sum + term, 0);
}

/** Luhn by a table of doubled digits, from the left with a parity. */
export function luhnDigit(body: string): string {
  const doubled = "0246813579";
  const parity = body.length % 2;
  const sum = [...body].reduce((total, digit, index) => total + Number((index + 1) % 2 === parity ? doubled[Number(digit)] : digit), 0);
  return String((10 - (sum % 10)) % 10);
}

export function bigRemainder(digits: string, modulus: number): number {
  return Number(BigInt(digits) % BigInt(modulus));
}

/** The dihedral group of the pentagon as turns and flips instead of a table. */
function dihedral(a: number, b: number): number {
  if (a < 5) return b < 5 ? (a + b) % 5 : ((a + b) % 5) + 5;
  return b < 5 ? ((a - 5 - b + 5) % 5) + 5 : (a - b + 5) % 5;
}

export function verhoeffDigit(body: string): string {
  const cycle = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];
  const permute = (digit: number, times: number): number => (times === 0 ? digit : permute(cycle[digit] ?? 0, times - 1));
  const state = [...body].reverse().reduce((sum, digit, index) => dihedral(sum, permute(Number(digit), (index + 1) % 8)), 0);
  return String(Array.from({ length: 10 }, (_, digit) => digit).find((digit) => dihedral(state, digit) === 0) ?? 0);
}

export function mod1110Digit(body: string): string {
  let check = 10;
  for (const digit of body) {
    check = (check + Number(digit)) % 10 || 10;
    check = (check * 2) % 11;
  }
  return String((11 - check) % 10);
}

/** ISO 7064 MOD 11-2 by powers of two. */
export function mod112Digit(body: string): string {
  const sum = [...body].reduce((total, digit, index) => (total + Number(digit) * (2 ** (body.length - index) % 11)) % 11, 0);
  return "10X98765432"[sum] ?? "0";
}

export type Day = { year: number; month: number; day: number; yy: string; mm: string; dd: string };

export function someDay(choice: Choice, from = 1940, to = 2004): Day {
  const [year, month, day] = [choice.int(from, to), choice.int(1, 12), choice.int(1, 28)];
  return { year, month, day, yy: pad(year % 100), mm: pad(month), dd: pad(day) };
}

export function pad(value: number, length = 2): string {
  return String(value).padStart(length, "0");
}
