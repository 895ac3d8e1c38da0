import { expect, test } from "vitest";
import { createFakeQStashClock } from "./clock.ts";
import { setUpQStash, testKeys } from "./test-setup.ts";

const NOON = Date.parse("2026-11-01T12:00:00Z");

test("what a schedule publishes has its body, headers, method, retries, label, queue and callback", async () => {
  const clock = createFakeQStashClock(NOON);
  const { client, server, destination, url } = await setUpQStash({ clock });
  await client.schedules.create({
    destination: url,
    cron: "*/10 * * * *",
    scheduleId: "full",
    method: "PUT",
    body: '{"tick":1}',
    headers: { "X-Trace": "t1", "Content-Type": "application/json" },
    retries: 1,
    retryDelay: "5000",
    timeout: 30,
    label: "tick",
    queueName: "ticks",
    callback: `${destination.url}/callback`,
    flowControl: { key: "ticks", rate: 5, period: "1m" },
  });
  expect(await client.schedules.get("full")).toMatchObject({
    cron: "*/10 * * * *",
    destination: url,
    method: "PUT",
    body: '{"tick":1}',
    retries: 1,
    retryDelayExpression: "5000",
    queueName: "ticks",
    callback: `${destination.url}/callback`,
    labels: ["tick"],
    isPaused: false,
  });
  clock.advance(600_000);
  await server.idle();
  expect(destination.received[0]).toMatchObject({ method: "PUT", url, body: '{"tick":1}' });
  expect(destination.received[0]?.headers).toMatchObject({
    "x-trace": "t1",
    "content-type": "application/json",
    "upstash-schedule-id": "full",
  });
  const { logs } = await client.logs({ filter: { scheduleId: "full", state: "CREATED" } });
  expect(logs).toMatchObject([{ queueName: "ticks", labels: ["tick"], maxRetries: 1, timeout: 30_000, retryDelayExpression: "5000" }]);
  expect(await client.flowControl.get("ticks")).toMatchObject({ rateMax: 5, ratePeriod: 60, rateCount: 1 });
  expect(destination.received.map((request) => new URL(request.url).pathname)).toEqual(["/api/jobs", "/callback"]);
});

test("a delay holds back what the schedule creates and not the schedule", async () => {
  const clock = createFakeQStashClock(NOON);
  const { client, server, bodies, url } = await setUpQStash({ clock });
  await client.schedules.create({ destination: url, cron: "* * * * *", body: "tick", delay: 90 });
  clock.advance(120_000);
  await server.idle();
  expect([bodies().length, server.messages().length]).toEqual([0, 2]);
  clock.advance(30_000);
  await server.idle();
  expect([bodies().length, server.messages().length]).toEqual([1, 1]);
});

test("a schedule created again under its id has the new settings, its first creation time, and fires once a slot", async () => {
  const clock = createFakeQStashClock(NOON);
  const { client, server, bodies, url } = await setUpQStash({ clock });
  await client.schedules.create({ destination: url, cron: "* * * * *", body: "old", scheduleId: "one" });
  clock.advance(1000);
  expect(await client.schedules.create({ destination: url, cron: "*/2 * * * *", body: "new", scheduleId: "one" })).toEqual({
    scheduleId: "one",
  });
  expect(await client.schedules.list()).toMatchObject([{ scheduleId: "one", createdAt: NOON, body: "new" }]);
  clock.advance(240_000);
  await server.idle();
  expect(bodies()).toEqual(["new", "new"]);
});

test("slots follow the zone of CRON_TZ over the change to summer time", async () => {
  const clock = createFakeQStashClock(Date.parse("2027-03-27T12:00:00Z"));
  const { client, url } = await setUpQStash({ clock });
  const cron = "CRON_TZ=Europe/Vienna 30 4 * * *";
  await client.schedules.create({ destination: url, cron, scheduleId: "daily" });
  const slots: string[] = [];
  for (let day = 0; day < 2; day += 1) {
    const next = (await client.schedules.get("daily")).nextScheduleTime ?? 0;
    slots.push(new Date(next).toISOString());
    clock.advance(next - clock.now());
  }
  expect(slots).toEqual(["2027-03-28T02:30:00.000Z", "2027-03-29T02:30:00.000Z"]);
  await expect(client.schedules.create({ destination: url, cron: "CRON_TZ=Nowhere/None * * * * *" })).rejects.toMatchObject({
    status: 400,
  });
});

test("a failing message marks its schedule's last run, and a paused schedule ignores its slots without making them up", async () => {
  const clock = createFakeQStashClock(NOON);
  const { client, server, destination, url } = await setUpQStash({ clock }, () => ({ status: 500 }));
  await client.schedules.create({ destination: url, cron: "* * * * *", scheduleId: "one", retries: 0 });
  clock.advance(60_000);
  await server.idle();
  expect(Object.values((await client.schedules.get("one")).lastScheduleStates ?? {})).toEqual(["FAIL"]);
  const headers = { authorization: `Bearer ${testKeys.token}` };
  const post = (action: string) => fetch(`${server.url}/v2/schedules/one/${action}`, { method: "POST", headers });
  expect((await post("pause")).status).toBe(200);
  expect((await client.schedules.get("one")).isPaused).toBe(true);
  clock.advance(600_000);
  expect((await post("resume")).status).toBe(200);
  await server.idle();
  expect(destination.received).toHaveLength(1);
});

test("ids and names take letters, digits, hyphens, periods and underscores alone", async () => {
  const { client, url } = await setUpQStash();
  await expect(client.schedules.create({ destination: url, cron: "* * * * *", scheduleId: "a b" })).rejects.toMatchObject({ status: 400 });
  await expect(client.queue({ queueName: "a/b" }).upsert({})).rejects.toMatchObject({ status: 400 });
  await client.queue({ queueName: "a-b.c_1" }).upsert({});
  await expect(client.schedules.get("unknown")).rejects.toMatchObject({ status: 404 });
});
