/** .9731 as 97.3 %; a whole or nothing is said only where it is. */
export function formatRate(rate: number | null): string {
  if (rate === null) return "not measured";
  if (rate === 0 || rate === 1) return `${rate * 100} %`;
  const percent = rate * 100;
  if (percent < 0.05) return "< 0.1 %";
  return percent > 99.95 ? "> 99.9 %" : `${percent.toFixed(1)} %`;
}

export function formatInterval(interval: readonly [number, number] | null): string | null {
  return interval && `${(interval[0] * 100).toFixed(1)} to ${(interval[1] * 100).toFixed(1)} %`;
}

/** The area under the curve is no share of anything, so it stays a number. */
export function formatArea(area: number | null): string {
  return area === null ? "not measured" : area.toFixed(3);
}
