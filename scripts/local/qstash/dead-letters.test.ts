import { expect, test } from "vitest";
import { setUpQStash, testKeys } from "./test-setup.ts";

const authorization = { authorization: `Bearer ${testKeys.token}` };

/** Four dead letters that differ in everything a filter can ask for; `failing` answers with the status named in the path. */
async function setUpDeadLetters() {
  const setUp = await setUpQStash({ limits: { urlGroups: 2 } }, ({ url }) => ({ status: Number(/\d{3}$/.exec(url)?.[0] ?? 500) }));
  const { client, clock, destination, server } = setUp;
  await client.urlGroups.addEndpoints({ name: "group", endpoints: [{ url: `${destination.url}/group/500` }] });
  await client.schedules.create({
    destination: `${destination.url}/schedule/503`,
    cron: "* * * * *",
    scheduleId: "every-minute",
    retries: 0,
  });
  clock.advance(60_000);
  await server.idle();
  await client.schedules.delete("every-minute");
  const startedAt = clock.now();
  clock.advance(1000);
  await client.publish({ urlGroup: "group", retries: 0, label: ["a", "b"] });
  const plain = await client.publish({ url: `${destination.url}/plain/404`, retries: 0, flowControl: { key: "slow", rate: 5 } });
  await client.queue({ queueName: "turns" }).enqueue({ url: `${destination.url}/queue/500`, retries: 0, label: "b" });
  await server.idle();
  return { ...setUp, startedAt, plain };
}

test.each([
  ["url", (base: string) => ({ url: `${base}/plain/404` }), ["/plain/404"]],
  ["urlGroup", () => ({ urlGroup: "group" }), ["/group/500"]],
  ["scheduleId", () => ({ scheduleId: "every-minute" }), ["/schedule/503"]],
  ["queueName", () => ({ queueName: "turns" }), ["/queue/500"]],
  ["label", () => ({ label: "b" }), ["/group/500", "/queue/500"]],
  ["several labels", () => ({ label: ["a", "none"] }), ["/group/500"]],
  ["responseStatus", () => ({ responseStatus: 404 }), ["/plain/404"]],
  ["callerIp", () => ({ callerIp: "10.0.0.1" }), []],
  ["flowControlKey", () => ({ flowControlKey: "slow" }), ["/plain/404"]],
  ["two filters at once", () => ({ label: "b", responseStatus: 500, queueName: "turns" }), ["/queue/500"]],
])("the client lists dead letters by %s", async (_name, filterFor, paths) => {
  const { client, destination } = await setUpDeadLetters();
  const { messages } = await client.dlq.listMessages({ filter: filterFor(destination.url) });
  expect(messages.map(({ url }) => new URL(url).pathname).sort()).toEqual(paths);
});

test("dead letters are listed by message and by the time of their failure, both ends included", async () => {
  const { client, startedAt, plain } = await setUpDeadLetters();
  const count = async (filter: object) => (await client.dlq.listMessages({ filter })).messages.length;
  expect(await count({ messageId: plain.messageId })).toBe(1);
  expect(await count({ fromDate: startedAt + 1000 })).toBe(3);
  expect(await count({ fromDate: startedAt + 1001 })).toBe(0);
  expect(await count({ toDate: startedAt })).toBe(1);
  expect(await count({ toDate: startedAt - 1 })).toBe(0);
});

test("a filter the service does not know is an error, not a list of everything", async () => {
  const { client, server } = await setUpDeadLetters();
  const typo = { label: "a", lable: "a" };
  await expect(client.dlq.listMessages({ filter: typo })).rejects.toMatchObject({ status: 400 });
  await expect(client.dlq.delete({ filter: typo })).rejects.toMatchObject({ status: 400 });
  await expect(client.dlq.retry({ filter: typo })).rejects.toMatchObject({ status: 400 });
  expect(server.deadLetters()).toHaveLength(4);
});

test("dead letters are listed page by page, every one once", async () => {
  const { client, server } = await setUpDeadLetters();
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await client.dlq.listMessages({ count: 3, ...(cursor === undefined ? {} : { cursor }) });
    seen.push(...page.messages.map(({ dlqId }) => dlqId));
    cursor = page.cursor;
  } while (cursor);
  expect(seen).toEqual(server.deadLetters().map(({ dlqId }) => dlqId));
});

test("dead letters are deleted one by one, by their ids and by filter, and what is gone is a 404", async () => {
  const { client, server } = await setUpDeadLetters();
  const [first = "", second = "", third = ""] = server.deadLetters().map(({ dlqId }) => dlqId);
  await client.dlq.delete(first);
  await expect(client.dlq.delete(first)).rejects.toMatchObject({ status: 404 });
  expect((await fetch(`${server.url}/v2/dlq/${first}`, { headers: authorization })).status).toBe(404);
  expect(await client.dlq.deleteMany({ dlqIds: [first, second] })).toMatchObject({ deleted: 1 });
  expect(await client.dlq.delete({ filter: { queueName: "turns" } })).toMatchObject({ deleted: 1 });
  expect(server.deadLetters().map(({ dlqId }) => dlqId)).toEqual([third]);
});

test("one dead letter shows its message and the whole last answer", async () => {
  const { client, server, url } = await setUpQStash({}, () => ({ status: 500, headers: { "x-why": "full" }, body: "no room" }));
  const { messageId } = await client.publishJSON({ url, body: { n: 1 }, retries: 0, label: "one" });
  await server.idle();
  const [dead] = server.deadLetters();
  const shown = await (await fetch(`${server.url}/v2/dlq/${dead?.dlqId}`, { headers: authorization })).json();
  expect(shown).toMatchObject({ dlqId: dead?.dlqId, messageId, url, method: "POST", body: '{"n":1}', maxRetries: 0, labels: ["one"] });
  expect(shown).toMatchObject({ responseStatus: 500, responseHeader: { "x-why": ["full"] }, responseBody: "no room" });
});

test("a retried dead letter keeps its settings under a new id, and comes back dead when it fails again", async () => {
  const { client, server, destination, clock, url } = await setUpQStash({}, () => ({ status: 500 }));
  const { messageId } = await client.publishJSON({ url, body: 1, retries: 1, headers: { "x-trace": "t" } });
  const spendRetries = async () => {
    await server.idle();
    clock.advance(12_000);
    await server.idle();
  };
  await spendRetries();
  const [dead] = server.deadLetters();
  const { responses } = await client.dlq.retry(dead?.dlqId ?? "");
  await spendRetries();
  expect(
    destination.received.map(({ headers }) => [headers["upstash-message-id"], headers["upstash-retried"], headers["x-trace"]]),
  ).toEqual([
    [messageId, "0", "t"],
    [messageId, "1", "t"],
    [responses[0]?.messageId, "0", "t"],
    [responses[0]?.messageId, "1", "t"],
  ]);
  expect(server.deadLetters().map(({ message }) => message.messageId)).toEqual([responses[0]?.messageId]);
  expect(server.deadLetters()[0]?.dlqId).not.toBe(dead?.dlqId);
});

test("the headers of a retry replace the settings they name and leave the others", async () => {
  const { client, server, url } = await setUpQStash({}, () => ({ status: 500 }));
  await client.publishJSON({ url, body: 1, retries: 0, timeout: 7, label: "kept", headers: { "x-trace": "t" } });
  await server.idle();
  const headers = { ...authorization, "Upstash-Retries": "5", "Upstash-Delay": "1m", "Upstash-Forward-X-Other": "new" };
  const dlqId = server.deadLetters()[0]?.dlqId;
  const answer = await fetch(`${server.url}/v2/dlq/retry/${dlqId}`, { method: "POST", headers });
  expect(answer.status).toBe(201);
  const { messageId } = await answer.json();
  expect(server.messages()).toMatchObject([
    { messageId, maxRetries: 5, timeoutMs: 7000, labels: ["kept"], header: { "x-trace": ["t"], "x-other": ["new"] } },
  ]);
  expect((await client.messages.get(messageId)).notBefore).toBe((server.messages()[0]?.createdAt ?? 0) + 60_000);
});

test("all dead letters of a filter are retried at once, the others stay", async () => {
  const { client, server } = await setUpDeadLetters();
  const { responses } = await client.dlq.retry({ filter: { label: "b" } });
  expect(responses).toHaveLength(2);
  expect((await client.dlq.retry({ dlqIds: ["none"] })).responses).toEqual([]);
  await server.idle();
  expect(server.deadLetters()).toHaveLength(4);
});
