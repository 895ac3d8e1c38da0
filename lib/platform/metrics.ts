/**
 * Counters and histograms of this process in the Prometheus text format
 * (https://prometheus.io/docs/instrumenting/exposition_formats/). A function is not one process: sums over instances are the scraper's.
 */
export type Labels = Readonly<Record<string, string>>;

export type Metrics = {
  count(name: string, labels?: Labels, by?: number): void;
  /** `seconds` goes into a histogram; the name ends in `_seconds`. */
  observe(name: string, seconds: number, labels?: Labels): void;
  expose(gauges?: readonly { name: string; labels: Labels; value: number }[]): string;
};

const HELP: Readonly<Record<string, string>> = {
  aegis_http_requests_total: "Requests by route, method and status",
  aegis_http_request_duration_seconds: "Time to the first byte of the answer, by route",
  aegis_job_runs_total: "Job deliveries by job and outcome",
  aegis_turns: "Turns waiting or running now",
  aegis_up: "1 while this process serves",
};

const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const SERIES_MAX = 2_000;

type Histogram = { counts: number[]; sum: number; count: number };

export function createMetrics(): Metrics {
  const counters = new Map<string, Map<string, number>>();
  const histograms = new Map<string, Map<string, Histogram>>();
  let series = 0;
  const slot = <Value>(
    family: Map<string, Map<string, Value>>,
    name: string,
    labels: Labels,
    make: () => Value,
  ): { get: Value; set(value: Value): void } | null => {
    const rows = family.get(name) ?? new Map<string, Value>();
    family.set(name, rows);
    const key = formatLabels(labels);
    const known = rows.get(key);
    if (known === undefined && series >= SERIES_MAX) return null;
    if (known === undefined) series += 1;
    return { get: known ?? make(), set: (value) => rows.set(key, value) };
  };
  return {
    count(name, labels = {}, by = 1) {
      const row = slot(counters, name, labels, () => 0);
      row?.set(row.get + by);
    },
    observe(name, seconds, labels = {}) {
      const row = slot(histograms, name, labels, () => ({ counts: BUCKETS.map(() => 0), sum: 0, count: 0 }));
      if (!row) return;
      const { counts, sum, count } = row.get;
      row.set({
        counts: counts.map((value, index) => value + (seconds <= (BUCKETS[index] ?? 0) ? 1 : 0)),
        sum: sum + seconds,
        count: count + 1,
      });
    },
    expose(gauges = []) {
      const lines: string[] = [];
      for (const [name, rows] of counters)
        lines.push(...headOf(name, "counter"), ...[...rows].map(([labels, value]) => `${name}${labels} ${value}`));
      for (const [name, rows] of histograms)
        lines.push(...headOf(name, "histogram"), ...[...rows].flatMap(([labels, value]) => histogramLines(name, labels, value)));
      for (const name of new Set(gauges.map((gauge) => gauge.name))) {
        lines.push(
          ...headOf(name, "gauge"),
          ...gauges.filter((gauge) => gauge.name === name).map((gauge) => `${name}${formatLabels(gauge.labels)} ${gauge.value}`),
        );
      }
      return `${lines.join("\n")}\n`;
    },
  };
}

function headOf(name: string, type: string): string[] {
  return [`# HELP ${name} ${HELP[name] ?? name.replaceAll("_", " ")}`, `# TYPE ${name} ${type}`];
}

function formatLabels(labels: Labels): string {
  const parts = Object.entries(labels)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}="${value.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n")}"`);
  return parts.length === 0 ? "" : `{${parts.join(",")}}`;
}

function histogramLines(name: string, labels: string, { counts, sum, count }: Histogram): string[] {
  const withLe = (le: string) => (labels === "" ? `{le="${le}"}` : `${labels.slice(0, -1)},le="${le}"}`);
  return [
    ...BUCKETS.map((le, index) => `${name}_bucket${withLe(String(le))} ${counts[index] ?? 0}`),
    `${name}_bucket${withLe("+Inf")} ${count}`,
    `${name}_sum${labels} ${sum}`,
    `${name}_count${labels} ${count}`,
  ];
}
