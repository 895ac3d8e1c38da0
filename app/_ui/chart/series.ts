/**
 * One kind of amount in every bar of a chart; the largest come first and get the first colours. What has a meaning of its own (blocked,
 * redacted) keeps the colour of that meaning instead.
 */
export type Series = { key: string; label: string; isRest?: boolean; tone?: keyof typeof TONES };

const TONES = {
  safe: { swatch: "bg-safe", fill: "var(--safe)" },
  info: { swatch: "bg-info", fill: "var(--info)" },
  redacted: { swatch: "bg-redacted", fill: "var(--redacted)" },
  blocked: { swatch: "bg-blocked", fill: "var(--blocked)" },
} as const;

/** A day with one value for each series, in their order. */
export type ChartRow = { day: string; values: readonly number[] };

export type Format = (value: number) => string;

export const SERIES_MAX = 7;

/** Whole class names, so that the stylesheet holds them. */
const SWATCHES = ["bg-series-1", "bg-series-2", "bg-series-3", "bg-series-4", "bg-series-5", "bg-series-6", "bg-series-7"] as const;

export function swatchOf(series: Series | undefined, index: number): string {
  if (series?.tone) return TONES[series.tone].swatch;
  return series?.isRest ? "bg-series-rest" : (SWATCHES[index] ?? "bg-series-rest");
}

export function fillOf(series: Series, index: number): string {
  if (series.tone) return TONES[series.tone].fill;
  return series.isRest || index >= SERIES_MAX ? "var(--series-rest)" : `var(--series-${index + 1})`;
}

export function totalOf(row: ChartRow): number {
  return row.values.reduce((sum, value) => sum + value, 0);
}
