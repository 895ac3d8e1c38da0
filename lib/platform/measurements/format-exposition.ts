import { boundsOf, HELP } from "../metric-families.ts";

// The text format of Prometheus (https://prometheus.io/docs/instrumenting/exposition_formats/).

export type Gauge = { name: string; labels: Readonly<Record<string, string>>; value: number };

type Sums = { name: string; key: string; cells: readonly number[] };

export function formatExposition(series: readonly Sums[], gauges: readonly Gauge[]): string {
  const lines: string[] = [];
  for (const name of new Set(series.map((each) => each.name))) {
    const rows = series.filter((each) => each.name === name);
    const isHistogram = rows.some(({ cells }) => cells.length > 1);
    lines.push(...headOf(name, isHistogram ? "histogram" : "counter"));
    for (const { key, cells } of rows) lines.push(...(isHistogram ? histogramLines(name, key, cells) : [`${name}${key} ${cells[0] ?? 0}`]));
  }
  for (const name of new Set(gauges.map((gauge) => gauge.name))) {
    const rows = gauges.filter((gauge) => gauge.name === name);
    lines.push(...headOf(name, "gauge"), ...rows.map(({ labels, value }) => `${name}${formatLabels(labels)} ${value}`));
  }
  return `${lines.join("\n")}\n`;
}

export function formatLabels(labels: Readonly<Record<string, string>>): string {
  const parts = Object.entries(labels)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}="${value.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n")}"`);
  return parts.length === 0 ? "" : `{${parts.join(",")}}`;
}

function headOf(name: string, type: string): string[] {
  return [`# HELP ${name} ${HELP[name] ?? name.replaceAll("_", " ")}`, `# TYPE ${name} ${type}`];
}

function histogramLines(name: string, labels: string, [sum = 0, ...counts]: readonly number[]): string[] {
  const withLe = (le: string) => (labels === "" ? `{le="${le}"}` : `${labels.slice(0, -1)},le="${le}"}`);
  const bounds = boundsOf(name);
  let total = 0;
  const buckets = bounds.map((le, index) => {
    total += counts[index] ?? 0;
    return `${name}_bucket${withLe(String(le))} ${total}`;
  });
  const count = total + (counts[bounds.length] ?? 0);
  return [...buckets, `${name}_bucket${withLe("+Inf")} ${count}`, `${name}_sum${labels} ${sum}`, `${name}_count${labels} ${count}`];
}
