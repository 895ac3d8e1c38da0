import { expect, test } from "vitest";
import { setUpQStash } from "./test-setup.ts";

test("an error in the log carries the answer, and IN_PROGRESS finds every state between created and done", async () => {
  const { client, server, url } = await setUpQStash({}, () => ({ status: 503, headers: { "x-why": "full" }, body: "no room" }));
  const { messageId } = await client.publish({ url, timeout: 9, retryDelay: "1000", label: "one" });
  await server.idle();
  const { logs } = await client.logs({ filter: { messageId, state: "IN_PROGRESS" } });
  expect(logs.map(({ state }) => state)).toEqual(["RETRY", "ERROR", "ACTIVE"]);
  expect(logs[1]).toMatchObject({
    responseStatus: 503,
    responseHeaders: { "x-why": ["full"] },
    responseBody: Buffer.from("no room").toString("base64"),
    method: "POST",
    maxRetries: 3,
    timeout: 9000,
    retryDelayExpression: "1000",
    labels: ["one"],
  });
  expect(logs[0]).not.toHaveProperty("responseStatus");
  expect(logs[0]?.nextDeliveryTime).toBe(server.messages()[0]?.nextAttemptAt);
});

test("a dead message ends as FAILED, a cancelled one as CANCELED after its request", async () => {
  const { client, server, url } = await setUpQStash({}, () => ({ status: 500 }));
  const dead = await client.publish({ url, retries: 0 });
  const cancelled = await client.publish({ url, delay: 60 });
  await server.idle();
  await client.messages.cancel(cancelled.messageId);
  const statesOf = async (messageId: string) => (await client.logs({ messageIds: [messageId] })).logs.map(({ state }) => state);
  expect(await statesOf(dead.messageId)).toEqual(["FAILED", "ERROR", "ACTIVE", "CREATED"]);
  expect(await statesOf(cancelled.messageId)).toEqual(["CANCELED", "CANCEL_REQUESTED", "CREATED"]);
  const { logs } = await client.logs({ filter: { state: "CANCELED" } });
  expect(logs.map(({ messageId }) => messageId)).toEqual([cancelled.messageId]);
});

test("the log is filtered by address, group, schedule, queue, label and time", async () => {
  const { client, server, destination, clock, url } = await setUpQStash();
  const startedAt = clock.now();
  await client.urlGroups.addEndpoints({ name: "group", endpoints: [{ url: `${destination.url}/group` }] });
  await client.publish({ urlGroup: "group" });
  await client.publish({ url, label: "one" });
  await client.queue({ queueName: "turns" }).enqueue({ url });
  await client.schedules.create({ destination: url, cron: "* * * * *", scheduleId: "minutely" });
  await server.idle();
  clock.advance(60_000);
  await server.idle();
  const count = async (filter: Parameters<typeof client.logs>[0]) => (await client.logs(filter)).logs.length;
  expect(await count({ filter: { url } })).toBe(9);
  expect(await count({ filter: { urlGroup: "group" } })).toBe(3);
  expect(await count({ filter: { scheduleId: "minutely" } })).toBe(3);
  expect(await count({ filter: { queueName: "turns" } })).toBe(3);
  expect(await count({ filter: { label: "one" } })).toBe(3);
  expect(await count({ filter: { toDate: startedAt } })).toBe(9);
  expect(await count({ filter: { fromDate: startedAt + 1 } })).toBe(3);
  expect((await client.events()).events).toHaveLength(12);
});
