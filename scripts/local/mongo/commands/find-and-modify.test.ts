import { expect, test } from "vitest";
import { errorCodeOf, testMongo } from "../test-client.ts";

interface Turn {
  _id: number;
  state: string;
  fence: number;
  owner?: string;
}

test("of 32 parallel claims by compare-and-set exactly one wins", async () => {
  const { db } = await testMongo({}, { maxPoolSize: 32 });
  const turns = db.collection<Turn>("turns");
  await turns.insertOne({ _id: 1, state: "queued", fence: 0 });
  const claim = (owner: string) =>
    turns.findOneAndUpdate(
      { _id: 1, state: "queued", fence: 0 },
      { $set: { state: "running", owner }, $inc: { fence: 1 } },
      { returnDocument: "after" },
    );
  const claims = await Promise.all(Array.from({ length: 32 }, (_, at) => claim(`w${at}`)));
  const winners = claims.filter((turn) => turn !== null);
  expect(winners).toHaveLength(1);
  expect(await turns.findOne({ _id: 1 })).toEqual(winners[0]);
});

test("before and after, sort, projection, upsert and removal", async () => {
  const { db } = await testMongo();
  const turns = db.collection<Turn>("turns");
  await turns.insertMany([
    { _id: 1, state: "a", fence: 1 },
    { _id: 2, state: "b", fence: 5 },
  ]);
  const projection = { fence: 1 };
  expect(await turns.findOneAndUpdate({ _id: 1 }, { $inc: { fence: 1 } }, { projection })).toEqual({ _id: 1, fence: 1 });
  expect(await turns.findOneAndUpdate({}, { $inc: { fence: 1 } }, { sort: { fence: -1 }, returnDocument: "after", projection })).toEqual({
    _id: 2,
    fence: 6,
  });
  expect(await turns.findOneAndUpdate({ _id: 9 }, { $inc: { fence: 1 } })).toBeNull();
  expect(await turns.findOneAndUpdate({ _id: 9 }, { $set: { state: "n" } }, { upsert: true, returnDocument: "after" })).toEqual({
    _id: 9,
    state: "n",
  });
  expect(await turns.findOneAndReplace({ _id: 9 }, { state: "r", fence: 0 }, { returnDocument: "after" })).toEqual({
    _id: 9,
    state: "r",
    fence: 0,
  });
  expect(await turns.findOneAndDelete({ state: "b" })).toEqual({ _id: 2, state: "b", fence: 6 });
  expect(await turns.countDocuments()).toBe(2);
  const meta = await turns.findOneAndUpdate({ _id: 1 }, { $set: { owner: "x" } }, { includeResultMetadata: true });
  expect(meta.lastErrorObject).toEqual({ n: 1, updatedExisting: true });
});

test("contradicting options are refused", async () => {
  const { db } = await testMongo();
  expect(await errorCodeOf(db.command({ findAndModify: "turns", query: {}, remove: true, update: { $set: { a: 1 } } }))).toBe(9);
  expect(await errorCodeOf(db.command({ findAndModify: "turns", query: {} }))).toBe(9);
});
