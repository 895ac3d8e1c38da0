import { expect, test } from "vitest";
import { createFakeQStashClock } from "./clock.ts";
import type { RecordingDestination } from "./recording-destination.ts";
import { eventually, setUpQStash, testKeys, verifySignature } from "./test-setup.ts";

function headersOf(destination: RecordingDestination, index = 0) {
  const request = destination.received[index];
  if (!request) throw new Error(`No request ${index} was received.`);
  return request.headers;
}

test("a published message arrives once, with its body, its headers and a signature the official Receiver accepts", async () => {
  const { client, server, destination, url } = await setUpQStash();
  const { messageId } = await client.publishJSON({
    url: `${url}?a=1&b=//x`,
    body: { turnId: "trn_1" },
    headers: { "X-Trace": "t1" },
    label: "turn",
  });
  await server.idle();
  expect(destination.received).toHaveLength(1);
  const [request] = destination.received;
  expect(request).toMatchObject({ method: "POST", url: `${url}?a=1&b=//x`, body: '{"turnId":"trn_1"}' });
  expect(request?.headers).toMatchObject({
    "content-type": "application/json",
    "user-agent": "Upstash-QStash",
    "x-trace": "t1",
    "upstash-message-id": messageId,
    "upstash-retried": "0",
    "upstash-caller-ip": "127.0.0.1",
  });
  expect(await verifySignature(request)).toBe(true);
  expect(server.messages()).toHaveLength(0);
});

test("while it is paused, messages are accepted and none is delivered; afterwards all of them are", async () => {
  const { client, server, destination, bodies, url } = await setUpQStash();
  server.pause(true);
  for (const body of ["one", "two"]) await client.publish({ url, body });
  await server.idle();
  expect([destination.received.length, server.messages().length]).toEqual([0, 2]);
  server.pause(false);
  await server.idle();
  expect(bodies().toSorted()).toEqual(["one", "two"]);
});

test("the signature does not hold for another address or another body", async () => {
  const { client, server, destination, url } = await setUpQStash();
  await client.publish({ url, body: "true body" });
  await server.idle();
  await expect(verifySignature(destination.received[0], { url: `${url}/other` })).rejects.toThrow("invalid subject");
  await expect(verifySignature(destination.received[0], { body: "altered" })).rejects.toThrow("body hash");
});

test("each attempt is signed afresh", async () => {
  const { client, server, destination, clock, url } = await setUpQStash({}, (_request, count) => ({ status: count === 1 ? 500 : 200 }));
  await client.publish({ url, body: "x" });
  await server.idle();
  clock.advance(12_000);
  await server.idle();
  expect(headersOf(destination, 0)["upstash-signature"]).not.toBe(headersOf(destination, 1)["upstash-signature"]);
  expect(await verifySignature(destination.received[1])).toBe(true);
});

test("a failing message is tried 4 times, after 12 s, 2 m 28 s and 30 m 8 s, then it is a dead letter", async () => {
  const { client, server, destination, clock, url } = await setUpQStash({}, () => ({ status: 503, body: "busy" }));
  const { messageId } = await client.publishJSON({ url, body: {} });
  const times: number[] = [];
  await server.idle();
  for (const waitMs of [12_000, 148_000, 1_808_000]) {
    clock.advance(waitMs - 1);
    await server.idle();
    times.push(destination.received.length);
    clock.advance(1);
    await server.idle();
  }
  expect(times).toEqual([1, 2, 3]);
  expect(destination.received.map(({ headers }) => headers["upstash-retried"])).toEqual(["0", "1", "2", "3"]);
  const { messages } = await client.dlq.listMessages();
  expect(messages).toMatchObject([{ messageId, responseStatus: 503, responseBody: "busy", maxRetries: 3, url }]);
  expect(server.messages()).toHaveLength(0);
});

test("a formula in retryDelay replaces the table of delays", async () => {
  const { client, server, destination, clock, url } = await setUpQStash({}, () => ({ status: 500 }));
  await client.publish({ url, retries: 2, retryDelay: "1000 * (1 + retried)" });
  await server.idle();
  clock.advance(1000);
  await server.idle();
  clock.advance(1999);
  await server.idle();
  expect(destination.received).toHaveLength(2);
  clock.advance(1);
  await server.idle();
  expect(destination.received).toHaveLength(3);
  expect(server.deadLetters()).toHaveLength(1);
});

test.each([
  ["seconds", () => "7", 7000],
  ["a date", (nowMs: number) => new Date(Math.floor(nowMs / 1000) * 1000 + 90_000).toUTCString(), 90_000],
])("Retry-After as %s decides when a failed message comes back", async (_form, text, waitMs) => {
  const clock = createFakeQStashClock(Math.ceil(Date.now() / 1000) * 1000);
  const { client, server, destination, url } = await setUpQStash({ clock }, () => ({
    status: 409,
    headers: { "retry-after": text(clock.now()) },
  }));
  await client.publish({ url });
  await server.idle();
  clock.advance(waitMs - 1);
  await server.idle();
  expect(destination.received).toHaveLength(1);
  clock.advance(1);
  await server.idle();
  expect(destination.received).toHaveLength(2);
});

test("489 with Upstash-NonRetryable-Error goes to the dead letters at once; 489 alone is retried", async () => {
  const { client, server, url } = await setUpQStash({}, (request) =>
    request.body === "final" ? { status: 489, headers: { "Upstash-NonRetryable-Error": "true" } } : { status: 489 },
  );
  await client.publish({ url, body: "final" });
  await client.publish({ url, body: "again" });
  await server.idle();
  expect(server.deadLetters().map(({ message }) => Buffer.from(message.bodyBase64, "base64").toString())).toEqual(["final"]);
  expect(server.messages()).toHaveLength(1);
});

test("no answer within the timeout, a reset and a refused connection are failures that are retried", async () => {
  const { client, server, clock, url } = await setUpQStash({}, (request) => (request.body === "hang" ? "hang" : "reset"));
  await client.publish({ url, body: "hang", timeout: 3 });
  await client.publish({ url, body: "reset" });
  await client.publish({ url: "http://127.0.0.1:1/closed", body: "refused" });
  await eventually(() => server.messages().filter(({ retried }) => retried === 1).length).toBe(2);
  clock.advance(3000);
  await server.idle();
  expect(server.messages().map(({ retried }) => retried)).toEqual([1, 1, 1]);
  const { logs } = await client.logs({ filter: { state: "ERROR" } });
  expect(logs.map(({ error }) => error)).toEqual(expect.arrayContaining(["no answer within 3 s"]));
});

test("delay and notBefore hold a message back until their time", async () => {
  const { client, server, destination, clock, url } = await setUpQStash();
  await client.publish({ url, body: "delayed", delay: 60 });
  await client.publish({ url, body: "not before", notBefore: Math.ceil(clock.now() / 1000) + 120 });
  await server.idle();
  expect(destination.received).toHaveLength(0);
  clock.advance(60_000);
  await server.idle();
  expect(destination.received.map(({ body }) => body)).toEqual(["delayed"]);
  clock.advance(61_000);
  await server.idle();
  expect(destination.received.map(({ body }) => body)).toEqual(["delayed", "not before"]);
});

test("deliverNow sends what waits without moving the clock", async () => {
  const { client, server, destination, url } = await setUpQStash();
  await client.publish({ url, delay: "7d" });
  await server.deliverNow();
  expect(destination.received).toHaveLength(1);
});

test("a repeated deduplication id is answered 202 with the first id and delivered once, until 10 minutes have passed", async () => {
  const { client, server, destination, clock, url } = await setUpQStash();
  const publish = () => client.publishJSON({ url, body: { n: 1 }, deduplicationId: "trn_1-0-1" });
  const first = await publish();
  expect(await publish()).toEqual({ messageId: first.messageId, url, deduplicated: true });
  const headers = { authorization: `Bearer ${testKeys.token}`, "upstash-deduplication-id": "trn_1-0-1" };
  expect((await fetch(`${server.url}/v2/publish/${url}`, { method: "POST", headers })).status).toBe(202);
  await server.idle();
  expect(destination.received).toHaveLength(1);
  clock.advance(600_000);
  expect((await publish()).deduplicated).toBeUndefined();
  await server.idle();
  expect(destination.received).toHaveLength(2);
});

test("content based deduplication drops only what is equal in destination, body and headers", async () => {
  const { client, server, destination, url } = await setUpQStash();
  for (const [body, trace] of [
    ["a", "1"],
    ["a", "1"],
    ["b", "1"],
    ["a", "2"],
  ] as const) {
    await client.publish({ url, body, headers: { "X-Trace": trace }, contentBasedDeduplication: true });
  }
  await server.idle();
  expect(destination.received).toHaveLength(3);
});

test("redeliver sends the same message again, as the real service may", async () => {
  const { client, server, destination, url } = await setUpQStash();
  const { messageId } = await client.publish({ url, body: "twice" });
  await server.idle();
  expect(await Promise.all([server.redeliver(messageId), server.redeliver(messageId)])).toEqual([200, 200]);
  expect(destination.received.map(({ headers, body }) => [headers["upstash-message-id"], body])).toEqual(
    Array(3).fill([messageId, "twice"]),
  );
  await expect(server.redeliver("msg_unknown")).rejects.toThrow("msg_unknown");
});

test("no more than maxParallel deliveries are in flight", async () => {
  const release: (() => void)[] = [];
  const { client, server, destination, url } = await setUpQStash({ maxParallel: 3 }, async () => {
    await new Promise<void>((resolve) => release.push(resolve));
    return { status: 200 };
  });
  await client.batchJSON(Array.from({ length: 8 }, (_, n) => ({ url, body: { n } })));
  await eventually(() => release.length).toBe(3);
  for (const received of [4, 5, 6, 7, 8]) {
    release.shift()?.();
    await eventually(() => destination.received.length).toBe(received);
  }
  for (const go of release) go();
  await server.idle();
});
