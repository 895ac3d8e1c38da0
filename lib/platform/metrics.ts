/**
 * Counters and histograms of this process in the Prometheus text format
 * (https://prometheus.io/docs/instrumenting/exposition_formats/). A function is not one process: sums over instances are the scraper's.
 */
export type Labels = Readonly<Record<string, string>>;

export type Metrics = {
  /** The function adds to one series; keep it where the same labels come again. */
  counter(name: string, labels?: Labels): (by?: number) => void;
  /** Takes seconds; the name ends in `_seconds`. */
  histogram(name: string, labels?: Labels): (seconds: number) => void;
  expose(gauges?: readonly { name: string; labels: Labels; value: number }[]): string;
};

const HELP: Readonly<Record<string, string>> = {
  aegis_http_requests_total: "Requests by route, method and status",
  aegis_http_request_duration_seconds: "Time to the first byte of the answer, by route",
  aegis_job_runs_total: "Job deliveries by job and outcome",
  aegis_turns: "Turns waiting or running now",
  aegis_ai_cache_total: "Answers that could be repeated (hit, miss) and those asked for without (off)",
  aeges_requests_total: "Calls to AI providers by provider and what came of them",
  aeges_request_duration_seconds: "Time of a call to an AI provider until its end, by provider",
  aeges_consensus_agreements_total: "Questions that several models decided, by whether all of them agreed",
  aeges_analyses_total: "Transactions judged, by decision, by how they came in, and by whether the verdict was there already",
  aeges_analysis_duration_seconds: "Time from a submitted transaction to its stored verdict, by how it came in",
  aeges_flagged_total: "Transactions whose score reached the organization's threshold for blocks",
  aeges_cases_total: "Cases opened and closed",
  aeges_reviews_total: "Verdicts that models were to be asked about, by what came of it",
  qsafp_safety_checks_total: "Answers audited, by what they come from and whether they passed",
  qsafp_failsafe_triggers_total: "Subjects stopped by the fail-safe, by why",
  qsafp_trip_duration_seconds: "Time from a trip until nothing of its scope was running any more",
  qsafp_safety_check_duration_seconds: "Time from an answer to its stored verdict, by what it comes from",
  aegis_prompt_runs_total: "Runs of prompts, by who ran them (a person or a key) and what came of it",
  aegis_provider_up: "1 while an AI provider may be called: not closed off, not waiting for its limit, its key accepted",
  aegis_budget_refusals_total: "Calls refused because a cap on spending was used up, by what the cap counts and its period",
  aegis_prompt_evaluations_total: "Evaluations of prompts, by whether every combination passed and by how else they ended",
  aegis_up: "1 while this process serves",
};

const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
/** Past this a new series is not kept: a label nobody bounded must not eat the memory. */
const SERIES_MAX = 2_000;

type Counter = { value: number };
type Histogram = { counts: number[]; sum: number; count: number };
type Family<Series> = Map<string, Map<string, Series>>;

export function createMetrics(): Metrics {
  const counters: Family<Counter> = new Map();
  const histograms: Family<Histogram> = new Map();
  let size = 0;
  function seriesOf<Series>(family: Family<Series>, name: string, labels: Labels, make: () => Series): Series {
    const rows = family.get(name) ?? new Map<string, Series>();
    family.set(name, rows);
    const key = formatLabels(labels);
    const series = rows.get(key) ?? make();
    if (!rows.has(key) && size < SERIES_MAX) {
      rows.set(key, series);
      size += 1;
    }
    return series;
  }
  return {
    counter(name, labels = {}) {
      const series = seriesOf(counters, name, labels, () => ({ value: 0 }));
      return (by = 1) => {
        series.value += by;
      };
    },
    histogram(name, labels = {}) {
      const series = seriesOf(histograms, name, labels, () => ({ counts: BUCKETS.map(() => 0), sum: 0, count: 0 }));
      return (seconds) => observe(series, seconds);
    },
    expose(gauges = []) {
      const lines: string[] = [];
      for (const [name, rows] of counters)
        lines.push(...headOf(name, "counter"), ...[...rows].map(([labels, { value }]) => `${name}${labels} ${value}`));
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

function observe(series: Histogram, seconds: number): void {
  for (let index = BUCKETS.length - 1; index >= 0 && seconds <= (BUCKETS[index] ?? 0); index -= 1)
    series.counts[index] = (series.counts[index] ?? 0) + 1;
  series.sum += seconds;
  series.count += 1;
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
