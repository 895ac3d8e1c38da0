import { Binary, Double, Int32, Long, MaxKey, MinKey, ObjectId, Timestamp } from "bson";
import fc from "fast-check";
import { expect, test } from "vitest";
import { compareValues, encodeValue, invertKey, successor } from "./order.ts";
import type { Value } from "./values.ts";

const byMongoOrder: Value[] = [
  new MinKey(),
  null,
  new Double(Number.NaN),
  new Double(Number.NEGATIVE_INFINITY),
  Long.fromString("-9223372036854775808"),
  new Double(-1.5),
  new Int32(0),
  new Double(1e-9),
  new Int32(7),
  Long.fromString("9007199254740992"),
  Long.fromString("9007199254740993"),
  new Double(Number.POSITIVE_INFINITY),
  "",
  "a",
  "a\u0000",
  "aa",
  "b",
  "\u{e000}",
  "\u{1f600}",
  {},
  { a: 1 },
  { a: 1, b: 1 },
  { b: 0 },
  { a: "text" },
  [],
  [1],
  [1, 2],
  [2],
  new Binary(Buffer.from("z")),
  new Binary(Buffer.from("ab")),
  new ObjectId("000000000000000000000001"),
  new ObjectId("ff0000000000000000000000"),
  false,
  true,
  new Date(-5),
  new Date(5),
  new Timestamp({ t: 1, i: 2 }),
  new Timestamp({ t: 4_000_000_000, i: 0 }),
  new MaxKey(),
];

test("values of all kinds order as in MongoDB, within a kind and across", () => {
  for (const [at, left] of byMongoOrder.entries()) {
    for (const [other, right] of byMongoOrder.entries()) {
      expect(Math.sign(compareValues(left, right)), `${String(left)} against ${String(right)}`).toBe(Math.sign(at - other));
    }
  }
});

test("equal numbers are equal whatever type carries them", () => {
  const same: Value[] = [new Int32(5), new Double(5), Long.fromNumber(5), 5];
  expect(new Set(same.map(encodeValue)).size).toBe(1);
  expect(encodeValue(new Double(-0))).toBe(encodeValue(new Int32(0)));
});

test("doubles, int64 and strings order as a reference comparison orders them", () => {
  const bytes = (text: string) => Buffer.from(text, "utf8");
  fc.assert(
    fc.property(
      fc.double({ noNaN: true }),
      fc.double({ noNaN: true }),
      (x, y) => Math.sign(compareValues(x, y)) === (x < y ? -1 : x > y ? 1 : 0),
    ),
  );
  const int64 = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
  fc.assert(
    fc.property(int64, int64, (x, y) => Math.sign(compareValues(Long.fromBigInt(x), Long.fromBigInt(y))) === (x < y ? -1 : x > y ? 1 : 0)),
  );
  const text = fc.string({ unit: "binary" });
  fc.assert(fc.property(text, text, (x, y) => Math.sign(compareValues(x, y)) === Buffer.compare(bytes(x), bytes(y))));
});

test("joined encodings order field by field, inverted ones the other way round", () => {
  const value = fc.oneof(
    fc.string(),
    fc.integer(),
    fc.constant(null),
    fc.array(fc.integer(), { maxLength: 3 }),
    fc.record({ k: fc.string() }),
  );
  fc.assert(
    fc.property(value, value, value, value, (a, b, c, d) => {
      const first = compareValues(a, c);
      const expected = first !== 0 ? first : -compareValues(b, d);
      const left = encodeValue(a) + invertKey(encodeValue(b));
      const right = encodeValue(c) + invertKey(encodeValue(d));
      expect(left < right ? -1 : left > right ? 1 : 0).toBe(Math.sign(expected) || 0);
    }),
  );
});

test("the successor of a prefix is above all its extensions and below everything else above", () => {
  expect(successor("a")).toBe("b");
  expect(successor("a\uffff")).toBe("b");
  expect(successor("\uffff")).toBeUndefined();
});
