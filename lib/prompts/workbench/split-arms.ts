import { hash } from "node:crypto";

/** Of 52 bits: as fine as a number between 0 and 1 is exact. */
const HEX_DIGITS = 13;
const SPAN = 2 ** (4 * HEX_DIGITS);

/** Who is in which arm depends on nothing but these two, so that nothing has to be remembered and no cookie is set. */
export function placeOf(experimentId: string, subjectId: string): number {
  return Number.parseInt(digestOf(experimentId, subjectId).slice(0, HEX_DIGITS), 16) / SPAN;
}

/** `shares` are whole percents and come to 100. */
export function armOf(experimentId: string, subjectId: string, shares: readonly number[]): number {
  const place = placeOf(experimentId, subjectId) * 100;
  let end = 0;
  for (const [arm, share] of shares.entries()) {
    end += share;
    if (place < end) return arm;
  }
  return shares.length - 1;
}

/** Stands for a person in the counts of one experiment, and in no other. */
export function pseudonymOf(experimentId: string, subjectId: string): string {
  return digestOf(experimentId, `counted ${subjectId}`).slice(0, 32);
}

function digestOf(experimentId: string, subjectId: string): string {
  return hash("sha256", `${experimentId}\n${subjectId}`, "hex");
}
