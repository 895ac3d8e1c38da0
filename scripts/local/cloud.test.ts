import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { MongoClient } from "mongodb";
import { afterEach, expect, test } from "vitest";
import { parseEnv } from "../../lib/platform/env.ts";
import { type CloudOptions, type LocalCloud, startLocalCloud } from "./cloud.ts";

const dir = mkdtempSync(path.join(tmpdir(), "aegis-cloud-"));
let cloud: LocalCloud | null = null;

async function start(options: Partial<CloudOptions> = {}): Promise<LocalCloud> {
  cloud = await startLocalCloud({ dir: null, ...options });
  return cloud;
}

afterEach(async () => {
  await cloud?.close();
  cloud = null;
  rmSync(dir, { recursive: true, force: true });
});

async function withRecords<Result>(uri: string, run: (records: { add(): Promise<unknown>; count(): Promise<number> }) => Promise<Result>) {
  const client = new MongoClient(uri);
  const collection = client.db().collection("records");
  try {
    return await run({ add: () => collection.insertOne({ at: 1 }), count: () => collection.countDocuments() });
  } finally {
    await client.close();
  }
}

test("its environment is complete and passes the rules of production", async () => {
  const { environment } = await start({ appUrl: "http://localhost:3000", openAiFake: true });
  expect(() => parseEnv({ ...environment, NODE_ENV: "production" })).not.toThrow();
  expect(parseEnv(environment).modelKeys.openai?.baseUrl).toMatch(/\/v1$/);
});

test("each service answers on 127.0.0.1, the HTTP ones only with their token", async () => {
  const { environment } = await start();
  const { UPSTASH_REDIS_REST_URL: redis = "", UPSTASH_REDIS_REST_TOKEN: token, QSTASH_URL: queue = "" } = environment;
  for (const address of [redis, queue, environment.MONGODB_URI ?? ""]) expect(new URL(address).hostname).toBe("127.0.0.1");
  const statusOf = async (address: string, bearer: string) =>
    (await fetch(address, { headers: { authorization: `Bearer ${bearer}` } })).status;
  expect(await statusOf(`${redis}/ping`, token ?? "")).toBe(200);
  expect(await statusOf(`${redis}/ping`, "wrong")).toBe(401);
  expect(await statusOf(`${queue}/v2/queues`, environment.QSTASH_TOKEN ?? "")).toBe(200);
  expect(await statusOf(`${queue}/v2/queues`, "wrong")).toBe(401);
});

test("what was written is there after a restart on the same folder, under the same keys", async () => {
  const first = await start({ dir });
  await withRecords(first.environment.MONGODB_URI ?? "", ({ add }) => add());
  await first.close();
  const second = await start({ dir });
  expect(second.environment.ENCRYPTION_KEY).toBe(first.environment.ENCRYPTION_KEY);
  expect(await withRecords(second.environment.MONGODB_URI ?? "", ({ count }) => count())).toBe(1);
});

test("it does not start in production, and a failed start leaves nothing running", async () => {
  await expect(start({ given: { NODE_ENV: "production" } })).rejects.toThrow("production");
  const running = await start({ dir });
  await expect(startLocalCloud({ dir })).rejects.toThrow("in use");
  await running.close();
  // Had the failed start kept its Redis or its queue, their folders would still be claimed.
  await start({ dir });
});
