import type { Document } from "mongodb";
import { expect, test } from "vitest";
import { errorCodeOf, testMongo } from "../test-client.ts";

const people: (Document & { _id: number })[] = [
  {
    _id: 1,
    name: "Ann",
    age: 30,
    tags: ["a", "b"],
    addr: { city: "Oslo", zip: 1 },
    score: 1.5,
    items: [
      { sku: "x", qty: 2 },
      { sku: "y", qty: 5 },
    ],
  },
  { _id: 2, name: "bob", age: 25, tags: ["b"], addr: { city: "Paris" }, score: null, items: [] },
  { _id: 3, name: "Cid", age: 41, tags: [], addr: null, items: [{ sku: "x", qty: 9 }], active: true },
  { _id: 4, name: "dan", age: "30", tags: "b", addr: { city: "oslo", zip: 9 }, score: 10, active: false },
  { _id: 5, name: "Eve", tags: [["a"], "c"], score: Number.NaN },
];

const filters: [string, Document, number[]][] = [
  ["equality with null finds null and missing", { score: null }, [2, 3]],
  ["equality with null in a subdocument finds null, missing and no document at all", { "addr.zip": null }, [2, 3, 5]],
  ["null below an array needs an element without the field", { "items.sku": null }, [4, 5]],
  ["comparison stays within the operand's type", { age: { $gt: 20 } }, [1, 2, 3]],
  ["NaN is not below or above numbers", { score: { $lt: 5 } }, [1]],
  ["NaN equals NaN", { score: Number.NaN }, [5]],
  ["$ne includes documents without the field", { age: { $ne: 30 } }, [2, 3, 4, 5]],
  ["$in looks into arrays", { tags: { $in: ["b", "zz"] } }, [1, 2, 4]],
  ["$in takes patterns", { name: { $in: [/^a/i, "bob"] } }, [1, 2]],
  ["$nin is the opposite of $in", { tags: { $nin: ["b"] } }, [3, 5]],
  ["$all needs every value", { tags: { $all: ["a", "b"] } }, [1]],
  ["an array equals the whole array", { tags: ["a", "b"] }, [1]],
  ["an array equals a nested array", { tags: ["a"] }, [5]],
  ["$size counts elements", { tags: { $size: 0 } }, [3]],
  ["$elemMatch needs one element to pass everything", { items: { $elemMatch: { sku: "x", qty: { $gt: 5 } } } }, [3]],
  ["dotted conditions may be met by different elements", { "items.sku": "x", "items.qty": 5 }, [1]],
  ["a number in a path addresses an element", { "items.0.sku": "x" }, [1, 3]],
  ["$exists: true includes null", { score: { $exists: true } }, [1, 2, 4, 5]],
  ["$exists: false in a subdocument", { "addr.zip": { $exists: false } }, [2, 3, 5]],
  ["$type looks into arrays", { tags: { $type: "array" } }, [1, 2, 3, 5]],
  ["subdocument equality respects key order", { addr: { zip: 1, city: "Oslo" } }, []],
  ["subdocument equality", { addr: { city: "Oslo", zip: 1 } }, [1]],
  ["$not includes documents without the field", { age: { $not: { $gt: 28 } } }, [2, 4, 5]],
  ["$or and $nor", { $or: [{ age: 25 }, { active: true }], $nor: [{ _id: 3 }] }, [2]],
  ["a pattern with options", { name: { $regex: "an$", $options: "i" } }, [4]],
  ["$mod", { age: { $mod: [5, 0] } }, [1, 2]],
  ["$expr compares fields", { $expr: { $gt: ["$age", "$score"] } }, [1, 2, 3, 4]],
  ["false is not missing", { active: false }, [4]],
];

test.each(filters)("%s", async (_name, filter, expected) => {
  const { db } = await testMongo();
  await db.collection<{ _id: number }>("people").insertMany(people);
  const found = await db.collection<{ _id: number }>("people").find(filter).project({ _id: 1 }).toArray();
  expect(found.map(({ _id }) => _id)).toEqual(expected);
});

const projections: [string, Document, Document, Document][] = [
  [
    "inclusion keeps the order of the document",
    { _id: 1 },
    { score: 1, name: 1, "addr.city": 1 },
    { _id: 1, name: "Ann", addr: { city: "Oslo" }, score: 1.5 },
  ],
  [
    "exclusion reaches into subdocuments",
    { _id: 2 },
    { tags: 0, items: 0, "addr.city": 0 },
    { _id: 2, name: "bob", age: 25, addr: {}, score: null },
  ],
  ["inclusion reaches into arrays", { _id: 1 }, { _id: 0, "items.sku": 1 }, { items: [{ sku: "x" }, { sku: "y" }] }],
  [
    "$slice keeps the other fields",
    { _id: 3 },
    { items: { $slice: -1 }, name: 0 },
    { _id: 3, age: 41, tags: [], addr: null, items: [{ sku: "x", qty: 9 }], active: true },
  ],
  [
    "$elemMatch keeps the first match",
    { _id: 1 },
    { items: { $elemMatch: { qty: { $gt: 3 } } } },
    { _id: 1, items: [{ sku: "y", qty: 5 }] },
  ],
  ["the positional operator keeps the matched element", { "items.sku": "y" }, { "items.$": 1 }, { _id: 1, items: [{ sku: "y", qty: 5 }] }],
  [
    "computed fields are expressions",
    { _id: 1 },
    { up: { $toUpper: "$name" }, first: { $arrayElemAt: ["$tags", 0] } },
    { _id: 1, up: "ANN", first: "a" },
  ],
];

test.each(projections)("projection: %s", async (_name, filter, projection, expected) => {
  const { db } = await testMongo();
  await db.collection<{ _id: number }>("people").insertMany(people);
  expect(await db.collection("people").findOne(filter, { projection })).toEqual(expected);
});

test("sorting puts types in MongoDB's order and uses the least array element ascending, the greatest descending", async () => {
  const { db } = await testMongo();
  const mixed = db.collection<{ _id: number; v?: unknown }>("mixed");
  await mixed.insertMany([
    { _id: 1, v: true },
    { _id: 2, v: "a" },
    { _id: 3, v: 5 },
    { _id: 4 },
    { _id: 5, v: [9, 1] },
    { _id: 6, v: {} },
    { _id: 7, v: [] },
    { _id: 8, v: new Date(0) },
  ]);
  const ids = async (direction: 1 | -1) => (await mixed.find().sort({ v: direction }).toArray()).map(({ _id }) => _id);
  expect(await ids(1)).toEqual([7, 4, 5, 3, 2, 6, 1, 8]);
  expect(await ids(-1)).toEqual([8, 1, 6, 2, 5, 3, 4, 7]);
});

test("malformed filters, sorts and projections answer MongoDB's codes", async () => {
  const { db } = await testMongo();
  const people = db.collection("people");
  expect(await errorCodeOf(people.findOne({ age: { $foo: 1 } }))).toBe(2);
  expect(await errorCodeOf(people.findOne({ $foo: 1 }))).toBe(2);
  expect(await errorCodeOf(people.findOne({ $where: "true" }))).toBe(2);
  expect(await errorCodeOf(people.findOne({}, { projection: { a: 1, b: 0 } }))).toBe(31254);
  expect(await errorCodeOf(db.command({ find: "people", sort: { a: 2 } }))).toBe(15975);
  await people.insertOne({ a: [1], b: [2] });
  expect(await errorCodeOf(people.find().sort({ a: 1, b: 1 }).toArray())).toBe(2);
  expect(await errorCodeOf(people.findOne({ $expr: { $function: { body: "1", args: [], lang: "js" } } }))).toBe(31264);
});
