import { randomUUID } from "node:crypto";
import { MongoClient } from "mongodb";
import { afterAll, beforeEach, expect, test } from "vitest";
import type { Readiness } from "../../../lib/ops/readiness/readiness.schema.ts";
import type { Rollback } from "../../../lib/ops/rollback/rollback.schema.ts";
import { createDeploymentStore } from "../../../lib/platform/deployments/deployment.store.ts";
import { createAdjustableClock } from "../../support/adjustable-clock.ts";
import { createHarness } from "../../support/harness.ts";
import { type MinuteOf, minutesUntil } from "../../support/minute-rows.ts";
import { promote } from "../platform/callers.ts";

const clock = createAdjustableClock();
const environment = { VERCEL_DEPLOYMENT_ID: "dpl_two", VERCEL_URL: "aegis-two.vercel.example", NEXT_PUBLIC_APP_VERSION: "2.0.0" };
const harness = await createHarness({ overrides: { clock }, environment });
const { db, deployments, measurements, operationMarks } = harness.runtime.deps;
const operator = await promote(harness, await harness.createPerson(), "SUPER_ADMIN");
const client = new MongoClient(harness.environment.MONGODB_URI ?? "");
afterAll(() => client.close());
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const startedAt = await deployments.startedAt();
await createDeploymentStore(db).noteStart({
  ...{ _id: "dpl_one", version: "1.0.0", url: "aegis-one.vercel.example" },
  firstStartedAt: new Date(startedAt.getTime() - 24 * HOUR),
});

const look = () => harness.json<Readiness>("GET", "/api/operations/readiness?again=true", { as: operator });
const item = async (id: string) => (await look()).items.find((each) => each.id === id);
const rollback = () => harness.json<Rollback>("GET", "/api/operations/rollback", { as: operator });
const count = (until: number, minutes: number, each: MinuteOf) =>
  measurements.add(randomUUID(), minutesUntil(until, minutes, each), 86_400_000);
const fired = ({ triggers }: Rollback) => triggers.filter(({ isFired }) => isFired).map(({ name }) => name);

beforeEach(() => client.db().collection("metric_minutes").deleteMany({}));

test("every item says what was seen and what to do, and no secret is in any of them", async () => {
  const readiness = await look();
  for (const each of readiness.items)
    expect(
      [each.evidence, each.why, each.mend].every((words) => words.length > 3),
      each.id,
    ).toBe(true);
  expect(new Set(readiness.items.map(({ id }) => id)).size).toBe(readiness.items.length);
  const find = (id: string) => readiness.items.find((each) => each.id === id);
  for (const id of ["database", "redis", "queue", "indexes", "headers", "cors", "signing-keys", "maintenance"])
    expect(find(id), id).toMatchObject({ state: "pass" });
  expect(find("demo-mode")).toMatchObject({ state: "warn" });
  expect(find("second-factors")).toMatchObject({ state: "fail", evidence: expect.stringContaining("1 of 1") });
  expect(find("rollback-target")).toMatchObject({ state: "pass" });
  expect(readiness.isReady).toBe(false);
  const text = JSON.stringify(readiness);
  for (const name of ["NEXTAUTH_SECRET", "ENCRYPTION_KEY", "QSTASH_TOKEN", "CRON_SECRET"] as const) {
    const value: string | undefined = Reflect.get(harness.environment, name);
    if (value) expect(text).not.toContain(value);
  }
});

test("a dropped index is named, and passes once it is back", async () => {
  const alerts = client.db().collection("alerts");
  await alerts.dropIndex("acknowledgedBy_1");
  expect(await item("indexes")).toMatchObject({ state: "fail", evidence: expect.stringContaining('alerts: {"acknowledgedBy":1}') });
  await alerts.createIndex({ acknowledgedBy: 1 });
  expect(await item("indexes")).toMatchObject({ state: "pass" });
});

test("what was never done fails until it is: the way of alerts, tested", async () => {
  expect(await item("delivery")).toMatchObject({ state: "warn" });
  await harness.call("POST", "/api/operations/alerts/test", { as: operator });
  expect(await item("delivery")).toMatchObject({ state: "pass", evidence: expect.stringContaining("to 1 person") });
  await operationMarks.set({ _id: "delivery-tested", at: new Date(clock.now() - 31 * 24 * HOUR), count: 1 });
  expect(await item("delivery")).toMatchObject({ state: "fail" });
});

test("only those who run the deployment may look", async () => {
  const owner = await harness.createPerson();
  for (const path of ["readiness", "rollback"])
    expect((await harness.call("GET", `/api/operations/${path}`, { as: owner })).status).toBe(403);
});

test("a deployment after which a quarter of the requests fail is to be rolled back, by the exact command", async () => {
  clock.advance(6 * MINUTE);
  await count(startedAt.getTime(), 60, { requests: 100, failures: 0 });
  expect(await rollback()).toMatchObject({ isAdvised: false, target: { id: "dpl_one", version: "1.0.0" } });
  await count(clock.now(), 5, { requests: 100, failures: 24 });
  expect(fired(await rollback())).toEqual([]);
  await count(clock.now(), 5, { requests: 10, failures: 10 });
  const advised = await rollback();
  expect(fired(advised)).toEqual(["errors"]);
  expect(advised.command).toBe("vercel rollback aegis-one.vercel.example");
});

test("half as slow again as in the hour before, or sign-ins that fail, advise it too", async () => {
  await count(startedAt.getTime(), 60, { requests: 100, seconds: 0.2 });
  await count(clock.now(), 5, { requests: 100, seconds: 0.2 });
  expect(fired(await rollback())).toEqual([]);
  await count(clock.now(), 5, { requests: 100, seconds: 0.7 });
  expect(fired(await rollback())).toEqual(["latency"]);
  await count(clock.now(), 5, { authFailures: 15 });
  expect(fired(await rollback())).toEqual(["latency", "authentication"]);
});
