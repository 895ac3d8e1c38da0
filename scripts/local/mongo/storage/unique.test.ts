import { MongoServerError } from "mongodb";
import { expect, test } from "vitest";
import { errorCodeOf, testMongo } from "../test-client.ts";

const codes = async (attempts: Promise<unknown>[]) => (await Promise.all(attempts.map(errorCodeOf))).filter((code) => code !== null);

test("of 64 parallel inserts with one unique key exactly one succeeds", async () => {
  const { db } = await testMongo({}, { maxPoolSize: 16 });
  const users = db.collection<{ email: string; at: number }>("users");
  await users.createIndex({ email: 1 }, { unique: true });
  const failures = await codes(Array.from({ length: 64 }, (_, at) => users.insertOne({ email: "a@x", at })));
  expect(failures).toEqual(Array.from({ length: 63 }, () => 11000));
  expect(await users.countDocuments()).toBe(1);
});

test("of 64 parallel upserts with one unique key one inserts and the others update", async () => {
  const { db } = await testMongo({}, { maxPoolSize: 16 });
  const counters = db.collection<{ key: string; n: number }>("counters");
  await counters.createIndex({ key: 1 }, { unique: true });
  await Promise.all(Array.from({ length: 64 }, () => counters.updateOne({ key: "k" }, { $inc: { n: 1 } }, { upsert: true })));
  expect(await counters.find({}, { projection: { _id: 0 } }).toArray()).toEqual([{ key: "k", n: 64 }]);
});

test("a duplicate names the index, the pattern and the values", async () => {
  const { db } = await testMongo();
  const users = db.collection("users");
  await users.createIndex({ org: 1, email: 1 }, { unique: true });
  await users.insertOne({ org: 1, email: "a" });
  const failure: unknown = await users.insertOne({ org: 1, email: "a" }).catch((cause: unknown) => cause);
  expect(failure).toBeInstanceOf(MongoServerError);
  expect(failure).toMatchObject({ code: 11000, keyPattern: { org: 1, email: 1 }, keyValue: { org: 1, email: "a" } });
  expect(await errorCodeOf(users.insertOne({ org: 2, email: "a" }))).toBeNull();
});

test("an update into a taken key is refused and leaves the document and its keys alone", async () => {
  const { db } = await testMongo();
  const users = db.collection<{ _id: number; email: string }>("users");
  await users.createIndex({ email: 1 }, { unique: true });
  await users.insertMany([
    { _id: 1, email: "a" },
    { _id: 2, email: "b" },
  ]);
  expect(await errorCodeOf(users.updateOne({ _id: 2 }, { $set: { email: "a" } }))).toBe(11000);
  expect(await users.findOne({ email: "b" })).toEqual({ _id: 2, email: "b" });
  await users.updateOne({ _id: 1 }, { $set: { email: "c" } });
  expect(await errorCodeOf(users.updateOne({ _id: 2 }, { $set: { email: "a" } }))).toBeNull();
});

test("a partial unique index constrains only the documents its filter takes", async () => {
  const { db } = await testMongo({}, { maxPoolSize: 16 });
  const turns = db.collection<{ _id: number; chat: number; state: string }>("turns");
  await turns.createIndex({ chat: 1 }, { unique: true, partialFilterExpression: { state: "running" } });
  await turns.insertMany(Array.from({ length: 64 }, (_, at) => ({ _id: at, chat: 1, state: "queued" })));
  const failures = await codes(
    Array.from({ length: 64 }, (_, at) => turns.updateOne({ _id: at, state: "queued" }, { $set: { state: "running" } })),
  );
  expect(failures).toEqual(Array.from({ length: 63 }, () => 11000));
  await turns.updateMany({ state: "running" }, { $set: { state: "done" } });
  expect(await errorCodeOf(turns.updateOne({ _id: 5 }, { $set: { state: "running" } }))).toBeNull();
});

test("null and missing are one key, unless the index is sparse", async () => {
  const { db } = await testMongo();
  await db.collection("plain").createIndex({ a: 1 }, { unique: true });
  await db.collection("plain").insertOne({ a: null });
  expect(await errorCodeOf(db.collection("plain").insertOne({}))).toBe(11000);
  await db.collection("sparse").createIndex({ a: 1 }, { unique: true, sparse: true });
  await db.collection("sparse").insertMany([{}, {}, { a: null }]);
  expect(await db.collection("sparse").countDocuments()).toBe(3);
});

test("a unique index over existing duplicates is refused and not left half built", async () => {
  const { db } = await testMongo();
  const users = db.collection("users");
  await users.insertMany([{ a: 1 }, { a: 1 }]);
  expect(await errorCodeOf(users.createIndex({ a: 1 }, { unique: true }))).toBe(11000);
  expect((await users.indexes()).map(({ name }) => name)).toEqual(["_id_"]);
});

test("indexes are listed, repeated without effect, refused when they collide, and dropped", async () => {
  const { db } = await testMongo();
  const users = db.collection("users");
  await users.createIndex({ a: 1 }, { expireAfterSeconds: 60 });
  await users.createIndex({ a: 1 }, { expireAfterSeconds: 60 });
  expect(await errorCodeOf(users.createIndex({ b: 1 }, { name: "a_1" }))).toBe(86);
  expect(await errorCodeOf(users.createIndex({ a: 1 }, { name: "a_1", sparse: true }))).toBe(86);
  expect(await errorCodeOf(users.createIndex({ a: 1 }, { name: "other", expireAfterSeconds: 60 }))).toBe(85);
  expect(await errorCodeOf(users.createIndex({ a: "text" }))).toBe(67);
  expect(await users.indexes()).toMatchObject([{ name: "_id_" }, { name: "a_1", expireAfterSeconds: 60 }]);
  expect(await errorCodeOf(users.dropIndex("none"))).toBe(27);
  await users.dropIndex("a_1");
  expect(await users.indexes()).toHaveLength(1);
});

test("two arrays in one compound index are refused", async () => {
  const { db } = await testMongo();
  const items = db.collection("items");
  await items.createIndex({ a: 1, b: 1 });
  expect(await errorCodeOf(items.insertOne({ a: [1], b: [2] }))).toBe(171);
  expect(await errorCodeOf(items.insertOne({ a: [1], b: 2 }))).toBeNull();
  expect(await items.countDocuments()).toBe(1);
});
