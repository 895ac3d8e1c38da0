import { expect, test } from "vitest";
import type { ReceivedRequest } from "./recording-destination.ts";
import { setUpQStash, testKeys, verifySignature } from "./test-setup.ts";

const base64 = (text: string) => Buffer.from(text).toString("base64");
const at = (path: string) => (request: ReceivedRequest) => new URL(request.url).pathname === path;
const parse = (request: ReceivedRequest | undefined): Record<string, unknown> => JSON.parse(request?.body ?? "null");

test("a callback comes after every attempt, told apart by its count of retries", async () => {
  const { client, server, destination, clock, url } = await setUpQStash({}, (request, count) => {
    if (request.url.endsWith("/callback")) return { status: 200 };
    return { status: count < 4 ? 500 : 204 };
  });
  await client.publish({ url, retries: 5, retryDelay: "1000", callback: `${destination.url}/callback` });
  await server.idle();
  for (let attempt = 0; attempt < 4; attempt += 1) {
    clock.advance(1000);
    await server.idle();
  }
  const bodies = destination.received.filter(at("/callback")).map(parse);
  expect(bodies.map(({ status, retried, maxRetries }) => [status, retried, maxRetries])).toEqual([
    [500, 0, 5],
    [500, 1, 5],
    [204, 2, 5],
  ]);
  expect(bodies.every((body) => !("dlqId" in body))).toBe(true);
});

test("a failure callback has exactly the documented fields, answer and source in base64, signed for its own address", async () => {
  const { client, server, destination, clock, url } = await setUpQStash({}, (request) =>
    request.url.endsWith("/failed") ? { status: 200 } : { status: 503, body: "büsy", headers: { "x-answer": "no" } },
  );
  const createdAt = clock.now();
  const { messageId } = await client.publishJSON({
    url,
    body: { turnId: "trn_1" },
    retries: 1,
    delay: 10,
    headers: { "x-trace": "t1" },
    failureCallback: `${destination.url}/failed`,
  });
  clock.advance(10_000);
  await server.idle();
  clock.advance(12_000);
  await server.idle();
  const calls = destination.received.filter(at("/failed"));
  expect(calls).toHaveLength(1);
  expect(calls[0]).toMatchObject({ method: "POST", headers: { "content-type": "application/json", "upstash-retried": "0" } });
  expect(calls[0]?.headers["upstash-message-id"]).not.toBe(messageId);
  expect(await verifySignature(calls[0])).toBe(true);
  const body = parse(calls[0]);
  expect(body).toEqual({
    status: 503,
    header: expect.objectContaining({ "x-answer": ["no"] }),
    body: base64("büsy"),
    retried: 1,
    maxRetries: 1,
    dlqId: expect.any(String),
    sourceMessageId: messageId,
    url,
    method: "POST",
    sourceHeader: expect.objectContaining({ "x-trace": ["t1"], "content-type": ["application/json"] }),
    sourceBody: base64('{"turnId":"trn_1"}'),
    notBefore: createdAt + 10_000,
    createdAt,
    callerIP: "127.0.0.1",
  });
  expect(await client.dlq.delete(String(body.dlqId))).toEqual({ deleted: 1 });
  expect(server.deadLetters()).toEqual([]);
});

test("a message without any answer fails with status 0 and the reason as its body", async () => {
  const { client, server, destination } = await setUpQStash();
  await client.publish({ url: "http://127.0.0.1:1/closed", retries: 0, failureCallback: `${destination.url}/failed` });
  await server.idle();
  const body = parse(destination.received[0]);
  expect(body).toMatchObject({ status: 0, header: {}, retried: 0, maxRetries: 0 });
  expect(Buffer.from(String(body.body), "base64").toString()).toContain("ECONNREFUSED");
});

test("the last attempt calls both callbacks, and a callback that fails to the end is dead without calling anyone", async () => {
  const { client, server, destination, url } = await setUpQStash({}, () => ({ status: 500 }));
  const callback = `${destination.url}/callback`;
  const failureCallback = `${destination.url}/failed`;
  await client.publish({ url, retries: 0, callback, failureCallback });
  await server.idle();
  expect(destination.received.map((request) => new URL(request.url).pathname).sort()).toEqual(["/api/jobs", "/callback", "/failed"]);
  expect(
    server
      .deadLetters()
      .map(({ message }) => message.url)
      .sort(),
  ).toEqual([url, callback, failureCallback].sort());
});

test("a callback takes the retries of its message unless it has its own, and its own method, timeout and headers", async () => {
  const { client, server, destination, clock, url } = await setUpQStash({}, (request) => ({
    status: at("/api/jobs")(request) ? 200 : 500,
  }));
  await client.publish({
    url,
    retries: 2,
    retryDelay: "1000",
    callback: `${destination.url}/callback`,
    headers: { "Upstash-Callback-Method": "PUT", "Upstash-Callback-Forward-X-Mine": "yes", "Upstash-Callback-Timeout": "4s" },
  });
  await client.publish({ url, callback: `${destination.url}/once`, headers: { "Upstash-Callback-Retries": "0" } });
  await server.idle();
  expect(server.messages().map(({ timeoutMs }) => timeoutMs)).toEqual([4000]);
  for (let retry = 0; retry < 3; retry += 1) {
    clock.advance(1000);
    await server.idle();
  }
  const calls = destination.received.filter(at("/callback"));
  expect(calls.map(({ method, headers }) => [method, headers["x-mine"], headers["upstash-retried"]])).toEqual([
    ["PUT", "yes", "0"],
    ["PUT", "yes", "1"],
    ["PUT", "yes", "2"],
  ]);
  expect(destination.received.filter(at("/once"))).toHaveLength(1);
});

test("a callback names the URL group, the endpoint and the schedule its message came from", async () => {
  const { client, server, destination, clock } = await setUpQStash();
  await client.urlGroups.addEndpoints({ name: "group", endpoints: [{ name: "first", url: `${destination.url}/first` }] });
  const callback = `${destination.url}/callback`;
  await client.schedules.create({ destination: "group", cron: "* * * * *", scheduleId: "minutely", callback });
  clock.advance(60_000);
  await server.idle();
  expect(parse(destination.received.find(at("/callback")))).toMatchObject({
    topicName: "group",
    endpointName: "first",
    scheduleId: "minutely",
    url: `${destination.url}/first`,
  });
});

test("a delayed callback is refused when it is published, as the vendor does", async () => {
  const { client, server, destination, url } = await setUpQStash();
  for (const kind of ["Callback", "Failure-Callback"]) {
    const headers = { [`Upstash-${kind}`]: `${destination.url}/callback`, [`Upstash-${kind}-Delay`]: "5s" };
    const answer = await fetch(`${server.url}/v2/publish/${url}`, {
      method: "POST",
      headers: { authorization: `Bearer ${testKeys.token}`, ...headers },
    });
    expect(answer.status).toBe(400);
  }
  await expect(client.publish({ url, headers: { "Upstash-Cron": "* * * * *" } })).rejects.toMatchObject({ status: 400 });
  expect(server.messages()).toEqual([]);
});
