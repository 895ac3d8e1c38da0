import { Receiver } from "@upstash/qstash";
import { expect, test } from "vitest";
import { createFakeQStashClock } from "./clock.ts";
import { eventually, setUpQStash, testKeys } from "./test-setup.ts";

test("a queue delivers one at a time in order, and the next waits for the retries of the one before", async () => {
  const { client, server, clock, bodies, url } = await setUpQStash({}, (_request, count) => ({ status: count === 2 ? 500 : 200 }));
  const queue = client.queue({ queueName: "turns" });
  for (const body of ["1", "2", "3"]) await queue.enqueue({ url, body });
  await server.idle();
  expect(bodies()).toEqual(["1", "2"]);
  expect((await queue.get()).lag).toBe(2);
  clock.advance(12_000);
  await server.idle();
  expect(bodies()).toEqual(["1", "2", "2", "3"]);
});

test("the next message of a queue waits for the callback of the one before", async () => {
  const { client, server, destination, bodies, url, clock } = await setUpQStash({}, ({ url: at }, count) => ({
    status: at.endsWith("/callback") && count === 2 ? 500 : 200,
  }));
  const queue = client.queue({ queueName: "turns" });
  await queue.upsert({ paused: true });
  await queue.enqueue({ url, body: "1", callback: `${destination.url}/callback` });
  await queue.enqueue({ url, body: "2" });
  await queue.resume();
  await server.idle();
  expect(destination.received).toHaveLength(2);
  clock.advance(12_000);
  await server.idle();
  expect(bodies().at(-1)).toBe("2");
});

test("a queue with parallelism 2 has two in flight and no third", async () => {
  const release: (() => void)[] = [];
  const { client, server, destination, url } = await setUpQStash({}, async () => {
    await new Promise<void>((resolve) => release.push(resolve));
    return { status: 200 };
  });
  const queue = client.queue({ queueName: "pairs" });
  await queue.upsert({ parallelism: 2 });
  for (const body of ["1", "2", "3"]) await queue.enqueue({ url, body });
  await eventually(() => release.length).toBe(2);
  expect(destination.received).toHaveLength(2);
  release.shift()?.();
  await eventually(() => destination.received.length).toBe(3);
  for (const go of release) go();
  await server.idle();
});

test("a paused queue accepts and holds, a resumed one delivers, a deleted one is gone", async () => {
  const { client, server, bodies, url } = await setUpQStash();
  const queue = client.queue({ queueName: "turns" });
  await queue.upsert({ parallelism: 1 });
  await queue.pause();
  await queue.enqueueJSON({ url, body: 1 });
  await server.idle();
  expect(bodies()).toEqual([]);
  expect(await queue.get()).toMatchObject({ name: "turns", paused: true, lag: 1 });
  await queue.resume();
  await server.idle();
  expect(bodies()).toEqual(["1"]);
  await queue.delete();
  expect(await queue.list()).toEqual([]);
  await expect(queue.get()).rejects.toMatchObject({ status: 404 });
});

test("flow control lets through the given rate per period", async () => {
  const { client, server, clock, bodies, url } = await setUpQStash();
  const flowControl = { key: "provider", rate: 2, period: "1m" } as const;
  for (const body of ["1", "2", "3", "4", "5"]) await client.publish({ url, body, flowControl });
  await server.idle();
  expect(bodies()).toHaveLength(2);
  expect(await client.flowControl.get("provider")).toMatchObject({ waitListSize: 3, rateMax: 2, rateCount: 2, ratePeriod: 60 });
  clock.advance(60_000);
  await server.idle();
  expect(bodies()).toHaveLength(4);
  await client.flowControl.resetRate("provider");
  await server.idle();
  expect(bodies()).toHaveLength(5);
});

test("flow control keeps to its parallelism, and pause, resume, pin and unpin act on the key", async () => {
  const release: (() => void)[] = [];
  const { client, server, destination, url } = await setUpQStash({}, async () => {
    await new Promise<void>((resolve) => release.push(resolve));
    return { status: 200 };
  });
  const flowControl = { key: "provider", parallelism: 1 };
  for (const body of ["1", "2", "3"]) await client.publish({ url, body, flowControl });
  await eventually(() => release.length).toBe(1);
  expect(await client.flowControl.get("provider")).toMatchObject({ parallelismMax: 1, parallelismCount: 1, waitListSize: 2 });
  await client.flowControl.pin("provider", { parallelism: 2 });
  await eventually(() => release.length).toBe(2);
  expect(await client.flowControl.get("provider")).toMatchObject({ isPinnedParallelism: true, parallelismMax: 2 });
  expect(await client.flowControl.getGlobalParallelism()).toEqual({ parallelismMax: 50, parallelismCount: 2 });
  await client.flowControl.unpin("provider", { parallelism: true });
  await client.flowControl.pause("provider");
  for (const go of release) go();
  await server.idle();
  expect(destination.received).toHaveLength(2);
  await client.flowControl.resume("provider");
  await eventually(() => release.length).toBe(3);
  release[2]?.();
  await server.idle();
});

const NOON = Date.parse("2026-11-01T12:00:00Z");

test("a schedule fires at each of its slots, not while it is paused, and not after it is deleted", async () => {
  const clock = createFakeQStashClock(NOON + 30_000);
  const { client, server, destination, bodies, url } = await setUpQStash({ clock });
  const { scheduleId } = await client.schedules.create({ destination: url, cron: "*/5 * * * *", body: "tick", scheduleId: "tick" });
  expect(await client.schedules.get(scheduleId)).toMatchObject({ cron: "*/5 * * * *", nextScheduleTime: NOON + 300_000, isPaused: false });
  clock.advance(269_999);
  await server.idle();
  expect(bodies()).toEqual([]);
  for (const _slot of [1, 2]) {
    clock.advance(300_000);
    await server.idle();
  }
  expect(destination.received.map(({ headers }) => headers["upstash-schedule-id"])).toEqual(["tick", "tick"]);
  expect(Object.values((await client.schedules.get(scheduleId)).lastScheduleStates ?? {})).toEqual(["SUCCESS"]);
  await client.schedules.pause({ schedule: scheduleId });
  clock.advance(900_000);
  await server.idle();
  expect(bodies()).toHaveLength(2);
  await client.schedules.resume({ schedule: scheduleId });
  clock.advance(300_000);
  await server.idle();
  expect(bodies()).toHaveLength(3);
  await client.schedules.delete(scheduleId);
  clock.advance(900_000);
  await server.idle();
  expect(bodies()).toHaveLength(3);
  expect(await client.schedules.list()).toEqual([]);
});

test("a schedule id is created once and then updated, and CRON_TZ moves the slots", async () => {
  const clock = createFakeQStashClock(NOON);
  const { client, url } = await setUpQStash({ clock });
  await client.schedules.create({ destination: url, cron: "0 0 * * *", scheduleId: "daily" });
  await client.schedules.create({ destination: url, cron: "CRON_TZ=America/New_York 0 20 * * *", scheduleId: "daily" });
  const schedules = await client.schedules.list();
  expect(schedules.map(({ nextScheduleTime }) => nextScheduleTime)).toEqual([Date.parse("2026-11-02T01:00:00Z")]);
});

test.each(["* * * *", "* * * * * *", "61 * * * *", "often"])("the cron expression %j is refused", async (cron) => {
  const { client, url } = await setUpQStash();
  await expect(client.schedules.create({ destination: url, cron })).rejects.toMatchObject({ status: 400 });
});

test("a URL group delivers to each of its endpoints and deduplicates each of them", async () => {
  const { client, server, destination } = await setUpQStash();
  const endpoints = ["a", "b"].map((name) => ({ name, url: `${destination.url}/${name}` }));
  await client.urlGroups.addEndpoints({ name: "everyone", endpoints });
  const first = await client.publishJSON({ urlGroup: "everyone", body: 1, deduplicationId: "once" });
  expect(first).toMatchObject(endpoints.map(({ url }) => ({ url })));
  expect(await client.publishJSON({ urlGroup: "everyone", body: 1, deduplicationId: "once" })).toMatchObject([
    { messageId: first[0]?.messageId, deduplicated: true },
    { messageId: first[1]?.messageId, deduplicated: true },
  ]);
  await server.idle();
  expect(destination.received.map(({ url }) => url).sort()).toEqual(endpoints.map(({ url }) => url));
  expect(destination.received[0]?.headers["upstash-topic-name"]).toBe("everyone");
  await client.urlGroups.removeEndpoints({ name: "everyone", endpoints: [{ name: "a", url: endpoints[0]?.url ?? "" }] });
  expect((await client.urlGroups.get("everyone")).endpoints).toEqual([endpoints[1]]);
  await client.urlGroups.delete("everyone");
  expect(await client.urlGroups.list()).toEqual([]);
  await expect(client.publish({ urlGroup: "everyone" })).rejects.toMatchObject({ status: 400 });
});

test("after a rotation the next key signs, so a receiver with the old pair still accepts", async () => {
  const { client, server, destination, url } = await setUpQStash();
  const headers = { authorization: `Bearer ${testKeys.token}` };
  const rotated = await (await fetch(`${server.url}/v2/keys/rotate`, { method: "POST", headers })).json();
  expect(rotated).toMatchObject({ current: testKeys.nextSigningKey });
  expect(await (await fetch(`${server.url}/v2/keys`, { headers })).json()).toEqual(rotated);
  await client.publish({ url, body: "x" });
  await server.idle();
  const signature = String(destination.received[0]?.headers["upstash-signature"]);
  const accepts = (current: string, next: string) =>
    new Receiver({ currentSigningKey: current, nextSigningKey: next, devMode: false }).verify({ signature, body: "x", url });
  expect(await accepts(testKeys.currentSigningKey, testKeys.nextSigningKey)).toBe(true);
  await expect(accepts(testKeys.currentSigningKey, "another")).rejects.toThrow("signature verification failed");
});
