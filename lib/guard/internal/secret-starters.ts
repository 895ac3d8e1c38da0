import type { Candidate } from "./candidate.ts";
import { ENCODED_FORMATS } from "./encoded-formats.ts";
import { createIbanCandidate, IBAN_COUNTRIES } from "./iban-candidate.ts";
import { createPemCandidate, PEM_BEGIN } from "./pem-candidate.ts";
import { createPuttyCandidate, PUTTY_LINES } from "./putty-candidate.ts";
import type { RunFormat } from "./run-format.ts";
import { PREFIX_FORMATS } from "./secret-formats.ts";
import type { TextWindow } from "./text-window.ts";

/** A literal beginning, and what lives from it. `end` is the position behind the prefix. */
export type Starter =
  | { type: "run"; prefix: string; format: RunFormat }
  | { type: "candidate"; prefix: string; isHashLike: boolean; create(window: TextWindow, start: number, end: number): Candidate };

const KEY_STARTERS: readonly Starter[] = [...PREFIX_FORMATS, ...ENCODED_FORMATS].flatMap((format) =>
  format.prefixes.map((prefix) => ({ type: "run" as const, prefix, format })),
);

/** Two letters of a country also stand inside upper-case hashes. */
const IBAN_STARTERS: readonly Starter[] = IBAN_COUNTRIES.map((country) => ({
  type: "candidate",
  prefix: country,
  isHashLike: true,
  create: (_window, start) => createIbanCandidate(country, start),
}));

export const STARTERS: readonly Starter[] = [
  ...KEY_STARTERS,
  ...IBAN_STARTERS,
  { type: "candidate", prefix: PEM_BEGIN, isHashLike: false, create: (_window, start) => createPemCandidate(start) },
  { type: "candidate", prefix: PUTTY_LINES, isHashLike: false, create: (_window, _start, end) => createPuttyCandidate(end) },
];
