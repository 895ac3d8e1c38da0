import fc from "fast-check";
import { expect, test } from "vitest";
import { createMetrics } from "./metrics.ts";

type Sample = { name: string; labels: Record<string, string>; value: number };

/** Reads the Prometheus text format as its specification has it, and refuses what a scraper would refuse. */
function parseExposition(text: string): { samples: Sample[]; types: Map<string, string> } {
  expect(text.endsWith("\n")).toBe(true);
  const types = new Map<string, string>();
  const samples: Sample[] = [];
  for (const line of text.split("\n").slice(0, -1)) {
    const type = /^# TYPE ([a-zA-Z_:][\w:]*) (counter|gauge|histogram)$/.exec(line);
    if (type) {
      expect(types.has(type[1] ?? ""), `${type[1]} is declared once`).toBe(false);
      types.set(type[1] ?? "", type[2] ?? "");
      continue;
    }
    if (/^# HELP [a-zA-Z_:][\w:]* \S/.test(line)) continue;
    const sample = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (\S+)$/.exec(line);
    if (!sample) throw new Error(`not a sample: ${line}`);
    samples.push({
      name: sample[1] ?? "",
      labels: parseLabels(sample[2] ?? ""),
      value: Number(sample[3] === "+Inf" ? Infinity : sample[3]),
    });
  }
  for (const { name, value } of samples) {
    expect(Number.isNaN(value)).toBe(false);
    expect(types.has(name) || types.get(name.replace(/_(?:bucket|sum|count)$/, "")) === "histogram", name).toBe(true);
  }
  return { samples, types };
}

function parseLabels(text: string): Record<string, string> {
  const labels: Record<string, string> = {};
  let rest = text;
  while (rest !== "") {
    const match = /^,?([a-zA-Z_]\w*)="((?:[^"\\]|\\["\\n])*)"/.exec(rest);
    if (!match) throw new Error(`not labels: ${text}`);
    labels[match[1] ?? ""] = (match[2] ?? "").replaceAll(/\\(["\\n])/g, (_, escaped: string) => (escaped === "n" ? "\n" : escaped));
    rest = rest.slice(match[0].length);
  }
  return labels;
}

test("counters add up per set of labels, whatever order the labels come in", () => {
  const metrics = createMetrics();
  metrics.counter("aegis_http_requests_total", { method: "GET", status: "200" })();
  metrics.counter("aegis_http_requests_total", { status: "200", method: "GET" })(2);
  metrics.counter("aegis_http_requests_total", { method: "GET", status: "404" })();
  const { samples, types } = parseExposition(metrics.expose());
  expect(types.get("aegis_http_requests_total")).toBe("counter");
  expect(samples.map(({ labels, value }) => [labels.status, value])).toEqual([
    ["200", 3],
    ["404", 1],
  ]);
});

test("a histogram's buckets are cumulative, end in +Inf and agree with sum and count", () => {
  const metrics = createMetrics();
  const observe = metrics.histogram("aegis_http_request_duration_seconds", { route: "/chat/list" });
  for (const seconds of [0.001, 0.005, 0.3, 0.3, 7, 99]) observe(seconds);
  const { samples } = parseExposition(metrics.expose());
  const buckets = samples.filter(({ name }) => name.endsWith("_bucket"));
  const at = (le: string) => buckets.find(({ labels }) => labels.le === le)?.value;
  expect([at("0.005"), at("0.01"), at("0.5"), at("10"), at("+Inf")]).toEqual([2, 2, 4, 5, 6]);
  expect(buckets.every(({ value }, index) => index === 0 || value >= (buckets[index - 1]?.value ?? 0))).toBe(true);
  expect(samples.find(({ name }) => name.endsWith("_count"))).toMatchObject({ value: 6, labels: { route: "/chat/list" } });
  expect(samples.find(({ name }) => name.endsWith("_sum"))?.value).toBeCloseTo(106.606);
});

test("any text in a label comes out again as it went in, so that no label can forge a line", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.constantFrom('"} 1\nevil_total 9', "\\", '\\"', "\\n", "a,b=c")), (text) => {
      const metrics = createMetrics();
      metrics.counter("aegis_job_runs_total", { job: text })();
      const { samples } = parseExposition(metrics.expose([{ name: "aegis_turns", labels: { state: text }, value: 4 }]));
      expect(samples).toEqual([
        { name: "aegis_job_runs_total", labels: { job: text }, value: 1 },
        { name: "aegis_turns", labels: { state: text }, value: 4 },
      ]);
    }),
  );
});

test("labels nobody bounded stop growing, and the series known before go on counting", () => {
  const metrics = createMetrics();
  for (let index = 0; index < 5_000; index += 1) metrics.counter("aegis_http_requests_total", { path: `/${index}` })();
  for (let index = 0; index < 5_000; index += 1) metrics.histogram("aegis_http_request_duration_seconds", { path: `/${index}` })(1);
  metrics.counter("aegis_http_requests_total", { path: "/0" })();
  const { samples } = parseExposition(metrics.expose());
  expect(samples.length).toBeLessThanOrEqual(2_000);
  expect(samples.find(({ labels }) => labels.path === "/0")?.value).toBe(2);
});
