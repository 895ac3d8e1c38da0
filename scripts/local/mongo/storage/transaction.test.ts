import { type Collection, MongoServerError } from "mongodb";
import { expect, test } from "vitest";
import { errorCodeOf, testMongo } from "../test-client.ts";

interface Account {
  _id: number;
  n?: number;
  email?: string;
}

async function accounts() {
  const mongo = await testMongo({}, { maxPoolSize: 20 });
  const collection: Collection<Account> = mongo.db.collection("accounts");
  await collection.insertMany([
    { _id: 1, n: 0 },
    { _id: 2, n: 0 },
  ]);
  return { ...mongo, collection };
}

test("a transaction sees its own writes, others see them only after the commit", async () => {
  const { client, collection } = await accounts();
  await client.withSession(async (session) => {
    session.startTransaction();
    await collection.insertOne({ _id: 3 }, { session });
    await collection.updateOne({ _id: 1 }, { $set: { n: 5 } }, { session });
    expect(await collection.countDocuments({}, { session })).toBe(3);
    expect(await collection.findOne({ n: 5 }, { session })).toEqual({ _id: 1, n: 5 });
    expect(await collection.countDocuments()).toBe(2);
    expect(await collection.findOne({ _id: 1 })).toEqual({ _id: 1, n: 0 });
    await session.commitTransaction();
  });
  expect(await collection.countDocuments()).toBe(3);
  expect(await collection.findOne({ _id: 1 })).toEqual({ _id: 1, n: 5 });
});

test("an aborted transaction leaves nothing behind, neither documents nor keys nor locks", async () => {
  const { client, collection } = await accounts();
  await collection.createIndex({ email: 1 }, { unique: true, sparse: true });
  await client.withSession(async (session) => {
    session.startTransaction();
    await collection.insertOne({ _id: 3, email: "a" }, { session });
    await collection.deleteMany({ _id: 1 }, { session });
    await session.abortTransaction();
  });
  expect(await collection.distinct("_id")).toEqual([1, 2]);
  expect(await errorCodeOf(collection.insertOne({ _id: 3, email: "a" }))).toBeNull();
});

test("a transaction reads one snapshot while others write", async () => {
  const { client, collection } = await accounts();
  await client.withSession(async (session) => {
    session.startTransaction({ readConcern: { level: "snapshot" } });
    expect(await collection.countDocuments({}, { session })).toBe(2);
    await collection.insertOne({ _id: 3 });
    await collection.updateOne({ _id: 2 }, { $set: { n: 9 } });
    expect(await collection.find({}, { session }).toArray()).toEqual([
      { _id: 1, n: 0 },
      { _id: 2, n: 0 },
    ]);
    await session.commitTransaction();
  });
});

test("two transactions writing one document conflict at once with a transient error", async () => {
  const { client, collection } = await accounts();
  const first = client.startSession();
  const second = client.startSession();
  first.startTransaction();
  second.startTransaction();
  await collection.updateOne({ _id: 1 }, { $inc: { n: 1 } }, { session: first });
  const failure: unknown = await collection.updateOne({ _id: 1 }, { $inc: { n: 1 } }, { session: second }).catch((cause: unknown) => cause);
  expect(failure).toBeInstanceOf(MongoServerError);
  expect(failure).toMatchObject({ code: 112 });
  expect(failure instanceof MongoServerError && failure.hasErrorLabel("TransientTransactionError")).toBe(true);
  await first.commitTransaction();
  expect(await errorCodeOf(second.commitTransaction())).toBe(251);
  await Promise.all([first.endSession(), second.endSession()]);
  expect(await collection.findOne({ _id: 1 })).toEqual({ _id: 1, n: 1 });
});

test("writing what someone else changed after the snapshot is a conflict", async () => {
  const { client, collection } = await accounts();
  await client.withSession(async (session) => {
    session.startTransaction();
    await collection.findOne({ _id: 1 }, { session });
    await collection.updateOne({ _id: 1 }, { $inc: { n: 1 } });
    expect(await errorCodeOf(collection.updateOne({ _id: 1 }, { $inc: { n: 1 } }, { session }))).toBe(112);
  });
});

test("a unique key taken by an uncommitted insert conflicts, one taken before is a duplicate that aborts", async () => {
  const { client, collection } = await accounts();
  await collection.createIndex({ email: 1 }, { unique: true, sparse: true });
  const first = client.startSession();
  const second = client.startSession();
  first.startTransaction();
  second.startTransaction();
  await collection.insertOne({ _id: 10, email: "a" }, { session: first });
  expect(await errorCodeOf(collection.insertOne({ _id: 11, email: "a" }, { session: second }))).toBe(112);
  await first.commitTransaction();
  first.startTransaction();
  await collection.insertOne({ _id: 12 }, { session: first });
  expect(await errorCodeOf(collection.insertOne({ _id: 13, email: "a" }, { session: first }))).toBe(11000);
  expect(await errorCodeOf(first.commitTransaction())).toBe(251);
  await Promise.all([first.endSession(), second.endSession()]);
  expect(await collection.findOne({ _id: 12 })).toBeNull();
});

test("a unique key committed by someone else after the snapshot is a conflict, never a second document", async () => {
  const { client, collection } = await accounts();
  await collection.createIndex({ email: 1 }, { unique: true, sparse: true });
  await client.withSession(async (session) => {
    session.startTransaction();
    await collection.findOne({ _id: 1 }, { session });
    await collection.insertOne({ _id: 10, email: "a" });
    expect(await errorCodeOf(collection.insertOne({ _id: 11, email: "a" }, { session }))).toBe(112);
  });
  expect(await collection.countDocuments({ email: "a" })).toBe(1);
});

test("a plain write to a locked document waits for the transaction and then applies once", async () => {
  const { client, collection } = await accounts();
  const session = client.startSession();
  session.startTransaction();
  await collection.updateOne({ _id: 1 }, { $inc: { n: 10 } }, { session });
  let isDone = false;
  const waiting = collection.updateMany({}, { $inc: { n: 1 } }).then(() => {
    isDone = true;
  });
  expect(await errorCodeOf(collection.updateOne({ _id: 1 }, { $inc: { n: 1 } }, { maxTimeMS: 30 }))).toBe(50);
  expect(isDone).toBe(false);
  await session.commitTransaction();
  await waiting;
  await session.endSession();
  expect(await collection.find().toArray()).toEqual([
    { _id: 1, n: 11 },
    { _id: 2, n: 1 },
  ]);
});

test("withTransaction brings 16 parallel read-modify-writes of one document to the exact sum", async () => {
  const { client, collection } = await accounts();
  const increment = () =>
    client.withSession((session) =>
      session.withTransaction(async () => {
        const found = await collection.findOne({ _id: 1 }, { session });
        await collection.updateOne({ _id: 1 }, { $set: { n: (found?.n ?? 0) + 1 } }, { session });
      }),
    );
  await Promise.all(Array.from({ length: 16 }, increment));
  expect(await collection.findOne({ _id: 1 })).toEqual({ _id: 1, n: 16 });
});

test("a commit may be repeated and answers the same", async () => {
  const { client, db, collection } = await accounts();
  const session = client.startSession();
  session.startTransaction();
  await collection.updateOne({ _id: 1 }, { $inc: { n: 1 } }, { session });
  await session.commitTransaction();
  await session.commitTransaction();
  await session.endSession();
  expect(await db.collection<Account>("accounts").findOne({ _id: 1 })).toEqual({ _id: 1, n: 1 });
});

test("catalog changes are refused inside a transaction and wait for one that wrote", async () => {
  const { client, db, collection } = await accounts();
  const session = client.startSession();
  session.startTransaction();
  await collection.insertOne({ _id: 5, n: 1 }, { session });
  const building = collection.createIndex({ n: 1 });
  await session.commitTransaction();
  await building;
  expect(await collection.find({ n: 1 }).toArray()).toEqual([{ _id: 5, n: 1 }]);
  session.startTransaction();
  expect(await errorCodeOf(db.dropCollection("accounts", { session }))).toBe(263);
  await session.endSession();
});
