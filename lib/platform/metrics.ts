import { formatExposition, formatLabels, type Gauge } from "./measurements/format-exposition.ts";
import { boundsOf, FAMILY_LINES_MAX, LINES_MAX, linesOf } from "./metric-families.ts";

/**
 * Counters and histograms of this process. What it has counted is added to the sums of the whole deployment every few seconds
 * (lib/platform/measurements), since a function is not one process.
 */
export type Labels = Readonly<Record<string, string>>;

/**
 * One line of counting. `cells` of a counter: its value. Of a histogram: the sum of seconds, then how many fell into each bucket alone,
 * the last one for all that took longer than the largest bound.
 */
export type Series = { name: string; labels: Labels; key: string; cells: readonly number[] };

export type Metrics = {
  /** The function adds to one series; keep it where the same labels come again. */
  counter(name: string, labels?: Labels): (by?: number) => void;
  /** Takes seconds; the name ends in `_seconds`. */
  histogram(name: string, labels?: Labels): (seconds: number) => void;
  /** What this process alone has counted. */
  expose(gauges?: readonly Gauge[]): string;
  /** What was counted since the last time this was asked. */
  takeChanges(): Series[];
};

type Counted = { name: string; labels: Labels; key: string; cells: number[]; taken: number[] };
type Family = { rows: Map<string, Counted>; lines: number };

export function createMetrics(): Metrics {
  const families = new Map<string, Family>();
  let lines = 0;
  const keep = (name: string, labels: Labels, size: number): Counted => {
    const family = families.get(name) ?? { rows: new Map<string, Counted>(), lines: 0 };
    families.set(name, family);
    const key = formatLabels(labels);
    const known = family.rows.get(key);
    if (known) return known;
    const series = { name, labels, key, cells: zeros(size), taken: zeros(size) };
    const more = linesOf(name, size > 1);
    // A label nobody bounded must not eat the memory, nor a scraper's.
    if (lines + more > LINES_MAX || family.lines + more > FAMILY_LINES_MAX) drop();
    else {
      family.rows.set(key, series);
      family.lines += more;
      lines += more;
    }
    return series;
  };
  const dropped = keep("aegis_metrics_dropped_total", {}, 1);
  const drop = () => {
    dropped.cells[0] = (dropped.cells[0] ?? 0) + 1;
  };
  const all = () => [...families.values()].flatMap(({ rows }) => [...rows.values()]);
  return {
    counter(name, labels = {}) {
      const { cells } = keep(name, labels, 1);
      return (by = 1) => {
        cells[0] = (cells[0] ?? 0) + by;
      };
    },
    histogram(name, labels = {}) {
      const bounds = boundsOf(name);
      const { cells } = keep(name, labels, bounds.length + 2);
      return (seconds) => observe(cells, bounds, seconds);
    },
    expose: (gauges = []) => formatExposition(all().filter(isCounted), gauges),
    takeChanges: () => all().flatMap(takeChange),
  };
}

function zeros(count: number): number[] {
  return Array.from({ length: count }, () => 0);
}

function observe(cells: number[], bounds: readonly number[], seconds: number): void {
  let bucket = 0;
  while (bucket < bounds.length && seconds > (bounds[bucket] ?? 0)) bucket += 1;
  cells[0] = (cells[0] ?? 0) + seconds;
  cells[bucket + 1] = (cells[bucket + 1] ?? 0) + 1;
}

/** The one series nobody asked for is shown once it has something to say. */
function isCounted({ name, cells }: Counted): boolean {
  return name !== "aegis_metrics_dropped_total" || cells.some((cell) => cell !== 0);
}

function takeChange({ name, labels, key, cells, taken }: Counted): Series[] {
  const changes = cells.map((cell, index) => cell - (taken[index] ?? 0));
  if (changes.every((change) => change === 0)) return [];
  for (const [index, cell] of cells.entries()) taken[index] = cell;
  return [{ name, labels, key, cells: changes }];
}
