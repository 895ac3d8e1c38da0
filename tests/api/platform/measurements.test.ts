import { execFileSync, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { guardInput } from "../../../lib/guard/inspect-input.ts";
import type { MinuteRow } from "../../../lib/platform/measurements/measurements.ts";
import { createSystemContext } from "../../../lib/runtime/system-context.ts";
import { createHarness, type Harness } from "../../support/harness.ts";

const METRICS_TOKEN = "metrics-token-of-this-test-0123456789";
const first = await createHarness({ environment: { METRICS_TOKEN } });
const { MONGODB_URI, REDIS_PREFIX } = first.environment;
const second = await createHarness({ environment: { MONGODB_URI, REDIS_PREFIX, METRICS_TOKEN } });

async function readMinutes({ runtime }: Harness): Promise<MinuteRow[]> {
  const now = runtime.deps.clock.now();
  return runtime.deps.measurements.read(new Date(now - 3_600_000), new Date(now + 60_000));
}

const total = (rows: readonly MinuteRow[], of: (row: MinuteRow) => number) => rows.reduce((sum, row) => sum + of(row), 0);
const scrape = async (harness: Harness) => (await harness.call("GET", "/api/metrics", { as: METRICS_TOKEN })).text();
const samplesOf = (text: string) => text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));

test("what two processes did stands in the same minutes and series, and is written once however often it is asked for", async () => {
  await Promise.all([first, first, second].map((harness) => harness.call("GET", "/api/version")));
  await second.call("POST", "/api/auth/login", { body: { email: "nobody@tests.example", password: "not the password" } });
  await Promise.all([first, second, first].map(({ runtime }) => runtime.deps.measuring.flush()));
  const rows = await readMinutes(second);
  expect(total(rows, (row) => row.requests)).toBe(4);
  expect(total(rows, (row) => row.authFailures)).toBe(1);
  expect(total(rows, (row) => row.failures)).toBe(0);
  expect(total(rows, (row) => row.duration.counts.reduce((sum, count) => sum + count, 0))).toBe(4);
  expect(await readMinutes(first)).toEqual(rows);
  for (const harness of [first, second]) {
    const lines = samplesOf(await scrape(harness));
    expect(lines).toContain('aegis_http_requests_total{method="GET",route="/version",status="200"} 3');
    expect(lines).toContain('aegis_http_request_duration_seconds_count{module="version"} 3');
    expect(lines).toContain("aegis_metrics_store_up 1");
  }
});

test("promtool finds nothing to say about it", async () => {
  if (spawnSync("promtool", ["--version"]).error) {
    if (process.env.REQUIRE_ALL === "1") throw new Error("promtool is not installed; it comes with Debian's package prometheus.");
    return;
  }
  const person = await first.createPerson();
  const ctx = createSystemContext(first.runtime, { job: "test", orgId: person.orgId });
  await guardInput(ctx, { text: "Is this well?", source: "user" });
  const text = await scrape(first);
  expect(text).toContain("aegis_guard_check_duration_seconds_bucket");
  expect(execFileSync("promtool", ["check", "metrics"], { input: text, encoding: "utf8" })).toBe("");
});

test("a batch that comes twice, or by two at once into documents nobody has made, is added once", async () => {
  const { metricSeries, measurements } = first.runtime.deps;
  const [at, name] = [new Date(0), "aegis_repeated_total"];
  const row = { at, requests: 2, failures: 1, authFailures: 0, duration: { counts: [0, 2], sum: 0.5 }, providers: {} };
  const batches = [...Array(8).keys()].map(() => randomBytes(4).toString("hex"));
  const add = async (batch: string) => {
    await metricSeries.add(batch, [{ name, key: '{a="x.$y"}', cells: [3] }]);
    await measurements.add(batch, [row], 1e15);
  };
  await Promise.all(batches.flatMap((batch) => [add(batch), add(batch)]));
  expect((await metricSeries.read()).filter((series) => series.name === name)).toEqual([{ name, key: '{a="x.$y"}', cells: [24] }]);
  expect(await measurements.read(at, new Date(1))).toMatchObject([{ requests: 16, failures: 8, duration: { sum: 4 } }]);
});

test("ten thousand hostile labels from two processes stay under two thousand series, and what was known goes on", async () => {
  const before = samplesOf(await scrape(first));
  for (const [index, { runtime }] of [first, second].entries())
    for (let value = 0; value < 5_000; value += 1) {
      const hostile = { value: `${index} ${value} "}\n$.` };
      runtime.deps.metrics.counter("aegis_hostile_total", hostile)();
      runtime.deps.metrics.histogram(`aegis_hostile_${value % 3}_seconds`, hostile)(value);
    }
  await second.runtime.deps.measuring.flush();
  const lines = samplesOf(await scrape(first));
  expect(lines.length).toBeLessThanOrEqual(2_000);
  expect(lines.length).toBeGreaterThan(1_000);
  const names = (all: readonly string[]) => all.map((line) => line.slice(0, line.lastIndexOf(" ")));
  expect(names(lines)).toEqual(expect.arrayContaining(names(before)));
  expect(Number(/^aegis_metrics_dropped_total (\d+)$/m.exec(lines.join("\n"))?.[1])).toBeGreaterThan(0);
});
