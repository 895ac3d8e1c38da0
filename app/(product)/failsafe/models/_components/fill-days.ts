type Day = { day: string; audits: number; failed: number };

const DAY_MS = 86_400_000;

/** The last 30 days (UTC), the oldest first, with those nobody audited in. */
export function fillDays(days: readonly Day[], now: number, count = 30): Day[] {
  const known = new Map(days.map((each) => [each.day, each]));
  return Array.from({ length: count }, (_, index) => {
    const day = new Date(now - (count - 1 - index) * DAY_MS).toISOString().slice(0, 10);
    return known.get(day) ?? { day, audits: 0, failed: 0 };
  });
}
