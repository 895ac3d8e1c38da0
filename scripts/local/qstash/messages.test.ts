import { expect, test } from "vitest";
import { eventually, setUpQStash, testKeys, verifySignature } from "./test-setup.ts";

test("a callback brings the answer, base64 and signed, with what it answers", async () => {
  const { client, server, destination, url } = await setUpQStash({}, () => ({ status: 201, body: "done", headers: { "x-answer": "yes" } }));
  const callback = `${destination.url}/callback`;
  const headers = { "Upstash-Callback-Forward-X-Why": "callback" };
  const { messageId } = await client.publishJSON({ url, body: { n: 1 }, callback, headers });
  await server.idle();
  const request = destination.received[1];
  expect(await verifySignature(request)).toBe(true);
  expect(request?.headers["x-why"]).toBe("callback");
  expect(JSON.parse(request?.body ?? "")).toMatchObject({
    status: 201,
    header: { "x-answer": ["yes"] },
    body: Buffer.from("done").toString("base64"),
    retried: 0,
    maxRetries: 3,
    sourceMessageId: messageId,
    sourceBody: Buffer.from('{"n":1}').toString("base64"),
    url,
    method: "POST",
  });
});

test("an answer too long for a callback is cut until the callback is a message of allowed size", async () => {
  const { client, server, destination, url } = await setUpQStash({}, (request) => ({
    status: 200,
    body: request.url.endsWith("/callback") ? "" : "x".repeat(1_100_000),
  }));
  await client.publish({ url, callback: `${destination.url}/callback` });
  await server.idle();
  const sizeBytes = destination.received[1]?.body.length ?? 0;
  expect(sizeBytes).toBeGreaterThan(999_900);
  expect(sizeBytes).toBeLessThanOrEqual(1_000_000);
});

test("a failure callback comes once, when the retries are spent, and names the dead letter", async () => {
  const { client, server, destination, clock, url } = await setUpQStash({}, (request) => ({
    status: request.url.endsWith("/failed") ? 200 : 500,
  }));
  const { messageId } = await client.publish({ url, body: "x", retries: 1, failureCallback: `${destination.url}/failed` });
  await server.idle();
  expect(destination.received).toHaveLength(1);
  clock.advance(12_000);
  await server.idle();
  const calls = destination.received.filter((request) => request.url.endsWith("/failed"));
  expect(calls).toHaveLength(1);
  const [deadLetter] = server.deadLetters();
  expect(JSON.parse(calls[0]?.body ?? "")).toMatchObject({ sourceMessageId: messageId, dlqId: deadLetter?.dlqId, status: 500, retried: 1 });
});

test("a dead letter can be read, replayed under a new id and deleted", async () => {
  let status = 500;
  const { client, server, destination, url } = await setUpQStash({}, () => ({ status }));
  await client.publish({ url, body: "first", retries: 0, label: "one" });
  await client.publish({ url, body: "second", retries: 0 });
  await server.idle();
  const { messages } = await client.dlq.listMessages({ filter: { label: "one" } });
  expect(messages).toMatchObject([{ body: "first", labels: ["one"] }]);
  status = 200;
  const { responses } = await client.dlq.retry(messages.map(({ dlqId }) => dlqId));
  await server.idle();
  expect(destination.received[2]?.headers["upstash-message-id"]).toBe(responses[0]?.messageId);
  expect(await client.dlq.delete({ all: true })).toMatchObject({ deleted: 1 });
  expect(server.deadLetters()).toHaveLength(0);
});

test("a cancelled message is not delivered and is found no more", async () => {
  const { client, server, destination, url } = await setUpQStash();
  const { messageId } = await client.publishJSON({ url, body: { n: 1 }, delay: 60, label: ["a", "b"] });
  expect(await client.messages.get(messageId)).toMatchObject({ messageId, body: '{"n":1}', maxRetries: 3, labels: ["a", "b"] });
  expect(await client.messages.cancel(messageId)).toEqual({ cancelled: 1 });
  await server.deliverNow();
  expect(destination.received).toHaveLength(0);
  await expect(client.messages.get(messageId)).rejects.toMatchObject({ status: 404 });
});

test("a message cancelled on its way is neither retried nor buried when its delivery fails", async () => {
  let release = () => {};
  const { client, server, destination, url } = await setUpQStash({}, async () => {
    await new Promise<void>((resolve) => {
      release = resolve;
    });
    return { status: 500 };
  });
  const sent = [await client.publish({ url, retries: 3 }), await client.publish({ url: `${url}/slow`, delay: 60, retries: 0 })];
  await eventually(() => destination.received.length).toBe(1);
  await client.messages.cancel(sent.map(({ messageId }) => messageId));
  release();
  await server.idle();
  expect(server.messages()).toEqual([]);
  expect(server.deadLetters()).toEqual([]);
});

test("a bulk cancel takes what its filter names and refuses a filter it does not know", async () => {
  const { client, server, url } = await setUpQStash();
  await client.batchJSON([1, 2, 3].map((n) => ({ url, body: { n }, delay: 60, label: n === 2 ? "keep" : "drop" })));
  expect(await client.messages.cancel({ filter: { label: "drop" } })).toEqual({ cancelled: 2 });
  expect(server.messages().map(({ labels }) => labels)).toEqual([["keep"]]);
  const refused = await fetch(`${server.url}/v2/messages?lable=keep`, {
    method: "DELETE",
    headers: { authorization: `Bearer ${testKeys.token}` },
  });
  expect(refused.status).toBe(400);
});

test("dead letters can be deleted page by page until no cursor is left", async () => {
  const { client, server, url } = await setUpQStash({}, () => ({ status: 500 }));
  await client.batch(Array.from({ length: 5 }, (_, n) => ({ url, body: String(n), retries: 0 })));
  await server.idle();
  const deleted: number[] = [];
  let cursor: string | undefined;
  do {
    const page = await client.dlq.delete({ all: true, count: 2, ...(cursor === undefined ? {} : { cursor }) });
    deleted.push(page.deleted);
    cursor = page.cursor;
  } while (cursor);
  expect(deleted).toEqual([2, 2, 1]);
  expect(server.deadLetters()).toEqual([]);
});

test("the log tells what happened to a message, newest first", async () => {
  const { client, server, clock, url } = await setUpQStash({}, (_request, count) => ({ status: count === 1 ? 500 : 200 }));
  const { messageId } = await client.publish({ url });
  await server.idle();
  clock.advance(12_000);
  await server.idle();
  const { logs } = await client.logs({ messageIds: [messageId] });
  expect(logs.map(({ state }) => state)).toEqual(["DELIVERED", "ACTIVE", "RETRY", "ERROR", "ACTIVE", "CREATED"]);
});

test("the log can be read in pages without a gap", async () => {
  const { client, server, url } = await setUpQStash();
  await client.batchJSON(Array.from({ length: 5 }, (_, n) => ({ url, body: { n } })));
  await server.idle();
  const all = (await client.logs()).logs.map(({ messageId, state }) => `${messageId} ${state}`);
  const paged: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await client.logs({ filter: { count: 4 }, ...(cursor === undefined ? {} : { cursor }) });
    paged.push(...page.logs.map(({ messageId, state }) => `${messageId} ${state}`));
    cursor = page.cursor;
  } while (cursor);
  expect(paged).toEqual(all);
});
