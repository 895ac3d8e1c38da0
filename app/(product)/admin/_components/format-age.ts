const UNITS = [
  ["d", 86_400_000],
  ["h", 3_600_000],
  ["min", 60_000],
  ["s", 1_000],
] as const;

/** How long ago, or how long until, in its largest unit: 3 min, 2 h, 5 d. */
export function formatAge(iso: string, now: number): string {
  const apart = Math.abs(now - Date.parse(iso));
  const [unit, ms] = UNITS.find(([, each]) => apart >= each) ?? UNITS[3];
  return `${Math.max(1, Math.floor(apart / ms))} ${unit}`;
}
