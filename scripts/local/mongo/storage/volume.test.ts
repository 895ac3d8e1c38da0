import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { type Collection, MongoClient } from "mongodb";
import { expect, onTestFinished, test } from "vitest";
import { startEmbeddedMongo } from "../server.ts";
import { temporaryFolder } from "../test-client.ts";

type Item = { _id: number; lane: number; body: string };

const ACKNOWLEDGED = 20_000;
const BATCH = 50;
const LANES = 6;

async function spawnServer(dir: string): Promise<{ child: ChildProcess; uri: string }> {
  const server = new URL("../server.ts", import.meta.url).href;
  const script = `import { startEmbeddedMongo } from ${JSON.stringify(server)}; console.log((await startEmbeddedMongo({ dir: process.argv[1] })).uri);`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script, dir], { stdio: ["ignore", "pipe", "inherit"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  for await (const line of createInterface({ input: child.stdout })) return { child, uri: line };
  throw new Error("The server process ended before it listened.");
}

/** Half of the lanes insert one by one, half in batches; a lane ends when the server is gone. */
async function insertUntilGone(items: Collection<Item>, lane: number, onAcknowledged: (ids: readonly number[]) => void): Promise<void> {
  const size = lane % 2 === 0 ? 1 : BATCH;
  for (let next = lane; ; next += size * LANES) {
    const batch = Array.from({ length: size }, (_, at) => ({ _id: next + at * LANES, lane, body: "x".repeat(200) }));
    try {
      await items.insertMany(batch);
    } catch {
      return;
    }
    onAcknowledged(batch.map(({ _id }) => _id));
  }
}

test("20,000 acknowledged inserts survive SIGKILL in the middle of the next ones", async () => {
  const dir = temporaryFolder();
  const { child, uri } = await spawnServer(dir);
  const exited = once(child, "exit");
  const acknowledged: number[] = [];
  const client = new MongoClient(`${uri}&retryWrites=false`, { serverSelectionTimeoutMS: 1_000 });
  const items = client.db("test").collection<Item>("items");
  await items.createIndex({ lane: 1, _id: -1 });
  const onAcknowledged = (ids: readonly number[]) => {
    acknowledged.push(...ids);
    if (acknowledged.length >= ACKNOWLEDGED) child.kill("SIGKILL");
  };
  await Promise.all(Array.from({ length: LANES }, (_, lane) => insertUntilGone(items, lane, onAcknowledged)));
  await client.close();
  expect(await exited).toEqual([null, "SIGKILL"]);
  expect(acknowledged.length).toBeGreaterThanOrEqual(ACKNOWLEDGED);

  const again = await startEmbeddedMongo({ dir });
  onTestFinished(() => again.close());
  const reader = await new MongoClient(again.uri).connect();
  onTestFinished(() => reader.close());
  const found = reader.db("test").collection<Item>("items");
  const kept = new Set((await found.find({}, { projection: { _id: 1 } }).toArray()).map(({ _id }) => _id));
  expect(acknowledged.filter((id) => !kept.has(id))).toEqual([]);
  // The index holds what the collection holds.
  const byIndex = await Promise.all(Array.from({ length: LANES }, (_, lane) => found.countDocuments({ lane })));
  expect(byIndex.reduce((total, count) => total + count, 0)).toBe(kept.size);
}, 120_000);
