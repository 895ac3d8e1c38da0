// A heading has risen when a larger part of its transactions was to be looked at than before. Small numbers jump about, so the share has
// to lie above what chance would make of the former share (three standard errors), and at least a few transactions have to stand behind it.

import type { DayFigures } from "./count-days.ts";

const LEAST = 5;
const TIMES = 1.5;
const ERRORS = 3;
/** As if two had been looked at among a hundred before anything was known. */
const PRIOR = { suspect: 0.5, judged: 25 };

export type Rise = { share: number; usualShare: number };

export const suspectOf = ({ decisions: { review, hold, block } }: DayFigures): number => review + hold + block;

/** Null when nothing has risen. `usual` is of the days before. */
export function findRise(recent: DayFigures, usual: DayFigures): Rise | null {
  const suspect = suspectOf(recent);
  if (suspect < LEAST || recent.judged === 0) return null;
  const share = suspect / recent.judged;
  const usualShare = (suspectOf(usual) + PRIOR.suspect) / (usual.judged + PRIOR.judged);
  const error = Math.sqrt((usualShare * (1 - usualShare)) / recent.judged);
  return share >= TIMES * usualShare && share >= usualShare + ERRORS * error ? { share, usualShare } : null;
}
