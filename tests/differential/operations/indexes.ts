import type { Document } from "mongodb";
import { type Operation, operation } from "../operation.ts";
import { people } from "../people.ts";

const unique = (key: Document, options: Document = {}): readonly Document[] => [{ key, unique: true, ...options }];

/** [what, the index, documents to insert one after the other] */
const uniqueness: readonly (readonly [string, readonly Document[], readonly Document[]])[] = [
  [
    "one field",
    unique({ a: 1 }),
    [
      { _id: 1, a: 1 },
      { _id: 2, a: 1 },
    ],
  ],
  ["null and missing are the same", unique({ a: 1 }), [{ _id: 1 }, { _id: 2, a: null }]],
  [
    "several fields together",
    unique({ a: 1, b: 1 }),
    [
      { _id: 1, a: 1, b: 1 },
      { _id: 2, a: 1, b: 2 },
      { _id: 3, a: 1, b: 1 },
    ],
  ],
  [
    "several fields, some missing",
    unique({ a: 1, b: 1 }),
    [
      { _id: 1, a: 1 },
      { _id: 2, a: 1 },
    ],
  ],
  ["sparse leaves missing out", unique({ a: 1 }, { sparse: true }), [{ _id: 1 }, { _id: 2 }, { _id: 3, a: null }, { _id: 4, a: null }]],
  ["sparse over two fields", unique({ a: 1, b: 1 }, { sparse: true }), [{ _id: 1 }, { _id: 2 }, { _id: 3, a: 1 }, { _id: 4, a: 1 }]],
  [
    "partial by equality",
    unique({ a: 1 }, { partialFilterExpression: { on: true } }),
    [
      { _id: 1, a: 1, on: false },
      { _id: 2, a: 1 },
      { _id: 3, a: 1, on: true },
      { _id: 4, a: 1, on: true },
    ],
  ],
  [
    "partial by comparison",
    unique({ a: 1 }, { partialFilterExpression: { seq: { $gt: 0 } } }),
    [
      { _id: 1, a: 1, seq: null },
      { _id: 2, a: 1, seq: 0 },
      { _id: 3, a: 1, seq: 1 },
      { _id: 4, a: 1, seq: 2 },
    ],
  ],
  [
    "partial by type",
    unique({ a: 1 }, { partialFilterExpression: { due: { $type: "date" } } }),
    [
      { _id: 1, a: 1, due: null },
      { _id: 2, a: 1, due: new Date(1) },
      { _id: 3, a: 1, due: new Date(2) },
    ],
  ],
  [
    "partial by existence",
    unique({ a: 1 }, { partialFilterExpression: { b: { $exists: true } } }),
    [
      { _id: 1, a: 1 },
      { _id: 2, a: 1, b: null },
      { _id: 3, a: 1, b: 1 },
    ],
  ],
  [
    "elements of arrays",
    unique({ a: 1 }),
    [
      { _id: 1, a: ["x", "y"] },
      { _id: 2, a: "y" },
    ],
  ],
  [
    "the same element twice in one array",
    unique({ a: 1 }),
    [
      { _id: 1, a: ["x", "x"] },
      { _id: 2, a: ["z"] },
    ],
  ],
  [
    "two empty arrays",
    unique({ a: 1 }),
    [
      { _id: 1, a: [] },
      { _id: 2, a: [] },
    ],
  ],
  [
    "numbers of two types",
    unique({ a: 1 }),
    [
      { _id: 1, a: 1 },
      { _id: 2, a: 1.0 },
    ],
  ],
  [
    "text by case",
    unique({ a: 1 }),
    [
      { _id: 1, a: "A" },
      { _id: 2, a: "a" },
    ],
  ],
  [
    "a document as key",
    unique({ a: 1 }),
    [
      { _id: 1, a: { x: 1, y: 2 } },
      { _id: 2, a: { y: 2, x: 1 } },
      { _id: 3, a: { x: 1, y: 2 } },
    ],
  ],
  [
    "below a document",
    unique({ "a.b": -1 }),
    [
      { _id: 1, a: { b: 1 } },
      { _id: 2, a: { b: 1 } },
    ],
  ],
];

const keyed: readonly Document[] = [
  { _id: 1, name: "a", n: 1 },
  { _id: 2, name: "b", n: 2 },
];

const violations: readonly Operation[] = [
  operation(
    "unique: an update into a taken key is a duplicate",
    { update: { _id: 2 }, with: { $set: { name: "a" } } },
    { documents: keyed, indexes: unique({ name: 1 }) },
  ),
  operation(
    "unique: an update of many stops at the duplicate",
    { update: {}, with: { $set: { name: "z" } }, multi: true },
    { documents: keyed, indexes: unique({ name: 1 }) },
  ),
  operation(
    "unique: a replacement into a taken key is a duplicate",
    { update: { _id: 2 }, with: { name: "a" } },
    { documents: keyed, indexes: unique({ name: 1 }) },
  ),
  operation(
    "unique: findAndModify into a taken key is a duplicate",
    { findAndModify: { query: { _id: 2 }, update: { $set: { name: "a" } } } },
    { documents: keyed, indexes: unique({ name: 1 }) },
  ),
  operation(
    "unique: an upsert into a taken key is a duplicate",
    { update: { _id: 9 }, with: { $set: { name: "a" } }, upsert: true },
    { documents: keyed, indexes: unique({ name: 1 }) },
  ),
  operation(
    "unique: a document may enter a partial index by update",
    [
      { update: { _id: 1 }, with: { $set: { on: true } } },
      { update: { _id: 2 }, with: { $set: { on: true } } },
    ],
    {
      documents: [
        { _id: 1, a: 1 },
        { _id: 2, a: 1 },
      ],
      indexes: unique({ a: 1 }, { partialFilterExpression: { on: true } }),
    },
  ),
  operation("unique: a freed key can be taken", [{ delete: { _id: 1 }, limit: 1 }, { insert: [{ _id: 3, name: "a" }] }], {
    documents: keyed,
    indexes: unique({ name: 1 }),
  }),
  operation(
    "unique: two swap only through a third",
    [
      { update: { _id: 1 }, with: { $set: { name: "t" } } },
      { update: { _id: 2 }, with: { $set: { name: "a" } } },
      { update: { _id: 1 }, with: { $set: { name: "b" } } },
    ],
    { documents: keyed, indexes: unique({ name: 1 }) },
  ),
  operation(
    "unique: an index over duplicates is refused",
    { createIndexes: [{ key: { x: 1 }, name: "x_1", unique: true }] },
    {
      documents: [
        { _id: 1, x: 1 },
        { _id: 2, x: 1 },
      ],
    },
  ),
];

const make = (spec: Document, name = "i"): Document => ({ createIndexes: [{ name, ...spec }] });
const catalog: readonly Operation[] = [
  operation("index: the list", [
    {
      createIndexes: [
        { key: { name: 1 }, name: "name_1" },
        { key: { age: -1, name: 1 }, name: "compound", unique: true },
        { key: { at: 1 }, name: "at_1", expireAfterSeconds: 60 },
      ],
    },
    { listIndexes: 1 },
  ]),
  operation("index: partial and sparse in the list", [
    make({ key: { a: 1 }, partialFilterExpression: { due: { $type: "date" } } }),
    make({ key: { b: 1 }, sparse: true }, "j"),
    { listIndexes: 1 },
  ]),
  operation("index: the same twice", [make({ key: { a: 1 } }), make({ key: { a: 1 } }), { listIndexes: 1 }]),
  operation("index: the same name with another key is refused", [make({ key: { a: 1 } }), make({ key: { b: 1 } })]),
  operation("index: the same key with another name is refused", [make({ key: { a: 1 } }), make({ key: { a: 1 } }, "j")]),
  operation("index: the same name with another option is refused", [make({ key: { a: 1 } }), make({ key: { a: 1 }, unique: true })]),
  operation("index: an unknown option is refused", make({ key: { a: 1 }, nonsense: true })),
  operation("index: an empty key is refused", make({ key: {} })),
  operation("index: a direction of 0 is refused", make({ key: { a: 0 } })),
  operation("index: partial and sparse together are refused", make({ key: { a: 1 }, sparse: true, partialFilterExpression: { b: 1 } })),
  operation("index: dropped by name", [make({ key: { a: 1 } }), { dropIndexes: "i" }, { listIndexes: 1 }]),
  operation("index: dropped by key", [make({ key: { a: 1 } }), { dropIndexes: { a: 1 } }, { listIndexes: 1 }]),
  operation("index: all dropped", [make({ key: { a: 1 } }), make({ key: { b: 1 } }, "j"), { dropIndexes: "*" }, { listIndexes: 1 }]),
  operation("index: dropping a missing one is refused", { dropIndexes: "none" }, { documents: people }),
  operation("index: dropping that of _id is refused", { dropIndexes: "_id_" }, { documents: people }),
  operation("index: dropping in no collection is refused", { dropIndexes: "none" }),
  operation("index: the list of no collection is refused", { listIndexes: 1 }),
  operation("index: two arrays in one are refused", { insert: [{ _id: 1, a: [1], b: [2] }] }, { indexes: [{ key: { a: 1, b: 1 } }] }),
  operation("index: an expiry on two fields is refused", make({ key: { a: 1, b: 1 }, expireAfterSeconds: 1 })),
  operation("index: a negative expiry is refused", make({ key: { a: 1 }, expireAfterSeconds: -1 })),
  operation(
    "hint: an index that is there",
    { find: { age: { $gt: 20 } }, hint: "i", sort: { _id: 1 }, projection: { _id: 1 } },
    { documents: people, indexes: [{ key: { age: 1 }, name: "i" }] },
  ),
  operation("hint: an index that is not there is refused", { find: {}, hint: "none" }, { documents: people }),
];

const finds: readonly (readonly [string, Document, Document])[] = [
  ["equality and order", { find: { n: 1 }, sort: { at: -1 } }, { n: 1, at: -1 }],
  ["order backwards", { find: { n: 1 }, sort: { at: 1 } }, { n: 1, at: -1 }],
  ["equality to null", { find: { m: null }, sort: { _id: 1 } }, { m: 1 }],
  ["not equal", { find: { m: { $ne: 1 } }, sort: { _id: 1 } }, { m: 1 }],
  ["a list", { find: { n: { $in: [2, 0] } }, sort: { at: 1 } }, { n: 1, at: 1 }],
  ["a range", { find: { at: { $gt: 10, $lte: 14 } }, sort: { at: -1 } }, { at: 1 }],
  ["an array element", { find: { list: { $gte: 2 } }, sort: { _id: 1 } }, { list: 1 }],
  ["a prefix of text", { find: { text: /^t1/ }, sort: { text: 1, _id: 1 } }, { text: 1 }],
  [
    "a page after a cursor",
    { find: { n: 1, $or: [{ at: { $lt: 13 } }, { at: 13, _id: { $lt: 13 } }] }, sort: { at: -1, _id: -1 }, limit: 2 },
    { n: 1, at: -1, _id: -1 },
  ],
];
const rows = Array.from(
  { length: 20 },
  (_, index): Document => ({
    _id: index,
    n: index % 3,
    at: index,
    text: `t${index}`,
    ...(index % 4 > 0 && { m: index % 4 === 1 ? null : index % 5 }),
    list: index % 6 === 0 ? [] : [index % 4, index % 3],
  }),
);

export const indexes: readonly Operation[] = [
  ...uniqueness.map(([name, specs, documents]) =>
    operation(
      `unique: ${name}`,
      documents.map((document) => ({ insert: [document] })),
      { indexes: specs },
    ),
  ),
  ...violations,
  ...catalog,
  ...finds.map(([name, step, key]) => operation(`found by index: ${name}`, step, { documents: rows, indexes: [{ key }] })),
];
