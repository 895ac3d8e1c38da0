import type { Document } from "mongodb";
import { type Operation, operation } from "../operation.ts";
import { kinds, people } from "../people.ts";

const orders: readonly Document[] = [
  {
    _id: 1,
    customer: "a",
    total: 10,
    at: new Date("2024-01-05T10:00:00Z"),
    lines: [
      { sku: "x", n: 1 },
      { sku: "y", n: 2 },
    ],
  },
  { _id: 2, customer: "b", total: 20.5, at: new Date("2024-01-05T23:30:00Z"), lines: [{ sku: "x", n: 4 }] },
  { _id: 3, customer: "a", total: null, at: new Date("2024-02-01T00:00:00Z"), lines: [] },
  { _id: 4, customer: null, total: 7, at: new Date("2024-02-29T12:00:00Z") },
  { _id: 5, total: "3", at: null, lines: null },
];
const byId = { $sort: { _id: 1 } };

const stages: readonly (readonly [string, readonly Document[]])[] = [
  ["match, sort, limit", [{ $match: { total: { $gt: 5 } } }, { $sort: { total: -1 } }, { $limit: 2 }]],
  ["skip", [byId, { $skip: 3 }, { $project: { _id: 1 } }]],
  ["count", [{ $match: { customer: "a" } }, { $count: "n" }]],
  ["count of nothing", [{ $match: { customer: "q" } }, { $count: "n" }]],
  ["group with sums", [{ $group: { _id: "$customer", n: { $sum: 1 }, total: { $sum: "$total" } } }, byId]],
  ["group keeps null and missing together", [{ $group: { _id: "$customer", ids: { $push: "$_id" } } }, byId]],
  [
    "group with averages and extremes",
    [{ $group: { _id: null, average: { $avg: "$total" }, least: { $min: "$total" }, most: { $max: "$total" } } }],
  ],
  ["group with first and last", [byId, { $group: { _id: "$customer", first: { $first: "$total" }, last: { $last: "$total" } } }, byId]],
  [
    "group by several values",
    [
      { $group: { _id: { customer: "$customer", isBig: { $gt: ["$total", 8] } }, n: { $sum: 1 } } },
      { $sort: { "_id.customer": 1, "_id.isBig": 1 } },
    ],
  ],
  ["group with a set", [{ $group: { _id: null, all: { $addToSet: "$customer" } } }, { $project: { n: { $size: "$all" } } }]],
  ["group with a count", [{ $group: { _id: "$customer", n: { $count: {} } } }, byId]],
  ["group with merged documents", [byId, { $group: { _id: null, merged: { $mergeObjects: { k: "$total" } } } }]],
  ["group without _id is refused", [{ $group: { n: { $sum: 1 } } }]],
  ["group with a field that is no accumulator is refused", [{ $group: { _id: null, n: "$total" } }]],
  ["unwind", [{ $unwind: "$lines" }, { $sort: { _id: 1, "lines.sku": 1 } }]],
  [
    "unwind that keeps the empty",
    [{ $unwind: { path: "$lines", preserveNullAndEmptyArrays: true } }, { $sort: { _id: 1, "lines.sku": 1 } }],
  ],
  ["unwind with positions", [{ $unwind: { path: "$lines", includeArrayIndex: "at" } }, { $sort: { _id: 1, at: 1 } }]],
  ["unwind a scalar", [{ $unwind: "$customer" }, byId, { $project: { customer: 1 } }]],
  ["unwind without a dollar is refused", [{ $unwind: "lines" }]],
  ["project with expressions", [byId, { $project: { double: { $multiply: ["$total", 2] }, customer: 1, _id: 0 } }, { $limit: 2 }]],
  ["project of nothing is refused", [{ $project: {} }]],
  ["set and unset", [byId, { $set: { "meta.seen": true, total: { $ifNull: ["$total", 0] } } }, { $unset: ["lines", "at"] }]],
  ["addFields over an array of documents", [byId, { $limit: 2 }, { $addFields: { "lines.seen": true } }]],
  ["replaceRoot", [byId, { $match: { lines: { $type: "array" } } }, { $replaceRoot: { newRoot: { id: "$_id", n: { $size: "$lines" } } } }]],
  ["replaceRoot with no document is refused", [{ $replaceRoot: { newRoot: "$customer" } }]],
  ["replaceWith", [byId, { $limit: 1 }, { $replaceWith: { $mergeObjects: [{ extra: 1 }, "$$ROOT"] } }]],
  ["sortByCount", [{ $sortByCount: "$customer" }, { $sort: { count: -1, _id: 1 } }]],
  [
    "bucket",
    [
      { $match: { total: { $type: "number" } } },
      { $bucket: { groupBy: "$total", boundaries: [0, 10, 20], default: "more", output: { n: { $sum: 1 } } } },
    ],
  ],
  ["facet", [{ $facet: { top: [{ $sort: { _id: -1 } }, { $limit: 1 }, { $project: { _id: 1 } }], n: [{ $count: "all" }] } }]],
  ["sample of all", [{ $sample: { size: 10 } }, { $count: "n" }]],
  ["redact", [byId, { $redact: { $cond: [{ $gt: ["$total", 8] }, "$$KEEP", "$$PRUNE"] } }, { $project: { _id: 1 } }]],
  ["a stage that does not exist is refused", [{ $foo: {} }]],
  ["a stage with two keys is refused", [{ $match: {}, $limit: 1 }]],
  ["a limit of zero is refused", [{ $limit: 0 }]],
  [
    "a window of running sums",
    [
      { $match: { customer: "a" } },
      {
        $setWindowFields: {
          partitionBy: "$customer",
          sortBy: { _id: 1 },
          output: { running: { $sum: 1, window: { documents: ["unbounded", "current"] } } },
        },
      },
      byId,
      { $project: { running: 1 } },
    ],
  ],
  ["documents that come from nowhere", [{ $match: { _id: -1 } }]],
];

const expressions: readonly (readonly [string, unknown])[] = [
  ["add", { $add: ["$_id", 1, 2.5] }],
  ["add a date", { $add: ["$at", 1000] }],
  ["add null", { $add: ["$missing", 1] }],
  ["add text is refused", { $add: ["$customer", 1] }],
  ["subtract dates", { $subtract: ["$at", new Date("2024-01-01")] }],
  ["divide", { $divide: ["$_id", 2] }],
  ["divide by zero is refused", { $divide: ["$_id", 0] }],
  ["modulo", { $mod: ["$_id", 3] }],
  ["round", [{ $round: [2.5, 0] }, { $round: [1.2345, 2] }, { $trunc: -1.5 }, { $ceil: 1.1 }, { $floor: -1.1 }]],
  ["comparison across types", { $gt: ["$total", 5] }],
  ["equality with missing", { $eq: ["$missing", null] }],
  ["cmp", { $cmp: ["$total", 10] }],
  ["and, or, not", [{ $and: ["$total", true] }, { $or: [null, 0] }, { $not: ["$total"] }]],
  ["cond", { $cond: [{ $gte: ["$_id", 3] }, "late", "early"] }],
  ["ifNull", { $ifNull: ["$missing", "$total", "nothing"] }],
  ["concat", { $concat: ["n", { $toString: "$_id" }] }],
  ["concat with null", { $concat: ["n", "$missing"] }],
  [
    "text",
    [{ $toUpper: "aé" }, { $substrCP: ["héllo", 1, 3] }, { $strLenCP: "héllo" }, { $strLenBytes: "héllo" }, { $trim: { input: "  a " } }],
  ],
  ["split", { $split: ["a-b-c", "-"] }],
  ["indexOf", [{ $indexOfCP: ["hello", "l"] }, { $indexOfArray: [[1, 2, 2], 2] }]],
  ["a pattern", { $regexMatch: { input: "Hello", regex: "^h", options: "i" } }],
  ["replace", { $replaceAll: { input: "a.b.c", find: ".", replacement: "-" } }],
  ["size of what is no array is refused", { $size: "$customer" }],
  [
    "array operations",
    [
      { $concatArrays: [[1], [2, 3]] },
      { $slice: [[1, 2, 3], -2] },
      { $reverseArray: [[1, 2]] },
      { $in: [2, [1, 2]] },
      { $arrayElemAt: [[1, 2], -1] },
    ],
  ],
  ["an element beyond the end", { at: { $arrayElemAt: [[1, 2], 5] } }],
  ["filter", { $filter: { input: "$lines", as: "line", cond: { $gt: ["$$line.n", 1] } } }],
  ["map", { $map: { input: "$lines", as: "line", in: { $multiply: ["$$line.n", 2] } } }],
  ["reduce", { $reduce: { input: [1, 2, 3], initialValue: 0, in: { $add: ["$$value", "$$this"] } } }],
  ["a path through an array", "$lines.sku"],
  ["sum of an array", { $sum: "$lines.n" }],
  ["extremes of an array", [{ $max: [1, 5, null] }, { $min: [[3, 1]] }, { $avg: [1, 2, "x"] }]],
  [
    "sets",
    [
      { $setIsSubset: [[1], [1, 2]] },
      {
        $setEquals: [
          [1, 2],
          [2, 1, 1],
        ],
      },
      { $anyElementTrue: [[0, 1]] },
    ],
  ],
  ["objects", [{ $objectToArray: { a: 1 } }, { $arrayToObject: [[["k", 1]]] }, { $mergeObjects: [{ a: 1 }, null, { b: 2 }] }]],
  ["getField and literal", [{ $getField: { field: "a", input: { a: 5 } } }, { $literal: "$total" }]],
  ["let", { $let: { vars: { x: 2 }, in: { $multiply: ["$$x", "$_id"] } } }],
  ["an unknown variable is refused", "$$nothing"],
  ["an unknown operator is refused", { $foo: 1 }],
  ["type", [{ $type: "$total" }, { $type: "$missing" }, { $type: "$at" }, { $isNumber: "$total" }]],
  ["conversions", [{ $toInt: "12" }, { $toDouble: 3 }, { $toLong: 4.9 }, { $toBool: "" }, { $toDate: { $toLong: 0 } }, { $toString: 1.5 }]],
  ["a conversion that fails is refused", { $toInt: "twelve" }],
  ["a conversion with a way out", { $convert: { input: "twelve", to: "int", onError: "no", onNull: "null" } }],
  [
    "parts of a date",
    [{ $year: "$at" }, { $month: "$at" }, { $dayOfMonth: "$at" }, { $hour: "$at" }, { $dayOfWeek: "$at" }, { $isoWeek: "$at" }],
  ],
  ["a date as text", { $dateToString: { date: "$at", format: "%Y-%m-%dT%H:%M:%S.%LZ" } }],
  ["a date as text in a time zone", { $dateToString: { date: "$at", format: "%Y-%m-%d %H", timezone: "Europe/Berlin" } }],
  ["a date from text", { $dateFromString: { dateString: "2024-03-01T00:00:00Z" } }],
  ["a date cut to its day", { $dateTrunc: { date: "$at", unit: "day" } }],
  ["dates apart", { $dateDiff: { startDate: new Date("2024-01-01"), endDate: "$at", unit: "day" } }],
  ["a date later", { $dateAdd: { startDate: new Date("2024-01-31"), unit: "month", amount: 1 } }],
];

export const aggregates: readonly Operation[] = [
  ...stages.map(([name, pipeline]) => operation(`aggregate: ${name}`, { aggregate: pipeline }, { documents: orders })),
  ...expressions.map(([name, expression]) =>
    operation(
      `expression: ${name}`,
      { aggregate: [{ $match: { _id: { $lte: 4 } } }, byId, { $project: { value: expression } }] },
      { documents: orders },
    ),
  ),
  operation("aggregate: types of every kind", { aggregate: [byId, { $project: { type: { $type: "$value" } } }] }, { documents: kinds }),
  operation(
    "aggregate: groups of every kind",
    { aggregate: [{ $group: { _id: "$value", n: { $sum: 1 } } }, { $count: "groups" }] },
    { documents: kinds },
  ),
  operation(
    "aggregate: look up in the same collection",
    {
      aggregate: [
        { $match: { _id: 1 } },
        { $lookup: { from: "$collection", localField: "owner", foreignField: "owner", as: "same" } },
        { $project: { ids: { $size: "$same" } } },
      ],
    },
    { documents: people },
  ),
  operation("aggregate: in no collection", { aggregate: [{ $match: {} }] }),
  operation(
    "aggregate: the product's count",
    { aggregate: [{ $match: { age: { $gt: 20 } } }, { $group: { _id: 1, n: { $sum: 1 } } }] },
    { documents: people },
  ),
  operation(
    "aggregate: the product's distinct by index",
    { aggregate: [{ $match: { active: null } }, { $sort: { active: 1, owner: 1 } }, { $group: { _id: "$owner" } }, { $limit: 2 }, byId] },
    { documents: people, indexes: [{ key: { active: 1, owner: 1 } }] },
  ),
];
