import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, readFileSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { Long, MongoClient } from "mongodb";
import { expect, onTestFinished, test, vi } from "vitest";
import { type EmbeddedMongo, startEmbeddedMongo } from "../server.ts";
import { temporaryFolder } from "../test-client.ts";
import { type Catalog, listCollections } from "./catalog.ts";
import { recover } from "./recovery.ts";
import { treeRange } from "./tree.ts";

interface Item {
  _id: number;
  n?: number;
}

async function withClient<T>(uri: string, run: (client: MongoClient) => Promise<T>): Promise<T> {
  const client = await new MongoClient(uri, { serverSelectionTimeoutMS: 3000 }).connect();
  return run(client).finally(() => client.close());
}

/** A server in a process of its own, so that it can be killed; `fileBlocks` limits how far its log can grow. */
async function spawnServer(dir: string, port = 0, fileBlocks?: number): Promise<{ child: ChildProcess; uri: string }> {
  const server = new URL("../server.ts", import.meta.url).href;
  const script = `import { startEmbeddedMongo } from ${JSON.stringify(server)}; console.log((await startEmbeddedMongo({ dir: process.argv[1], port: ${port} })).uri);`;
  const limited = `${fileBlocks === undefined ? "" : `trap '' XFSZ; ulimit -f ${fileBlocks}; `}exec "$0" --input-type=module -e "$1" "$2"`;
  const child = spawn("sh", ["-c", limited, process.execPath, script, dir], { stdio: ["ignore", "pipe", "inherit"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  if (child.stdout === null) throw new Error("no output to read");
  for await (const line of createInterface({ input: child.stdout })) return { child, uri: line };
  throw new Error("the server process ended before it listened");
}

async function kill(child: ChildProcess): Promise<void> {
  const exited = once(child, "exit");
  child.kill("SIGKILL");
  await exited;
}

async function open(dir: string): Promise<EmbeddedMongo> {
  const server = await startEmbeddedMongo({ dir });
  onTestFinished(() => server.close().catch(() => undefined));
  return server;
}

test("after SIGKILL every acknowledged insert, update and transaction is found, and no transaction in part", async () => {
  const dir = temporaryFolder();
  const { child, uri } = await spawnServer(dir);
  const acknowledged: number[] = [];
  const pairs: number[] = [];
  await withClient(`${uri}&retryWrites=false`, async (client) => {
    const items = client.db("test").collection<Item>("items");
    const paired = client.db("test").collection<Item>("paired");
    await Promise.all([items.createIndex({ n: 1 }), paired.createIndex({ n: 1 })]);
    const write = async (lane: number): Promise<void> => {
      for (let at = lane; ; at += 8) {
        await items.insertOne({ _id: at, n: 0 });
        await items.updateOne({ _id: at }, { $inc: { n: 1 } });
        acknowledged.push(at);
        if (acknowledged.length === 800) await kill(child);
      }
    };
    const pair = async (): Promise<void> => {
      for (let at = 0; ; at++) {
        await client.withSession(async (session) => {
          session.startTransaction();
          await paired.insertOne({ _id: 2 * at, n: at }, { session });
          await paired.insertOne({ _id: 2 * at + 1, n: at }, { session });
          await session.commitTransaction();
        });
        pairs.push(at);
      }
    };
    const lanes = [...Array.from({ length: 8 }, (_, lane) => write(lane)), pair()];
    await Promise.allSettled(lanes);
  });
  const server = await open(dir);
  await withClient(server.uri, async (client) => {
    const items = client.db("test").collection<Item>("items");
    const found = new Set((await items.find({ n: 1 }).toArray()).map(({ _id }) => _id));
    expect(acknowledged.length).toBeGreaterThanOrEqual(800);
    expect(acknowledged.filter((id) => !found.has(id))).toEqual([]);
    const halves = await client
      .db("test")
      .collection<Item>("paired")
      .aggregate([{ $group: { _id: "$n", count: { $sum: 1 } } }])
      .toArray();
    expect(halves.filter(({ count }) => count !== 2)).toEqual([]);
    const kept = new Set(halves.map(({ _id }) => _id));
    expect(pairs.filter((at) => !kept.has(at))).toEqual([]);
  });
});

test("a write repeated under its number after a crash is answered as before and not applied twice", async () => {
  const dir = temporaryFolder();
  const first = await spawnServer(dir);
  await withClient(first.uri, async (client) => {
    const session = client.startSession();
    const command = { findAndModify: "counters", query: { _id: 1 }, update: { $inc: { n: 1 } }, upsert: true, new: true };
    const increment = (number: number) => client.db("test").command({ ...command, txnNumber: Long.fromNumber(number) }, { session });
    const answer = await increment(1);
    await kill(first.child);
    await spawnServer(dir, Number(new URL(first.uri).port));
    const repeated = await vi.waitFor(() => increment(1));
    expect(repeated.value).toEqual({ _id: 1, n: 1 });
    expect(repeated.lastErrorObject).toEqual(answer.lastErrorObject);
    expect((await increment(2)).value).toEqual({ _id: 1, n: 2 });
    await session.endSession();
  });
});

test("a tail torn by a kill is cut off and what came before it is kept", async () => {
  const dir = temporaryFolder();
  const log = join(dir, "data.log");
  const first = await startEmbeddedMongo({ dir });
  await withClient(first.uri, (client) =>
    client
      .db("test")
      .collection<Item>("items")
      .insertMany([{ _id: 1 }, { _id: 2 }]),
  );
  const sizeBefore = statSync(log).size;
  await withClient(first.uri, (client) => client.db("test").collection<Item>("items").insertOne({ _id: 3 }));
  await first.close();
  const whole = readFileSync(log);
  for (const size of [sizeBefore + 1, sizeBefore + 9, whole.length - 1]) {
    writeFileSync(log, whole);
    truncateSync(log, size);
    const server = await startEmbeddedMongo({ dir });
    await withClient(server.uri, async (client) => {
      const items = client.db("test").collection<Item>("items");
      expect(await items.distinct("_id")).toEqual([1, 2]);
      await items.insertOne({ _id: 4 });
    });
    await server.close();
    const again = await startEmbeddedMongo({ dir });
    await withClient(again.uri, async (client) =>
      expect(await client.db("test").collection<Item>("items").distinct("_id")).toEqual([1, 2, 4]),
    );
    await again.close();
  }
});

test("a transaction cut short anywhere in the log is not there at all", async () => {
  const dir = temporaryFolder();
  const log = join(dir, "data.log");
  const first = await startEmbeddedMongo({ dir });
  let sizeBefore = 0;
  await withClient(first.uri, async (client) => {
    const items = client.db("test").collection<Item>("items");
    await items.insertOne({ _id: 0 });
    sizeBefore = statSync(log).size;
    await client.withSession((session) =>
      session.withTransaction(async () => {
        await items.insertMany([{ _id: 1 }, { _id: 2 }], { session });
        await items.updateOne({ _id: 0 }, { $set: { n: 1 } }, { session });
      }),
    );
  });
  await first.close();
  const whole = readFileSync(log);
  for (let size = sizeBefore; size < whole.length; size += 7) {
    writeFileSync(log, whole);
    truncateSync(log, size);
    const catalog: Catalog = new Map();
    recover(log, catalog, new Map());
    const documents = [...listCollections(catalog)].flatMap(({ view }) =>
      Array.from(treeRange(view.documents, {}), ({ value }) => value.doc),
    );
    expect(documents.map(({ _id, n }) => [Number(_id), n])).toEqual([[0, undefined]]);
  }
});

test("damage in front of further data is reported, not cut off", async () => {
  const dir = temporaryFolder();
  const log = join(dir, "data.log");
  const first = await startEmbeddedMongo({ dir });
  await withClient(first.uri, (client) => client.db("test").collection<Item>("items").insertOne({ _id: 1 }));
  await first.close();
  const whole = readFileSync(log);
  whole[20] = (whole[20] ?? 0) ^ 0xff;
  writeFileSync(log, whole);
  appendFileSync(log, whole);
  await expect(startEmbeddedMongo({ dir })).rejects.toThrow("is damaged at byte");
});

test("indexes, natural order, drops and deletions survive a restart", async () => {
  const dir = temporaryFolder();
  const first = await startEmbeddedMongo({ dir });
  await withClient(first.uri, async (client) => {
    const items = client.db("test").collection<Item>("items");
    await items.createIndex({ n: 1 }, { unique: true });
    await items.insertMany([
      { _id: 3, n: 3 },
      { _id: 1, n: 1 },
      { _id: 2, n: 2 },
    ]);
    await items.deleteOne({ _id: 1 });
    await client.db("test").collection("gone").insertOne({ a: 1 });
    await client.db("test").collection("gone").drop();
  });
  await first.close();
  const second = await open(dir);
  await withClient(second.uri, async (client) => {
    const items = client.db("test").collection<Item>("items");
    expect(await items.find().toArray()).toEqual([
      { _id: 3, n: 3 },
      { _id: 2, n: 2 },
    ]);
    expect((await items.indexes()).map(({ name, unique }) => [name, unique])).toEqual([
      ["_id_", undefined],
      ["n_1", true],
    ]);
    await expect(items.insertOne({ _id: 9, n: 2 })).rejects.toMatchObject({ code: 11000 });
    expect(await client.db("test").listCollections().toArray()).toHaveLength(1);
  });
});

test("a log that is mostly history is rewritten at start without losing anything", async () => {
  const dir = temporaryFolder();
  const log = join(dir, "data.log");
  const first = await startEmbeddedMongo({ dir });
  const filler = "x".repeat(2000);
  await withClient(first.uri, async (client) => {
    const items = client.db("test").collection<Item & { filler: string }>("items");
    await items.insertMany(Array.from({ length: 100 }, (_, _id) => ({ _id, n: 0, filler })));
    for (let round = 0; round < 15; round++) await items.updateMany({}, { $inc: { n: 1 } });
  });
  await first.close();
  const before = statSync(log).size;
  const second = await startEmbeddedMongo({ dir });
  expect(statSync(log).size).toBeLessThan(before / 5);
  await second.close();
  const third = await open(dir);
  await withClient(third.uri, async (client) =>
    expect(await client.db("test").collection<Item>("items").countDocuments({ n: 15 })).toBe(100),
  );
});

test("a second process is told who owns the folder and where to connect; a dead owner's lock is taken over", async () => {
  const dir = temporaryFolder();
  const { child, uri } = await spawnServer(dir);
  const port = new URL(uri).port;
  await expect(startEmbeddedMongo({ dir })).rejects.toThrow(
    new RegExp(`in use by process ${child.pid} on port ${port}: connect to it at mongodb://127.0.0.1:${port}/`),
  );
  await kill(child);
  const server = await open(dir);
  await expect(startEmbeddedMongo({ dir })).rejects.toThrow(`in use by process ${process.pid} on port ${server.port}`);
});

test("when the log can no longer be written, nothing more is acknowledged and what was stays", async () => {
  const dir = temporaryFolder();
  const { child, uri } = await spawnServer(dir, 0, 40);
  const acknowledged: number[] = [];
  await withClient(`${uri}&retryWrites=false`, async (client) => {
    const items = client.db("test").collection<Item & { filler: string }>("items");
    const fill = async (): Promise<void> => {
      for (let at = 0; ; at++) {
        await items.insertOne({ _id: at, filler: "x".repeat(2000) });
        acknowledged.push(at);
      }
    };
    await expect(fill()).rejects.toMatchObject({ code: 14031 });
    await expect(items.findOne({ _id: 0 })).rejects.toMatchObject({ code: 14031 });
  });
  await kill(child);
  const server = await open(dir);
  await withClient(server.uri, async (client) => {
    expect(acknowledged.length).toBeGreaterThan(5);
    expect(await client.db("test").collection<Item>("items").distinct("_id")).toEqual(acknowledged);
  });
});
