import { expect, test } from "vitest";
import { eventually, setUpQStash, testKeys } from "./test-setup.ts";

test.each(["GET", "PUT", "PATCH", "DELETE"] as const)("a message is delivered with its method %s", async (method) => {
  const { client, server, destination, url } = await setUpQStash();
  await client.publish({ url, method, ...(method === "GET" ? {} : { body: "x" }) });
  await server.idle();
  expect(destination.received).toMatchObject([{ method, body: method === "GET" ? "" : "x" }]);
});

test("each message has its own timeout, and none is longer than the plan's", async () => {
  const { client, server, clock, url } = await setUpQStash({ limits: { responseMs: 20_000 } }, () => "hang");
  for (const timeout of [3, "8s", "1h"] as const) await client.publish({ url, timeout, retries: 0 });
  for (const [dead, waitMs] of [3000, 5000, 12_000].entries()) {
    clock.advance(waitMs - 1);
    expect(server.messages()).toHaveLength(3 - dead);
    clock.advance(1);
    await eventually(() => server.messages().length).toBe(2 - dead);
  }
  const { logs } = await client.logs({ filter: { state: "ERROR" } });
  expect(logs.map(({ error }) => error)).toEqual(["no answer within 20 s", "no answer within 8 s", "no answer within 3 s"]);
});

test("notBefore overrides delay when a message has both", async () => {
  const { client, server, bodies, clock, url } = await setUpQStash();
  await client.publish({ url, body: "x", delay: 3600, notBefore: Math.floor(clock.now() / 1000) + 10 });
  clock.advance(10_000);
  await server.idle();
  expect(bodies()).toEqual(["x"]);
});

test("a retry-delay expression is computed from the retries done so far, for every function the vendor names", async () => {
  const { client, server, destination, clock, url } = await setUpQStash({}, () => ({ status: 500 }));
  const retryDelay = "max(1000, pow(2, retried) * 1000) + floor(sqrt(4.9)) + min(ceil(0.1), abs(-5)) - round(exp(0)) + 5 % 3";
  await client.publish({ url, retries: 3, retryDelay });
  await server.idle();
  for (const waitMs of [1004, 2004, 4004]) {
    const before = destination.received.length;
    clock.advance(waitMs - 1);
    await server.idle();
    expect(destination.received).toHaveLength(before);
    clock.advance(1);
    await server.idle();
    expect(destination.received).toHaveLength(before + 1);
  }
  expect(server.deadLetters()).toHaveLength(1);
});

test("Retry-After is honoured instead of the message's own retry delay, and a zero retries at once", async () => {
  const { client, server, destination, clock, url } = await setUpQStash({}, (_request, count) => ({
    status: 429,
    headers: { "retry-after": count === 1 ? "0" : "6m5s" },
  }));
  await client.publish({ url, retries: 2, retryDelay: "1000" });
  await server.idle();
  expect(destination.received).toHaveLength(2);
  clock.advance(364_999);
  await server.idle();
  expect(destination.received).toHaveLength(2);
  clock.advance(1);
  await server.idle();
  expect(destination.received).toHaveLength(3);
});

test("one batch goes to addresses, a URL group and a queue, and answers in its order", async () => {
  const { client, server, destination, url } = await setUpQStash();
  const endpoints = ["a", "b"].map((name) => ({ name, url: `${destination.url}/${name}` }));
  await client.urlGroups.addEndpoints({ name: "group", endpoints });
  const answers = await client.batchJSON([
    { url, body: { n: 1 }, headers: { "x-trace": "t1" } },
    { urlGroup: "group", body: { n: 2 } },
    { url, body: { n: 3 }, queueName: "turns", delay: 60 },
  ]);
  expect(answers).toEqual([
    { messageId: expect.stringMatching(/^msg_/), url },
    endpoints.map((endpoint) => ({ messageId: expect.stringMatching(/^msg_/), url: endpoint.url })),
    { messageId: expect.stringMatching(/^msg_/), url },
  ]);
  expect((await client.queue({ queueName: "turns" }).get()).lag).toBe(1);
  await server.deliverNow();
  expect(destination.received.map(({ body }) => body).sort()).toEqual(['{"n":1}', '{"n":2}', '{"n":2}', '{"n":3}']);
  expect(destination.received.find(({ body }) => body === '{"n":1}')?.headers["x-trace"]).toBe("t1");
});

test("an entry of a batch beyond a limit gets an error in its place, the others are sent", async () => {
  const { client, server, bodies, url } = await setUpQStash();
  const answers: unknown[] = await client.batch([
    { url, body: "first" },
    { url, body: "x".repeat(1_000_001) },
    { url, body: "too late", delay: "8d" },
    { url, body: "last" },
  ]);
  expect(answers).toMatchObject([
    { messageId: expect.any(String) },
    { error: expect.stringContaining("maxMessageSize") },
    { error: expect.stringContaining("maxDelay") },
    { messageId: expect.any(String) },
  ]);
  await server.idle();
  expect(bodies().sort()).toEqual(["first", "last"]);
});

test("an enqueued message is deduplicated by id and by content like a published one", async () => {
  const { client, server, bodies, url } = await setUpQStash();
  const queue = client.queue({ queueName: "turns" });
  const first = await queue.enqueueJSON({ url, body: 1, deduplicationId: "once" });
  expect(await queue.enqueueJSON({ url, body: 2, deduplicationId: "once" })).toEqual({ ...first, deduplicated: true });
  await queue.enqueueJSON({ url, body: 3, contentBasedDeduplication: true });
  expect(await queue.enqueueJSON({ url, body: 3, contentBasedDeduplication: true })).toMatchObject({ deduplicated: true });
  await server.idle();
  expect(bodies()).toEqual(["1", "3"]);
});

test("content based deduplication looks at the content type and the URL group as well", async () => {
  const { client, server, destination, url } = await setUpQStash();
  await client.urlGroups.addEndpoints({ name: "group", endpoints: [{ url }] });
  const publish = (contentType: string) =>
    client.publish({ url, body: "1", headers: { "content-type": contentType }, contentBasedDeduplication: true });
  for (const contentType of ["text/plain", "application/json", "text/plain"]) await publish(contentType);
  await client.publish({ urlGroup: "group", body: "1", headers: { "content-type": "text/plain" }, contentBasedDeduplication: true });
  await server.idle();
  expect(destination.received).toHaveLength(3);
});

test("in a queue with parallelism 2 messages start in the order they were enqueued", async () => {
  const { client, server, bodies, url } = await setUpQStash({}, ({ body }) => ({ status: body === "1" ? 500 : 200 }));
  const queue = client.queue({ queueName: "pairs" });
  await queue.upsert({ parallelism: 2, paused: true });
  for (const body of ["1", "2", "3", "4"]) await queue.enqueue({ url, body, retries: 1, retryDelay: "60000" });
  await queue.resume();
  await server.idle();
  expect(bodies().slice(0, 2).sort()).toEqual(["1", "2"]);
  expect(bodies().slice(2)).toEqual(["3", "4"]);
});

test.each([
  ["urlGroup", () => ({ urlGroup: "group" }), 1],
  ["url", (url: string) => ({ url }), 3],
  ["two urls", (url: string) => ({ url: [url, "http://127.0.0.1:1/none"] }), 3],
  ["host", (url: string) => ({ host: new URL(url).host }), 4],
  ["path", () => ({ path: "/api/jobs" }), 3],
  ["label", () => ({ label: ["one", "none"] }), 1],
  ["queueName", () => ({ queueName: "turns" }), 1],
  ["flowControlKey", () => ({ flowControlKey: "slow" }), 1],
  ["label and queueName", () => ({ label: "one", queueName: "turns" }), 0],
])("the client cancels the messages of a filter by %s", async (_name, filterFor, expected) => {
  const { client, server, destination, url } = await setUpQStash();
  await client.urlGroups.addEndpoints({ name: "group", endpoints: [{ url: `${destination.url}/group` }] });
  await client.publish({ urlGroup: "group", delay: 60 });
  await client.publish({ url, delay: 60, label: "one" });
  await client.publish({ url, delay: 60, flowControl: { key: "slow", parallelism: 1 } });
  await client.queue({ queueName: "turns" }).enqueue({ url, delay: 60 });
  expect(await client.messages.cancel({ filter: filterFor(url) })).toEqual({ cancelled: expected });
  expect(server.messages()).toHaveLength(4 - expected);
});

test("all messages are cancelled at once, and a list of ids takes these alone whatever else is asked", async () => {
  const { client, server, url } = await setUpQStash();
  const sent = await client.batch([1, 2, 3].map((n) => ({ url, body: String(n), delay: 60 })));
  const [first] = sent.flat().map(({ messageId }) => messageId);
  const query = `messageIds=${first}&label=none`;
  const headers = { authorization: `Bearer ${testKeys.token}` };
  const answer = await fetch(`${server.url}/v2/messages?${query}`, { method: "DELETE", headers });
  expect([answer.status, await answer.json()]).toEqual([200, { cancelled: 1 }]);
  expect(await client.messages.cancel({ all: true, count: 1 })).toEqual({ cancelled: 2 });
  expect(server.messages()).toEqual([]);
});
