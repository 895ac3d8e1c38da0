import type { Document } from "mongodb";
import { expect, test } from "vitest";
import { errorCodeOf, testMongo } from "../test-client.ts";

const base = {
  _id: 1,
  name: "Ann",
  age: 30,
  tags: ["a", "b"],
  addr: { city: "Oslo" },
  items: [
    { sku: "x", qty: 2 },
    { sku: "y", qty: 5 },
  ],
};

const updates: [string, Document, Document, Document?][] = [
  ["$set creates the way", { $set: { "new.deep.x": 1 } }, { new: { deep: { x: 1 } } }],
  ["$unset removes a field and nulls an element", { $unset: { "addr.city": 1, "tags.0": 1 } }, { addr: {}, tags: [null, "b"] }],
  [
    "$inc reaches array elements",
    { $inc: { age: 1, "items.0.qty": 10 } },
    {
      age: 31,
      items: [
        { sku: "x", qty: 12 },
        { sku: "y", qty: 5 },
      ],
    },
  ],
  ["$mul of a missing field is zero", { $mul: { age: 2, none: 3 } }, { age: 60, none: 0 }],
  ["$min and $max compare", { $min: { age: 10 }, $max: { height: 3 } }, { age: 10, height: 3 }],
  [
    "$push with $each, $sort and $slice",
    { $push: { items: { $each: [{ sku: "z", qty: 4 }], $sort: { qty: -1 }, $slice: 2 } } },
    {
      items: [
        { sku: "y", qty: 5 },
        { sku: "z", qty: 4 },
      ],
    },
  ],
  ["$push at a position", { $push: { tags: { $each: ["q"], $position: 0 } } }, { tags: ["q", "a", "b"] }],
  ["$addToSet adds only what is new", { $addToSet: { tags: { $each: ["a", "z"] } } }, { tags: ["a", "b", "z"] }],
  ["$pull by condition on elements", { $pull: { items: { qty: { $gte: 5 } } } }, { items: [{ sku: "x", qty: 2 }] }],
  ["$pull by condition on values", { $pull: { tags: { $in: ["a"] } } }, { tags: ["b"] }],
  ["$pullAll and $pop", { $pullAll: { tags: ["a"] }, $pop: { items: -1 } }, { tags: ["b"], items: [{ sku: "y", qty: 5 }] }],
  ["$rename moves", { $rename: { name: "addr.name" } }, { name: undefined, addr: { city: "Oslo", name: "Ann" } }],
  [
    "the positional operator updates the matched element",
    { $set: { "items.$.qty": 99 } },
    {
      items: [
        { sku: "x", qty: 2 },
        { sku: "y", qty: 99 },
      ],
    },
    { "items.sku": "y" },
  ],
  [
    "all positional updates every element",
    { $inc: { "items.$[].qty": 1 } },
    {
      items: [
        { sku: "x", qty: 3 },
        { sku: "y", qty: 6 },
      ],
    },
  ],
  [
    "a pipeline computes from the document",
    [{ $set: { total: { $sum: "$items.qty" } } }, { $unset: "tags" }],
    { total: 7, tags: undefined },
  ],
  ["setting past the end of an array fills with null", { $set: { "tags.3": "d" } }, { tags: ["a", "b", null, "d"] }],
];

test.each(updates)("%s", async (_name, update, expected, filter = { _id: 1 }) => {
  const { db } = await testMongo();
  const items = db.collection<{ _id: number }>("items");
  await items.insertOne(base);
  await items.updateOne(filter, update);
  const wanted = Object.fromEntries(Object.entries({ ...base, ...expected }).filter(([, value]) => value !== undefined));
  expect(await items.findOne({ _id: 1 })).toEqual(wanted);
});

test("array filters choose the elements to change", async () => {
  const { db } = await testMongo();
  const items = db.collection<{ _id: number }>("items");
  await items.insertOne(base);
  await items.updateOne({ _id: 1 }, { $set: { "items.$[low].low": true } }, { arrayFilters: [{ "low.qty": { $lt: 3 } }] });
  expect(await items.findOne({ _id: 1 })).toMatchObject({
    items: [
      { sku: "x", qty: 2, low: true },
      { sku: "y", qty: 5 },
    ],
  });
  expect(await errorCodeOf(items.updateOne({ _id: 1 }, { $set: { "items.$[none].qty": 1 } }))).toBe(2);
  expect(await errorCodeOf(items.updateOne({ _id: 1 }, { $set: { a: 1 } }, { arrayFilters: [{ "x.a": 1 }] }))).toBe(9);
});

const refused: [string, Document, number][] = [
  ["$inc of a string", { $inc: { name: 1 } }, 14],
  ["$inc by a string", { $inc: { age: "1" } }, 14],
  ["$push to a string", { $push: { name: 1 } }, 2],
  ["$set through a string", { $set: { "name.x": 1 } }, 28],
  ["two operators on one path", { $set: { a: 1 }, $inc: { a: 1 } }, 40],
  ["an operator above another's path", { $set: { addr: {} }, $unset: { "addr.city": 1 } }, 40],
  ["a change of _id", { $set: { _id: 9 } }, 66],
  ["an unknown operator", { $foo: { a: 1 } }, 9],
  ["a positional operator without a match", { $set: { "items.$.qty": 1 } }, 2],
  ["a stage in a pipeline that filters", [{ $match: { a: 1 } }], 72],
  ["an unknown expression in a pipeline", [{ $set: { a: { $foo: 1 } } }], 168],
];

test.each(refused)("%s is refused and changes nothing", async (_name, update, code) => {
  const { db } = await testMongo();
  const items = db.collection<{ _id: number }>("items");
  await items.insertOne(base);
  expect(await errorCodeOf(items.updateOne({ _id: 1 }, update))).toBe(code);
  expect(await items.findOne({ _id: 1 })).toEqual(base);
});

test("an upsert starts from the filter's equalities and applies $setOnInsert only then", async () => {
  const { db } = await testMongo();
  const items = db.collection("items");
  const upsert = () =>
    items.updateOne({ name: "Zed", "x.y": 3, n: { $gt: 1 } }, { $set: { age: 1 }, $setOnInsert: { n: 2, made: 1 } }, { upsert: true });
  expect(await upsert()).toMatchObject({ upsertedCount: 1 });
  expect(await items.findOne({}, { projection: { _id: 0 } })).toEqual({ name: "Zed", x: { y: 3 }, age: 1, n: 2, made: 1 });
  await items.updateOne({}, { $unset: { made: 1 } });
  expect(await upsert()).toMatchObject({ upsertedCount: 0, matchedCount: 1 });
  expect(await items.findOne({ made: 1 })).toBeNull();
});

test("an upsert takes a list of one and the only branch of an $or for equalities", async () => {
  const { db } = await testMongo();
  const items = db.collection<{ _id: number }>("items");
  await items.updateOne({ _id: 1, a: { $in: [2] }, $or: [{ b: 3 }] }, { $set: { c: 4 } }, { upsert: true });
  await items.updateOne({ _id: 2, a: { $in: [2, 3] }, $or: [{ b: 3 }, { b: 4 }] }, { $set: { c: 4 } }, { upsert: true });
  expect(await items.find().sort({ _id: 1 }).toArray()).toEqual([
    { _id: 1, a: 2, b: 3, c: 4 },
    { _id: 2, c: 4 },
  ]);
});

test("$currentDate stores the server's time as a date", async () => {
  const { db } = await testMongo();
  const items = db.collection<{ _id: number; at?: Date }>("items");
  const before = Date.now();
  await items.updateOne({ _id: 1 }, { $currentDate: { at: true } }, { upsert: true });
  const at = (await items.findOne({ _id: 1 }))?.at?.getTime() ?? 0;
  expect(at).toBeGreaterThanOrEqual(before);
  expect(at).toBeLessThanOrEqual(Date.now());
});
