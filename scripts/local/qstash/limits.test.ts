import { QstashDailyRatelimitError } from "@upstash/qstash";
import { expect, test, vi } from "vitest";
import { startQStash } from "./server.ts";
import { clientOf, setUpQStash, testKeys } from "./test-setup.ts";

test("nothing answers without the token", async () => {
  const { server, url } = await setUpQStash();
  await expect(clientOf(server, "another-token").publish({ url })).rejects.toMatchObject({ status: 401 });
  expect((await fetch(`${server.url}/v2/keys`)).status).toBe(401);
  expect((await fetch(`${server.url}/v2/nothing`)).status).toBe(401);
  expect(server.messages()).toHaveLength(0);
});

test("an endpoint it does not have answers 404 in the vendor's error shape", async () => {
  const { server } = await setUpQStash();
  const answer = await fetch(`${server.url}/v2/workflows/runs`, { headers: { authorization: `Bearer ${testKeys.token}` } });
  expect(answer.status).toBe(404);
  expect(await answer.json()).toEqual({ error: "not found: GET /v2/workflows/runs" });
});

test("a message of the largest size passes and one byte more is refused", async () => {
  const { client, server, bodies, url } = await setUpQStash();
  await client.publish({ url, body: "x".repeat(1_000_000) });
  await expect(client.publish({ url, body: "x".repeat(1_000_001) })).rejects.toMatchObject({ status: 412 });
  await server.idle();
  expect(bodies()).toHaveLength(1);
});

test("a batch with one malformed entry is refused whole", async () => {
  const { client, server, url } = await setUpQStash();
  const batch = [
    { url, body: "good" },
    { url, body: "bad", retryDelay: "process" },
  ];
  await expect(client.batch(batch)).rejects.toMatchObject({ status: 400 });
  expect(server.messages()).toHaveLength(0);
});

test.each([
  ["delay", { delay: "8d" as const }, 412],
  ["delay that is no duration", { headers: { "Upstash-Delay": "soon" } }, 400],
  ["notBefore", { notBefore: Math.floor(Date.now() / 1000) + 8 * 86_400 }, 412],
  ["retries", { headers: { "Upstash-Retries": "many" } }, 400],
  ["flow control without limits", { headers: { "Upstash-Flow-Control-Key": "k" } }, 400],
  ["callback", { callback: "not-a-url" }, 400],
])("a wrong %s is refused", async (_what, wrong, status) => {
  const { client, url } = await setUpQStash();
  await expect(client.publish({ url, ...wrong })).rejects.toMatchObject({ status });
});

test("a destination that is neither an address nor a URL group is refused in the vendor's words", async () => {
  const { client } = await setUpQStash();
  await expect(client.publish({ url: "ftp://example.com" })).rejects.toThrow("endpoint has invalid scheme, add http:// or https://");
});

test("the quotas of queues, schedules, URL groups and messages a day are kept", async () => {
  const { client, clock, url } = await setUpQStash({ limits: { queues: 1, schedules: 1, urlGroups: 1, messagesPerDay: 2 } });
  await client.queue({ queueName: "one" }).upsert({});
  await expect(client.queue({ queueName: "two" }).upsert({})).rejects.toMatchObject({ status: 412 });
  await client.schedules.create({ destination: url, cron: "0 0 1 1 *" });
  await expect(client.schedules.create({ destination: url, cron: "0 0 1 1 *" })).rejects.toMatchObject({ status: 412 });
  await client.urlGroups.addEndpoints({ name: "one", endpoints: [{ url }] });
  await expect(client.urlGroups.addEndpoints({ name: "two", endpoints: [{ url }] })).rejects.toMatchObject({ status: 412 });
  await client.batch([{ url }, { url }]);
  await expect(client.publish({ url })).rejects.toBeInstanceOf(QstashDailyRatelimitError);
  clock.advance(86_400_000);
  await client.publish({ url });
});

test("redacted fields are delivered as they are and shown only as hashes", async () => {
  const { client, server, bodies, url } = await setUpQStash();
  const headers = { "X-Secret": "s3cret", "X-Open": "open" };
  const { messageId } = await client.publish({ url, body: "private", headers, delay: 5, redact: { body: true, header: ["x-secret"] } });
  const shown = await client.messages.get(messageId);
  expect(JSON.stringify(shown)).not.toMatch(/private|s3cret/);
  expect(shown.header?.["x-open"]).toEqual(["open"]);
  await server.deliverNow();
  expect(bodies()).toEqual(["private"]);
});

test("it does not start with NODE_ENV=production or without secrets", async () => {
  vi.stubEnv("NODE_ENV", "production");
  await expect(startQStash(testKeys)).rejects.toThrow("QSTASH_URL");
  vi.unstubAllEnvs();
  await expect(startQStash({ ...testKeys, token: "" })).rejects.toThrow("token");
});

test("it listens on 127.0.0.1 alone and says so when the port is taken", async () => {
  const { server } = await setUpQStash();
  const { hostname, port } = new URL(server.url);
  expect(hostname).toBe("127.0.0.1");
  await expect(fetch(`http://127.0.0.2:${port}/v2/keys`)).rejects.toThrow("fetch failed");
  await expect(startQStash({ ...testKeys, port: Number(port) })).rejects.toThrow("EADDRINUSE");
});
