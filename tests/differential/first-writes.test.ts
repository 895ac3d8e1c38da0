import type { MongoClient } from "mongodb";
import { afterAll, beforeAll, expect, test } from "vitest";
import { connectTwoServers, type TwoServers } from "./two-servers.ts";

/** Transactions of several clients that meet a database without collections: every write of theirs creates one. */
let servers: TwoServers;
beforeAll(async () => {
  servers = await connectTwoServers();
});
afterAll(() => servers.close());

const NAMES = ["first", "second", "third"];
const WRITERS = 9;

test.each(["embedded", "other"] as const)("%s: transactions that create the same collections at once all commit", async (which) => {
  const { db } = servers[which];
  await db.dropDatabase();
  const writes = Array.from({ length: WRITERS }, (_, writer) => writeEverywhere(servers[which].client, db.databaseName, writer));
  await Promise.all(writes);
  const counts = NAMES.map((name) => db.collection(name).countDocuments());
  expect(await Promise.all(counts)).toEqual(NAMES.map(() => WRITERS));
});

async function writeEverywhere(client: MongoClient, database: string, writer: number): Promise<void> {
  await client.withSession((session) =>
    session.withTransaction(async () => {
      for (const name of NAMES) await client.db(database).collection<{ _id: number }>(name).insertOne({ _id: writer }, { session });
    }),
  );
}
