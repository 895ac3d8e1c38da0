import { type Document, ObjectId } from "mongodb";
import { expect, test } from "vitest";
import { errorCodeOf, testMongo } from "../test-client.ts";

const orders: (Document & { _id: number })[] = [
  {
    _id: 1,
    org: "a",
    total: 5,
    lines: [
      { sku: "x", n: 1 },
      { sku: "y", n: 2 },
    ],
    user: new ObjectId("000000000000000000000001"),
  },
  { _id: 2, org: "a", total: 7, lines: [], user: new ObjectId("000000000000000000000002") },
  { _id: 3, org: "b", total: 1, lines: [{ sku: "x", n: 4 }], user: new ObjectId("000000000000000000000001") },
  { _id: 4, total: null, lines: null },
];

const pipelines: [string, Document[], Document[]][] = [
  [
    "$group with sums and averages",
    [
      { $match: { org: { $exists: true } } },
      { $group: { _id: "$org", sum: { $sum: "$total" }, avg: { $avg: "$total" }, n: { $sum: 1 } } },
      { $sort: { _id: 1 } },
    ],
    [
      { _id: "a", sum: 12, avg: 6, n: 2 },
      { _id: "b", sum: 1, avg: 1, n: 1 },
    ],
  ],
  ["$group puts missing into the group of null", [{ $group: { _id: "$org" } }, { $match: { _id: null } }], [{ _id: null }]],
  [
    "$unwind drops empty and missing arrays",
    [{ $unwind: "$lines" }, { $project: { sku: "$lines.sku" } }],
    [
      { _id: 1, sku: "x" },
      { _id: 1, sku: "y" },
      { _id: 3, sku: "x" },
    ],
  ],
  [
    "$unwind can keep them",
    [
      { $unwind: { path: "$lines", preserveNullAndEmptyArrays: true, includeArrayIndex: "at" } },
      { $match: { at: null } },
      { $project: { _id: 1 } },
    ],
    [{ _id: 2 }, { _id: 4 }],
  ],
  ["$sort, $skip, $limit", [{ $sort: { total: -1 } }, { $skip: 1 }, { $limit: 1 }, { $project: { total: 1 } }], [{ _id: 1, total: 5 }]],
  [
    "$facet and $count",
    [{ $facet: { all: [{ $count: "n" }], cheap: [{ $match: { total: { $lt: 6 } } }, { $count: "n" }] } }],
    [{ all: [{ n: 4 }], cheap: [{ n: 2 }] }],
  ],
  [
    "$addFields, $set and $unset",
    [{ $match: { _id: 3 } }, { $addFields: { double: { $multiply: ["$total", 2] } } }, { $unset: ["lines", "user"] }],
    [{ _id: 3, org: "b", total: 1, double: 2 }],
  ],
  [
    "ObjectId in expressions",
    [
      { $match: { _id: 1 } },
      { $project: { text: { $toString: "$user" }, same: { $eq: ["$user", { $toObjectId: "000000000000000000000001" }] } } },
    ],
    [{ _id: 1, text: "000000000000000000000001", same: true }],
  ],
  [
    "a missing field is not null in expressions",
    [{ $match: { _id: 4 } }, { $project: { a: { $eq: ["$org", null] }, b: { $eq: ["$total", null] }, t: { $type: "$org" } } }],
    [{ _id: 4, a: false, b: true, t: "missing" }],
  ],
  [
    "$lookup by field",
    [
      { $match: { _id: 1 } },
      { $lookup: { from: "users", localField: "user", foreignField: "_id", as: "u" } },
      { $project: { "u.name": 1 } },
    ],
    [{ _id: 1, u: [{ name: "Ann" }] }],
  ],
  [
    "$lookup by pipeline",
    [
      { $match: { _id: 2 } },
      {
        $lookup: {
          from: "users",
          let: { id: "$user" },
          pipeline: [{ $match: { $expr: { $eq: ["$_id", "$$id"] } } }, { $project: { _id: 0 } }],
          as: "u",
        },
      },
      { $project: { u: 1 } },
    ],
    [{ _id: 2, u: [{ name: "Bob" }] }],
  ],
  [
    "$lookup finds nothing for an empty array",
    [
      { $match: { _id: 2 } },
      { $lookup: { from: "users", localField: "lines.sku", foreignField: "name", as: "u" } },
      { $project: { u: 1 } },
    ],
    [{ _id: 2, u: [] }],
  ],
  [
    "$replaceRoot and $mergeObjects",
    [{ $match: { _id: 3 } }, { $replaceRoot: { newRoot: { $mergeObjects: [{ a: 1 }, { $first: "$lines" }] } } }],
    [{ a: 1, sku: "x", n: 4 }],
  ],
  [
    "one argument that is an array",
    [{ $match: { _id: 1 } }, { $project: { n: { $size: [[1, 2]] }, back: { $reverseArray: [[1, 2]] } } }],
    [{ _id: 1, n: 2, back: [2, 1] }],
  ],
  [
    "$sortByCount",
    [{ $match: { org: { $ne: null } } }, { $sortByCount: "$org" }],
    [
      { _id: "a", count: 2 },
      { _id: "b", count: 1 },
    ],
  ],
];

test.each(pipelines)("%s", async (_name, pipeline, expected) => {
  const { db } = await testMongo();
  await db.collection<{ _id: number }>("orders").insertMany(orders);
  await db.collection("users").insertMany([
    { _id: new ObjectId("000000000000000000000001"), name: "Ann" },
    { _id: new ObjectId("000000000000000000000002"), name: "Bob" },
  ]);
  expect(await db.collection("orders").aggregate(pipeline).toArray()).toEqual(expected);
});

test("running a pipeline changes no stored document", async () => {
  const { db } = await testMongo();
  const collection = db.collection<{ _id: number }>("orders");
  await collection.insertMany(orders);
  await collection
    .aggregate([{ $unwind: "$lines" }, { $set: { "lines.n": 0, "lines.new": 1 } }, { $facet: { a: [{ $set: { total: 0 } }] } }])
    .toArray();
  expect(await collection.find().toArray()).toEqual(orders);
});

const refused: [string, Document[], number][] = [
  ["an unknown stage", [{ $foo: {} }], 40324],
  ["an unknown expression, even over no documents", [{ $project: { a: { $foo: 1 } } }], 168],
  ["a change stream", [{ $changeStream: {} }], 40573],
  ["a script", [{ $project: { a: { $function: { body: "", args: [], lang: "js" } } } }], 31264],
  ["an accumulator script", [{ $group: { _id: 1, a: { $accumulator: {} } } }], 31264],
  ["$where in a nested $match", [{ $facet: { a: [{ $match: { $where: "1" } }] } }], 2],
  ["a group without _id", [{ $group: { n: { $sum: 1 } } }], 15955],
  ["a group's field that is no accumulator", [{ $group: { _id: null, n: "$total" } }], 40234],
  ["an unwind of no path", [{ $unwind: "lines" }], 28818],
  ["stages mingo answers wrongly", [{ $sample: { size: 1 } }], 115],
  ["writing stages", [{ $out: "x" }], 115],
  ["two stages in one", [{ $match: {}, $limit: 1 }], 40323],
  ["an undefined variable", [{ $project: { a: "$$none" } }], 17276],
];

test.each(refused)("%s is refused", async (_name, pipeline, code) => {
  const { db } = await testMongo();
  if (code === 17276) await db.collection("orders").insertOne({});
  expect(await errorCodeOf(db.collection("orders").aggregate(pipeline).toArray())).toBe(code);
});
