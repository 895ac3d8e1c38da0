import { expect, test } from "vitest";
import { checkHealth } from "../../../lib/ops/health/check-health.ts";
import type { HealthHistory } from "../../../lib/ops/health/history.schema.ts";
import { recordCheck } from "../../../lib/ops/health/record-check.ts";
import { createUnkeptChecks } from "../../../lib/ops/health/unkept-checks.ts";
import { createAdjustableClock } from "../../support/adjustable-clock.ts";
import { createHarness } from "../../support/harness.ts";
import { AWAY, createBareApp } from "../platform/bare-app.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
// Noon, so that no day ends in the middle of a test.
const clock = createAdjustableClock(DAY - (Date.now() % DAY) + DAY / 2);
const harness = await createHarness({ overrides: { clock }, environment: { NEXT_PUBLIC_APP_VERSION: "history-1" } });
const { deps } = harness.runtime;

const slotAgo = (minutes: number) => new Date(Math.floor(clock.now() / (5 * MINUTE)) * 5 * MINUTE - minutes * MINUTE);
const read = (days: number) => harness.json<HealthHistory>("GET", `/api/health/history?days=${days}`);
const barOf = ({ services }: HealthHistory, service: string) => services.find((each) => each.service === service);

async function readAnew(days: number): Promise<HealthHistory> {
  await deps.healthHistory.renew();
  return read(days);
}

test("a check counts once however often it is told, also at the same time", async () => {
  for (let round = 0; round < 3; round += 1) await Promise.all([checkHealth(deps), checkHealth(deps)]);
  const history = await readAnew(90);
  expect(history).toMatchObject({ isCurrent: true, days: 90 });
  expect(barOf(history, "database")).toMatchObject({
    uptime: 1,
    bars: [{ checks: 1, healthy: 1, degraded: 0, down: 0, longestDownMinutes: 0 }],
  });
  // Switched off here, so there is nothing to be up.
  expect(barOf(history, "sendgrid")).toBeUndefined();
});

test("uptime is the share of checks that did not find it down, and a day says its longest stretch", async () => {
  const before = slotAgo(40 * 24 * 60).getTime();
  const states = ["down", "down", "healthy", "down", "down", "down", "degraded", "healthy"] as const;
  for (const [index, state] of states.entries()) await recordCheck(deps, new Date(before + index * 5 * MINUTE), { storage: state });
  const storage = barOf(await readAnew(90), "storage");
  expect(storage?.uptime).toBeCloseTo(3 / 8, 6);
  expect(storage?.bars).toMatchObject([{ checks: 8, healthy: 2, degraded: 1, down: 5, longestDownMinutes: 15 }]);
  expect(barOf(await read(30), "storage")).toBeUndefined();
});

test("one day is shown by hours", async () => {
  for (const minutes of [125, 120, 65]) await recordCheck(deps, slotAgo(minutes), { queue: minutes === 65 ? "down" : "healthy" });
  const queue = barOf(await readAnew(1), "queue");
  expect(queue?.bars.reduce((sum, { checks }) => sum + checks, 0)).toBeGreaterThanOrEqual(3);
  expect(queue?.bars.every(({ longestDownMinutes }) => longestDownMinutes === null)).toBe(true);
});

test("what was seen while the database was away is written down by the first check after it, once, by whichever process comes first", async () => {
  const gone = createBareApp({ environment: { ...harness.environment, MONGODB_URI: AWAY.mongo }, overrides: { clock } });
  clock.advance(5 * MINUTE);
  await checkHealth(gone.runtime.deps);
  const outage = slotAgo(0).toISOString();
  expect((await deps.unkeptChecks.list()).map(({ slot }) => slot.toISOString())).toContain(outage);
  clock.advance(5 * MINUTE);
  await Promise.all([checkHealth(deps), checkHealth(deps)]);
  expect(await createUnkeptChecks(deps.redis).list()).toEqual([]);
  const database = barOf(await readAnew(90), "database");
  expect(database?.bars.reduce((sum, { down }) => sum + down, 0)).toBe(1);
});

test("without its database history is the last that is known, in another process too, and says so; where nothing is known it says that", async () => {
  const known = await readAnew(90);
  const environment = { ...harness.environment, MONGODB_URI: AWAY.mongo };
  clock.advance(10 * MINUTE);
  const other = createBareApp({ environment, overrides: { clock } });
  const answer = await (await other.call("GET", "/api/health/history?days=90")).json();
  expect(answer).toMatchObject({ isCurrent: false, readAt: known.readAt });
  expect(barOf(answer, "database")).toEqual(barOf(known, "database"));
  const alone = createBareApp({ environment: { ...environment, REDIS_PREFIX: "nothing:here:" } });
  const nothing = await alone.call("GET", "/api/health/history");
  expect([nothing.status, await nothing.json()]).toEqual([200, { readAt: null, isCurrent: false, days: 90, services: [], incidents: [] }]);
});

test("uptime counts from the deployment's first start, whichever process answers and however late it began", async () => {
  const environment = { ...harness.environment, NEXT_PUBLIC_APP_VERSION: "history-2" };
  const first = createBareApp({ environment, overrides: { clock } });
  await first.runtime.deps.deployments.startedAt();
  clock.advance(95 * MINUTE);
  const second = createBareApp({ environment, overrides: { clock } });
  await second.runtime.deps.deployments.startedAt();
  for (const app of [first, second])
    expect(await (await app.call("GET", "/api/health")).json()).toMatchObject({ uptime: "1h 35m", version: "history-2" });
});

test("health in detail: what each part did, providers by their own calls, and no secret", async () => {
  const response = await harness.call("GET", "/api/health/detailed");
  const text = await response.clone().text();
  expect([response.status, await response.json()]).toMatchObject([
    200,
    {
      overall: "healthy",
      services: {
        database: { status: "connected", latency: expect.any(Number) },
        redis: { status: "connected" },
        queue: { status: "operational" },
        sendgrid: { status: "disabled", latency: null },
        storage: { status: "disabled", latency: null },
      },
      providers: { demo: { status: "operational" } },
      metrics: { requestsPerMinute: expect.any(Number) },
    },
  ]);
  expect(text).not.toMatch(/127\.0\.0\.1|mongodb|token|http:/i);
});
