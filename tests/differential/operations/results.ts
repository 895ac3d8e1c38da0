import type { Document } from "mongodb";
import { type Operation, operation } from "../operation.ts";
import { kinds, people } from "../people.ts";

const numbers = Array.from({ length: 250 }, (_, index): Document => ({ _id: index, group: index % 7, text: `n${index % 11}` }));

const sorts: readonly (readonly [string, Document])[] = [
  ["numbers before texts, missing first", { age: 1, _id: 1 }],
  ["the same, descending", { age: -1, _id: 1 }],
  ["not a number below numbers, null and missing alike", { score: -1, _id: 1 }],
  ["arrays by their least element", { tags: 1, _id: 1 }],
  ["arrays by their greatest element", { tags: -1, _id: 1 }],
  ["below a document", { "address.city": -1, _id: -1 }],
  ["below an array of documents", { "items.qty": 1, _id: 1 }],
  ["text by code point", { name: 1 }],
  ["two directions", { active: -1, name: 1 }],
  ["a direction of 0 is refused", { name: 0 }],
  ["a direction of text is refused", { name: "asc" }],
];

const projections: readonly (readonly [string, Document])[] = [
  ["fields of documents, without _id", { name: 1, "address.city": 1, _id: 0 }],
  ["everything but", { tags: 0, "address.zip": 0, at: 0 }],
  ["only _id left out", { _id: 0 }],
  ["only _id", { _id: 1 }],
  ["a field of array elements", { "items.sku": 1 }],
  ["everything but a field of array elements", { "items.sku": 0 }],
  ["the last element", { items: { $slice: -1 }, name: 1 }],
  ["elements from a position", { tags: { $slice: [1, 1] } }],
  ["the first element that matches", { items: { $elemMatch: { qty: { $gt: 3 } } } }],
  ["an expression", { upper: { $toUpper: "$name" }, first: { $arrayElemAt: ["$tags", 0] } }],
  ["a literal", { five: { $literal: 5 } }],
  ["a path as value", { place: "$address.city" }],
  ["inclusion and exclusion together are refused", { name: 1, age: 0 }],
  ["inclusion by true", { name: true, _id: false }],
  ["a nested inclusion document", { address: { city: 1 } }],
  ["two paths of which one contains the other are refused", { address: 1, "address.city": 1 }],
];

const rest: readonly Operation[] = [
  operation("result: skip and limit", { find: {}, sort: { _id: -1 }, skip: 1, limit: 2 }, { documents: people }),
  operation("result: skip beyond the end", { find: {}, sort: { _id: 1 }, skip: 9 }, { documents: people }),
  operation("result: a negative skip is refused", { find: {}, skip: -1 }, { documents: people }),
  operation("result: limit 0 is no limit", { find: {}, sort: { _id: 1 }, limit: 0, projection: { _id: 1 } }, { documents: people }),
  operation("result: the element a filter found", { find: { "items.sku": "y" }, projection: { "items.$": 1 } }, { documents: people }),
  operation("result: an unknown option is refused", { find: {}, nonsense: 1 }, { documents: people }),
  operation("result: a find in no collection is empty", { find: { a: 1 } }),
  operation(
    "result: let gives an expression its value",
    { find: { $expr: { $eq: ["$age", "$$wanted"] } }, let: { wanted: 25 } },
    { documents: people },
  ),
  operation("order: every kind, ascending", { find: {}, sort: { value: 1, _id: 1 }, projection: { _id: 1 } }, { documents: kinds }),
  operation("order: every kind, descending", { find: {}, sort: { value: -1, _id: 1 }, projection: { _id: 1 } }, { documents: kinds }),
  operation(
    "order: every kind by an index",
    { find: {}, sort: { value: 1, _id: 1 }, projection: { _id: 1 } },
    { documents: kinds, indexes: [{ key: { value: 1, _id: 1 } }] },
  ),
  operation("types: every kind comes back as it went in", { find: {}, sort: { _id: 1 } }, { documents: kinds }),
  operation("cursor: batches", { find: { group: 3 }, sort: { _id: 1 }, batchSize: 5, drain: true }, { documents: numbers }),
  operation(
    "cursor: batches of a sorted result",
    { find: {}, sort: { text: 1, _id: -1 }, batchSize: 50, drain: true, projection: { _id: 1 } },
    { documents: numbers },
  ),
  operation(
    "cursor: a limit over several batches",
    { find: {}, sort: { _id: 1 }, batchSize: 10, limit: 25, drain: true },
    { documents: numbers },
  ),
  operation("cursor: an empty first batch", { find: {}, sort: { _id: 1 }, batchSize: 0, limit: 3, drain: true }, { documents: numbers }),
  operation("cursor: a single batch", { find: {}, sort: { _id: 1 }, batchSize: 4, singleBatch: true, drain: true }, { documents: numbers }),
  operation(
    "cursor: an aggregation over batches",
    { aggregate: [{ $sort: { _id: 1 } }], batchSize: 30, drain: true },
    { documents: numbers },
  ),
  operation("cursor: one that does not exist", { getMore: "1234567890123" }, { documents: numbers }),
  operation("count: with a filter", { count: { age: { $gt: 20 } } }, { documents: people }),
  operation("count: with skip and limit", { count: {}, skip: 1, limit: 3 }, { documents: people }),
  operation("count: of no collection", { count: {} }),
  operation("distinct: elements of arrays", { distinct: "tags" }, { documents: people }),
  operation("distinct: below documents in arrays", { distinct: "items.sku" }, { documents: people }),
  operation("distinct: null is a value, missing is none", { distinct: "score" }, { documents: people.slice(0, 4) }),
  operation("distinct: with a filter", { distinct: "owner", query: { active: true } }, { documents: people }),
  operation("distinct: of no collection", { distinct: "a" }),
];

export const results: readonly Operation[] = [
  ...sorts.map(([name, sort]) => operation(`sort: ${name}`, { find: {}, sort, projection: { _id: 1 } }, { documents: people })),
  ...projections.map(([name, projection]) =>
    operation(`projection: ${name}`, { find: {}, projection, sort: { _id: 1 } }, { documents: people }),
  ),
  ...rest,
];
