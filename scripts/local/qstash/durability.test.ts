import { spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect, onTestFinished, test } from "vitest";
import { createFakeQStashClock } from "./clock.ts";
import { startRecordingDestination } from "./recording-destination.ts";
import { startQStash } from "./server.ts";
import { clientOf, eventually, testKeys } from "./test-setup.ts";

function createDir(): string {
  const dir = mkdtempSync(join(tmpdir(), "qstash-"));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  return dir;
}

/** A stand-in in a process of its own, which a test can kill. */
async function startInChild(dir: string) {
  const serverUrl = new URL("./server.ts", import.meta.url).href;
  const options = JSON.stringify({ ...testKeys, dir });
  const script = `const { startQStash } = await import(${JSON.stringify(serverUrl)}); console.log((await startQStash(${options})).url);`;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", script], { stdio: ["ignore", "pipe", "inherit"] });
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  const [url] = await once(createInterface({ input: child.stdout }), "line");
  return { url: String(url), child };
}

test("every message acknowledged before a SIGKILL is delivered after the restart", { timeout: 60_000 }, async () => {
  const dir = createDir();
  const destination = await startRecordingDestination();
  onTestFinished(() => destination.close());
  const acknowledged: string[] = [];
  for (const round of [1, 2, 3]) {
    const { url, child } = await startInChild(dir);
    const client = clientOf({ url });
    const publishers = Array.from({ length: 8 }, async () => {
      for (;;) acknowledged.push((await client.publish({ url: destination.url, body: "x", delay: round === 1 ? 3600 : 0 })).messageId);
    });
    const allEnded = Promise.allSettled(publishers);
    await eventually(() => acknowledged.length).toBeGreaterThan(round * 100);
    child.kill("SIGKILL");
    await once(child, "exit");
    await allEnded;
  }
  const server = await startQStash({ ...testKeys, dir });
  onTestFinished(() => server.close());
  await server.deliverNow();
  const delivered = new Set(destination.received.map(({ headers }) => headers["upstash-message-id"]));
  expect(acknowledged.length).toBeGreaterThan(300);
  expect(acknowledged.filter((messageId) => !delivered.has(messageId))).toEqual([]);
});

test("retries, dead letters, queues, schedules, deduplication and rotated keys outlive a restart", async () => {
  const dir = createDir();
  const clock = createFakeQStashClock();
  const destination = await startRecordingDestination(() => ({ status: 500 }));
  onTestFinished(() => destination.close());
  const first = await startQStash({ ...testKeys, dir, clock });
  const client = clientOf(first);
  const { messageId } = await client.publish({ url: destination.url, body: "again", deduplicationId: "d1" });
  await client.publish({ url: destination.url, body: "dead", retries: 0 });
  await first.idle();
  await client.queue({ queueName: "turns" }).upsert({ parallelism: 2, paused: true });
  await client.schedules.create({ destination: destination.url, cron: "* * * * *", scheduleId: "tick" });
  await fetch(`${first.url}/v2/keys/rotate`, { method: "POST", headers: { authorization: `Bearer ${testKeys.token}` } });
  await first.close();

  const second = await startQStash({ ...testKeys, dir, clock });
  onTestFinished(() => second.close());
  const again = clientOf(second);
  expect(second.messages()).toMatchObject([{ messageId, retried: 1 }]);
  expect(second.deadLetters()).toMatchObject([{ message: { maxRetries: 0 } }]);
  expect(await again.queue({ queueName: "turns" }).get()).toMatchObject({ parallelism: 2, paused: true });
  expect(await again.schedules.get("tick")).toMatchObject({ cron: "* * * * *" });
  expect(await again.publish({ url: destination.url, deduplicationId: "d1" })).toMatchObject({ messageId, deduplicated: true });
  const keys = await (await fetch(`${second.url}/v2/keys`, { headers: { authorization: `Bearer ${testKeys.token}` } })).json();
  expect(keys).toMatchObject({ current: testKeys.nextSigningKey });
});

test("a delivery cut off by a stop does not count as a failed attempt and comes again", async () => {
  const dir = createDir();
  const destination = await startRecordingDestination((_request, count) => (count === 1 ? "hang" : { status: 200 }));
  onTestFinished(() => destination.close());
  const first = await startQStash({ ...testKeys, dir });
  await clientOf(first).publish({ url: destination.url, retries: 0 });
  await eventually(() => destination.received.length).toBe(1);
  await first.close();
  const second = await startQStash({ ...testKeys, dir });
  onTestFinished(() => second.close());
  await second.idle();
  expect(destination.received.map(({ headers }) => headers["upstash-retried"])).toEqual(["0", "0"]);
  expect(second.deadLetters()).toEqual([]);
});

test("a second process is refused while the first lives, and takes over once it was killed", async () => {
  const dir = createDir();
  const { url, child } = await startInChild(dir);
  const { messageId } = await clientOf({ url }).publish({ url: "http://127.0.0.1:1/", delay: 60 });
  await expect(startQStash({ ...testKeys, dir })).rejects.toThrow("Another local QStash uses");
  await clientOf({ url }).publish({ url: "http://127.0.0.1:1/", delay: 60 });
  child.kill("SIGKILL");
  await once(child, "exit");
  const server = await startQStash({ ...testKeys, dir });
  onTestFinished(() => server.close());
  expect(server.messages()).toMatchObject([{ messageId }, {}]);
});

test("slots a schedule missed while nothing ran are made up by one message", async () => {
  const dir = createDir();
  const clock = createFakeQStashClock();
  const destination = await startRecordingDestination();
  onTestFinished(() => destination.close());
  const first = await startQStash({ ...testKeys, dir, clock });
  await clientOf(first).schedules.create({ destination: destination.url, cron: "* * * * *" });
  await first.close();
  clock.advance(600_000);
  const second = await startQStash({ ...testKeys, dir, clock });
  onTestFinished(() => second.close());
  await second.idle();
  expect(destination.received).toHaveLength(1);
});

test("a line torn by a crash is dropped, and a damaged one stops the start with its number", async () => {
  const dir = createDir();
  const clock = createFakeQStashClock();
  const first = await startQStash({ ...testKeys, dir, clock });
  await clientOf(first).publish({ url: "http://127.0.0.1:1/", delay: 60 });
  await first.close();
  const path = join(dir, "qstash.jsonl");
  appendFileSync(path, '[{"kind":"message","id":"msg_torn","val');
  const second = await startQStash({ ...testKeys, dir, clock });
  expect(second.messages()).toHaveLength(1);
  await second.close();
  appendFileSync(path, "not json\n");
  await expect(startQStash({ ...testKeys, dir, clock })).rejects.toThrow(/Line \d+ of .* is damaged/);
});

test("the file shrinks to what is left when it is opened, and only its owner may read it", async () => {
  const dir = createDir();
  const destination = await startRecordingDestination();
  onTestFinished(() => destination.close());
  const first = await startQStash({ ...testKeys, dir });
  const body = "y".repeat(200_000);
  for (const _message of [1, 2, 3]) await clientOf(first).publish({ url: destination.url, body });
  await first.idle();
  await first.close();
  const path = join(dir, "qstash.jsonl");
  expect(statSync(path).size).toBeGreaterThan(600_000);
  await (await startQStash({ ...testKeys, dir })).close();
  expect(statSync(path).size).toBeLessThan(20_000);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(readFileSync(path, "utf8")).not.toContain(Buffer.from(body).toString("base64").slice(0, 100));
});
