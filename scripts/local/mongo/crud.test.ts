import { Binary, Double, Int32, Long, ObjectId } from "mongodb";
import { expect, test } from "vitest";
import { errorCodeOf, testMongo } from "./test-client.ts";

test("a document comes back with the types it was sent with", async () => {
  const { db } = await testMongo();
  const types = db.collection("types");
  const sent = {
    _id: new ObjectId(),
    i: new Int32(1),
    d: new Double(1),
    l: Long.fromNumber(1),
    big: Long.fromString("9007199254740993"),
    at: new Date(5),
    bin: new Binary(Buffer.from("abc")),
  };
  await types.insertOne(sent);
  const found = await types.findOne({ _id: sent._id }, { promoteValues: false, promoteLongs: false });
  expect(found?.i).toBeInstanceOf(Int32);
  expect(found?.d).toBeInstanceOf(Double);
  expect(found?.l).toBeInstanceOf(Long);
  expect(String(found?.big)).toBe("9007199254740993");
  expect(found?.at).toEqual(new Date(5));
  expect(found?.bin).toEqual(new Binary(Buffer.from("abc")));
});

test("counters stay integers under $inc, grow from int32 to int64, and are exact beyond 2^53", async () => {
  const { db } = await testMongo();
  const counters = db.collection<{ _id: number; i: Int32 | Long; l: Long; small: Long }>("counters");
  await counters.insertOne({ _id: 1, i: new Int32(2147483647), l: Long.fromString("9007199254740993"), small: Long.fromNumber(5) });
  await counters.updateOne({ _id: 1 }, { $inc: { i: 1, l: Long.fromNumber(1), small: 1 } });
  const found = await counters.findOne({ _id: 1 }, { promoteValues: false, promoteLongs: false });
  expect(found?.i).toEqual(Long.fromNumber(2147483648));
  expect(String(found?.l)).toBe("9007199254740994");
  expect(found?.small).toEqual(Long.fromNumber(6));
});

test("insertMany stops at a duplicate when ordered and goes on when not", async () => {
  const { db } = await testMongo();
  const items = db.collection<{ _id: number }>("items");
  expect(await errorCodeOf(items.insertMany([{ _id: 1 }, { _id: 1 }, { _id: 2 }]))).toBe(11000);
  expect(await items.countDocuments()).toBe(1);
  expect(await errorCodeOf(items.insertMany([{ _id: 1 }, { _id: 3 }], { ordered: false }))).toBe(11000);
  expect(await items.distinct("_id")).toEqual([1, 3]);
});

test("bulkWrite mixes inserts, updates, upserts, replacements and deletes and counts each", async () => {
  const { db } = await testMongo();
  const items = db.collection<{ _id: number; n?: number; r?: number }>("items");
  await items.insertMany([{ _id: 1 }, { _id: 2 }]);
  const result = await items.bulkWrite([
    { insertOne: { document: { _id: 10 } } },
    { updateMany: { filter: { _id: { $lt: 5 } }, update: { $set: { n: 7 } } } },
    { updateOne: { filter: { _id: 20 }, update: { $inc: { n: 1 } }, upsert: true } },
    { replaceOne: { filter: { _id: 1 }, replacement: { r: 1 } } },
    { deleteOne: { filter: { _id: 2 } } },
  ]);
  expect(result).toMatchObject({ insertedCount: 1, matchedCount: 3, modifiedCount: 3, deletedCount: 1, upsertedIds: { 2: 20 } });
  expect(await items.find().toArray()).toEqual([{ _id: 1, r: 1 }, { _id: 10 }, { _id: 20, n: 1 }]);
});

test("an update that changes nothing matches without modifying", async () => {
  const { db } = await testMongo();
  const items = db.collection<{ _id: number; a: number }>("items");
  await items.insertOne({ _id: 1, a: 1 });
  expect(await items.updateOne({ _id: 1 }, { $set: { a: 1 } })).toMatchObject({ matchedCount: 1, modifiedCount: 0 });
});

test("a cursor pages through everything in batches and sees none of the writes made meanwhile", async () => {
  const { db } = await testMongo();
  const items = db.collection<{ _id: number; v: number }>("items");
  await items.insertMany(Array.from({ length: 500 }, (_, at) => ({ _id: at, v: at % 7 })));
  const cursor = items.find({}, { batchSize: 20 });
  const seen: number[] = [];
  for await (const { _id, v } of cursor) {
    if (seen.length === 10) {
      await items.updateMany({}, { $set: { v: 100 } });
      await items.deleteMany({ _id: { $gte: 250 } });
      await items.insertMany(Array.from({ length: 50 }, (_, at) => ({ _id: 1000 + at, v: 1 })));
    }
    expect(v).toBe(_id % 7);
    seen.push(_id);
  }
  expect(seen).toEqual(Array.from({ length: 500 }, (_, at) => at));
  expect(await items.countDocuments()).toBe(300);
});

test("a closed cursor is gone", async () => {
  const { db } = await testMongo();
  await db.collection<{ _id: number }>("items").insertMany([{ _id: 1 }, { _id: 2 }, { _id: 3 }]);
  const { cursor } = await db.command({ find: "items", batchSize: 1 }, { promoteLongs: false });
  await db.command({ killCursors: "items", cursors: [cursor.id] });
  expect(await errorCodeOf(db.command({ getMore: cursor.id, collection: "items" }))).toBe(43);
});

test("collections and databases are listed, described and dropped", async () => {
  const { db, client } = await testMongo();
  await db.createCollection("empty");
  await db.collection<{ _id: number }>("full").insertOne({ _id: 1 });
  expect((await db.listCollections().toArray()).map(({ name }) => name).sort()).toEqual(["empty", "full"]);
  expect(await db.listCollections({ name: "full" }, { nameOnly: true }).toArray()).toEqual([{ name: "full", type: "collection" }]);
  expect(await errorCodeOf(db.createCollection("full"))).toBe(48);
  expect((await client.db().admin().listDatabases()).databases.map(({ name }) => name)).toContain("test");
  expect(await db.command({ collStats: "full" })).toMatchObject({ count: 1, nindexes: 1 });
  expect(await db.stats()).toMatchObject({ collections: 2, objects: 1 });
  await db.collection("full").drop();
  await db.dropDatabase();
  expect(await db.listCollections().toArray()).toEqual([]);
});
