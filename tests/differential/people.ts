import { Binary, Decimal128, Double, Int32, Long, ObjectId, Timestamp } from "bson";
import type { Document } from "mongodb";

/** Five documents on purpose unlike each other: types that differ by field, null beside missing, arrays beside scalars. */
export function oid(number: number): ObjectId {
  return new ObjectId(String(number).padStart(24, "0"));
}

export const people: readonly Document[] = [
  {
    _id: 1,
    name: "Ann",
    age: 30,
    tags: ["a", "b"],
    address: { city: "Oslo", zip: 1 },
    score: 1.5,
    at: new Date("2024-01-05T10:00:00Z"),
    items: [
      { sku: "x", qty: 2 },
      { sku: "y", qty: 5 },
    ],
    owner: oid(1),
  },
  {
    _id: 2,
    name: "bob",
    age: 25,
    tags: ["b"],
    address: { city: "Paris" },
    score: null,
    at: new Date("2024-02-10T00:00:00Z"),
    items: [],
    owner: oid(2),
  },
  {
    _id: 3,
    name: "Cid",
    age: 41,
    tags: [],
    address: null,
    at: new Date("2024-02-20T12:30:00Z"),
    items: [{ sku: "x", qty: 9 }],
    owner: oid(1),
    active: true,
  },
  {
    _id: 4,
    name: "dan",
    age: "30",
    tags: "b",
    address: { city: "oslo", zip: 9 },
    score: 10,
    at: new Date("2023-12-31T23:59:59Z"),
    active: false,
  },
  {
    _id: 5,
    name: "Eve",
    tags: [["a"], "c"],
    score: Number.NaN,
    big: Long.fromString("9007199254740993"),
    price: Decimal128.fromString("1.10"),
    bytes: new Binary(Buffer.from("abc")),
    rows: [
      [1, 2],
      [3, 4],
    ],
  },
];

/** One value of every kind the product could store, for order and type questions. */
export const kinds: readonly Document[] = [
  null,
  new Int32(2),
  new Double(2.5),
  Long.fromNumber(3),
  Decimal128.fromString("2.25"),
  "text",
  "",
  { a: 1 },
  {},
  [1, 5],
  [],
  new Binary(Buffer.from("ab")),
  oid(7),
  false,
  true,
  new Date(0),
  new Timestamp({ t: 1, i: 1 }),
  /^a/i,
  new Double(Number.NaN),
  new Double(Number.POSITIVE_INFINITY),
]
  .map((value, index): Document => ({ _id: index, value }))
  .concat({ _id: 99 });
