import { type Distribution, DURATION_BOUNDS } from "../platform/measurements/measurements.ts";

/** Together; one that was counted with fewer buckets counts as far as it goes. */
export function sumDistributions(distributions: readonly Distribution[]): Distribution {
  const counts = Array.from({ length: DURATION_BOUNDS.length + 1 }, (_, index) =>
    distributions.reduce((total, each) => total + (each.counts[index] ?? 0), 0),
  );
  return { counts, sum: distributions.reduce((total, { sum }) => total + sum, 0) };
}

export function countOf({ counts }: Distribution): number {
  return counts.reduce((total, count) => total + count, 0);
}

/**
 * Seconds, as `histogram_quantile` of Prometheus has them: even within a bucket, and the last bound for whatever lies above it. Null of nothing.
 * https://prometheus.io/docs/prometheus/latest/querying/functions/#histogram_quantile
 */
export function quantile(share: number, distribution: Distribution): number | null {
  const total = countOf(distribution);
  if (total === 0) return null;
  const rank = share * total;
  let before = 0;
  for (const [index, upper] of DURATION_BOUNDS.entries()) {
    const count = distribution.counts[index] ?? 0;
    if (count > 0 && before + count >= rank) {
      const lower = DURATION_BOUNDS[index - 1] ?? 0;
      return lower + (upper - lower) * ((rank - before) / count);
    }
    before += count;
  }
  return DURATION_BOUNDS.at(-1) ?? null;
}
