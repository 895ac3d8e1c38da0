import { hash } from "node:crypto";

/** 48 bits: exact in a number, and finer than any share. */
const DIGITS = 12;
const RANGE = 2 ** 48;

/** Whether a run is among the share that is audited. By its id alone, so that every attempt and every process decides alike. */
export function isSampled(runId: string, share: number): boolean {
  if (share <= 0) return false;
  return Number.parseInt(hash("sha256", `failsafe:${runId}`, "hex").slice(0, DIGITS), 16) < share * RANGE;
}
