const DAY_MS = 86_400_000;
/** Lists and reports name a key for so long after its end. */
const KEPT_DAYS = 90;

/** Null where there is no end. */
export function toEnd(fromMs: number, lifetimeDays: number | null): Date | null {
  return lifetimeDays === null ? null : new Date(fromMs + lifetimeDays * DAY_MS);
}

export function removalAfter(end: Date): Date;
export function removalAfter(end: Date | null): Date | null;
export function removalAfter(end: Date | null): Date | null {
  return end && new Date(end.getTime() + KEPT_DAYS * DAY_MS);
}
