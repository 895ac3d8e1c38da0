export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** Nearest rank. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? Number.NaN;
}

/** A figure of several short rounds: the median over the rounds of each round's own quantile, so that one bad moment does not decide. */
export function medianOfRounds(rounds: readonly (readonly number[])[], share: number): number {
  return median(rounds.map((values) => quantile(values, share)));
}
