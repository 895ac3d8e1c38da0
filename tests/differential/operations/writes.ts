import { Long } from "bson";
import type { Document } from "mongodb";
import { type Operation, operation } from "../operation.ts";
import { people } from "../people.ts";

const three: readonly Document[] = [
  { _id: 1, a: 1, list: [1, 2] },
  { _id: 2, a: 2 },
  { _id: 3, a: 3 },
];
const start = { documents: people };

const inserts: readonly Operation[] = [
  operation("insert: several", { insert: [{ _id: 10 }, { _id: 11, a: [] }] }, { documents: three }),
  operation("insert: a taken _id is a duplicate", { insert: [{ _id: 1 }] }, { documents: three }),
  operation("insert: ordered stops at the first duplicate", { insert: [{ _id: 10 }, { _id: 1 }, { _id: 11 }] }, { documents: three }),
  operation(
    "insert: unordered goes on after a duplicate",
    { insert: [{ _id: 10 }, { _id: 1 }, { _id: 11 }, { _id: 2 }], ordered: false },
    { documents: three },
  ),
  operation("insert: an array as _id is refused", { insert: [{ _id: [1] }] }),
  operation("insert: a document as _id", { insert: [{ _id: { b: 1, a: 2 } }, { _id: { a: 2, b: 1 } }] }),
  operation("insert: null as _id, once", { insert: [{ _id: null }, { _id: null }], ordered: false }),
  operation("insert: numbers of several types are one _id", { insert: [{ _id: 1 }, { _id: Long.fromNumber(1) }], ordered: false }),
  operation("insert: _id comes first however it was sent", { insert: [{ z: 1, _id: 5, a: 2 }] }),
  operation("insert: nothing is refused", { insert: [] }),
  operation("insert: an unknown option is refused", { insert: [{ _id: 1 }], nonsense: true }),
];

const deletes: readonly Operation[] = [
  operation("delete: one of several", { delete: { a: { $gte: 1 } }, limit: 1 }, { documents: three.slice(0, 1) }),
  operation("delete: all that match", { delete: { a: { $gte: 2 } }, limit: 0 }, { documents: three }),
  operation("delete: nothing", { delete: { a: 9 }, limit: 1 }, { documents: three }),
  operation("delete: by an array element", { delete: { list: 2 }, limit: 1 }, { documents: three }),
  operation("delete: in no collection", { delete: {}, limit: 0 }),
  operation("delete: a limit of two is refused", { delete: {}, limit: 2 }, { documents: three }),
];

/** [what, command without its name] */
const modified: readonly (readonly [string, Document])[] = [
  ["the document before", { query: { _id: 1 }, update: { $inc: { age: 1 } }, fields: { age: 1 } }],
  ["the document after", { query: { _id: 1 }, update: { $inc: { age: 1 } }, new: true, fields: { age: 1 } }],
  ["the first by sort", { query: {}, update: { $set: { seen: 1 } }, sort: { name: -1 }, new: true, fields: { seen: 1 } }],
  ["nothing found", { query: { _id: 99 }, update: { $set: { a: 1 } } }],
  ["upsert, the document before", { query: { _id: 60 }, update: { $set: { age: 1 } }, upsert: true }],
  ["upsert, the document after", { query: { _id: 60 }, update: { $set: { age: 1 } }, upsert: true, new: true }],
  ["upsert with a counter", { query: { _id: 61 }, update: { $inc: { count: 1 }, $setOnInsert: { made: true } }, upsert: true, new: true }],
  ["upsert onto what exists", { query: { _id: 1 }, update: { $set: { age: 1 } }, upsert: true, new: true, fields: { age: 1 } }],
  ["remove", { query: { age: 25 }, remove: true, fields: { name: 1 } }],
  ["remove the first by sort", { query: {}, remove: true, sort: { _id: -1 }, fields: { name: 1 } }],
  ["remove nothing", { query: { _id: 99 }, remove: true }],
  ["a replacement", { query: { _id: 1 }, update: { only: 1 }, new: true }],
  ["a pipeline", { query: { _id: 1 }, update: [{ $set: { size: { $size: "$tags" } } }], new: true, fields: { size: 1 } }],
  [
    "chosen positions",
    { query: { _id: 1 }, update: { $set: { "items.$[e].qty": 0 } }, arrayFilters: [{ "e.sku": "x" }], new: true, fields: { items: 1 } },
  ],
  ["the position that matched", { query: { "items.sku": "y" }, update: { $set: { "items.$.qty": 7 } }, new: true, fields: { items: 1 } }],
  ["an update and remove together are refused", { query: {}, update: { $set: { a: 1 } }, remove: true }],
  ["neither update nor remove is refused", { query: {} }],
  ["remove with new is refused", { query: {}, remove: true, new: true }],
  ["a projection of nothing but _id", { query: { _id: 1 }, update: { $set: { a: 1 } }, new: true, fields: { _id: 1 } }],
  ["an update that is refused", { query: { _id: 4 }, update: { $inc: { age: 1 } } }],
];

const batches: readonly Operation[] = [
  operation(
    "update: several statements in one command",
    {
      updates: [
        { q: { _id: 1 }, u: { $set: { a: 5 } } },
        { q: { a: { $gte: 2 } }, u: { $inc: { a: 10 } }, multi: true },
        { q: { _id: 9 }, u: { $set: { a: 1 } }, upsert: true },
      ],
    },
    { documents: three },
  ),
  operation(
    "update: ordered statements stop at the first that is refused",
    {
      updates: [
        { q: { _id: 1 }, u: { $set: { a: 5 } } },
        { q: { _id: 2 }, u: { $inc: { _id: 1 } } },
        { q: { _id: 3 }, u: { $set: { a: 6 } } },
      ],
    },
    { documents: three },
  ),
  operation(
    "update: unordered statements go on",
    {
      updates: [
        { q: { _id: 2 }, u: { $inc: { _id: 1 } } },
        { q: { _id: 3 }, u: { $set: { a: 6 } } },
      ],
      ordered: false,
    },
    { documents: three },
  ),
  operation(
    "delete: several statements in one command",
    {
      deletes: [
        { q: { _id: 1 }, limit: 1 },
        { q: { a: 3 }, limit: 0 },
        { q: { a: 8 }, limit: 0 },
      ],
    },
    { documents: three },
  ),
  operation(
    "update: compare and set wins once",
    [
      { update: { _id: 1, a: 1 }, with: { $set: { a: 2 } } },
      { update: { _id: 1, a: 1 }, with: { $set: { a: 3 } } },
    ],
    { documents: three },
  ),
  operation(
    "update: null in the filter is met by a missing field",
    { update: { _id: 1, stoppedAt: null }, with: { $set: { stoppedAt: new Date(5) } } },
    { documents: three },
  ),
  operation("update: a counter of a window", [
    { findAndModify: { query: { _id: "w" }, update: { $inc: { count: 1 }, $setOnInsert: { at: new Date(1) } }, upsert: true, new: true } },
    { findAndModify: { query: { _id: "w" }, update: { $inc: { count: 1 }, $setOnInsert: { at: new Date(2) } }, upsert: true, new: true } },
  ]),
  operation("update: a slot taken twice runs into its own _id", [
    { update: { _id: "s", slot: { $lt: 5 } }, with: { $set: { slot: 5 } }, upsert: true },
    { update: { _id: "s", slot: { $lt: 5 } }, with: { $set: { slot: 5 } }, upsert: true },
  ]),
];

export const writes: readonly Operation[] = [
  ...inserts,
  ...deletes,
  ...modified.map(([name, command]) => operation(`findAndModify: ${name}`, { findAndModify: command }, start)),
  ...batches,
];
