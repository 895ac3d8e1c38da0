import { createHmac } from "node:crypto";
import type { Signs } from "./cases/drill-case.ts";

const CONSONANTS = "BDFGKLMNPRSTVZ";
const VOWELS = "AEIOU";
const SYLLABLES = 3;

/** Words that nobody says by chance: twelve letters that follow from the run and the case, so that a later step knows them again. */
export function signsOf(nonce: string, caseId: string): Signs {
  const bytes = createHmac("sha256", nonce).update(caseId).digest();
  const word = (from: number) =>
    Array.from(
      { length: SYLLABLES },
      (_, index) => pick(CONSONANTS, bytes[from + 2 * index]) + pick(VOWELS, bytes[from + 2 * index + 1]),
    ).join("");
  return { first: word(0), second: word(6), canary: word(12) + word(18) };
}

function pick(letters: string, byte = 0): string {
  return letters.charAt(byte % letters.length);
}
