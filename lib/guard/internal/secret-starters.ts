import { type Candidate, createRunCandidate } from "./candidate.ts";
import { createIbanCandidate, IBAN_COUNTRIES } from "./iban-candidate.ts";
import { createPemCandidate, PEM_BEGIN } from "./pem-candidate.ts";
import { PREFIX_FORMATS } from "./secret-formats.ts";
import type { TextWindow } from "./text-window.ts";

/** A literal beginning, and the candidate that lives from it. `end` is the position behind the prefix. */
export type Starter = { prefix: string; isHashLike: boolean; create(window: TextWindow, start: number, end: number): Candidate };

const KEY_STARTERS: readonly Starter[] = PREFIX_FORMATS.flatMap((format) =>
  format.prefixes.map((prefix) => ({
    prefix,
    isHashLike: false,
    create: (window: TextWindow, start: number, end: number) => createRunCandidate(format, window, start, end),
  })),
);

/** Two letters of a country also stand inside upper-case hashes. */
const IBAN_STARTERS: readonly Starter[] = IBAN_COUNTRIES.map((country) => ({
  prefix: country,
  isHashLike: true,
  create: (_window, start) => createIbanCandidate(country, start),
}));

export const STARTERS: readonly Starter[] = [
  ...KEY_STARTERS,
  ...IBAN_STARTERS,
  { prefix: PEM_BEGIN, isHashLike: false, create: (_window, start) => createPemCandidate(start) },
];
