import { Double, Int32, Long } from "bson";
import fc from "fast-check";
import type { Document } from "mongodb";

/** Small on purpose: few fields and few values meet often, and most of what differs does so in their corners. */
const number = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: -2, max: 4 }).map((value) => new Int32(value)) },
  fc.constantFrom<unknown>(new Double(2), new Double(1.5), Long.fromNumber(3), new Double(Number.NaN)),
);
const scalar: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: number },
  { weight: 3, arbitrary: fc.constantFrom<unknown>(null, "", "a", "b", "ab", true, false) },
  fc.constantFrom<unknown>(new Date(0), new Date(1)),
);
const nested: fc.Arbitrary<unknown> = fc.record({ x: scalar, y: scalar }, { requiredKeys: [] });
/** Never empty: an empty array sorts below null in MongoDB and beside it in DocumentDB. */
const list = fc.array(fc.oneof({ weight: 3, arbitrary: scalar }, nested), { minLength: 1, maxLength: 3 });
const value = fc.oneof({ weight: 4, arbitrary: scalar }, nested, list);

const fields = ["a", "b", "c"] as const;
const paths = ["a", "b", "c", "a.x", "b.y", "c.0", "c.x"] as const;

export const randomDocuments = fc
  .array(fc.record({ a: value, b: value, c: value }, { requiredKeys: [] }), { minLength: 1, maxLength: 8 })
  .map((documents) => documents.map((document, index): Document => ({ _id: index, ...document })));

const direction = fc.constantFrom(1, -1);

/** By one field beside _id: MongoDB refuses to sort by two arrays, DocumentDB does not. */
export const randomSort = fc
  .option(fc.tuple(fc.constantFrom(...fields), direction))
  .map((entry): Document => (entry === null ? {} : Object.fromEntries([entry])));

/** At most one path of an index leads through arrays, or a document would be refused by one server only. */
export const randomIndexes = fc
  .uniqueArray(fc.tuple(fc.constantFrom("a", "b", "a.x", "c"), direction), { selector: ([name]) => name, maxLength: 2 })
  .map((entries) => entries.map(([path, way]): Document => ({ key: { [path]: way }, name: `${path}_${way}` })));

const comparison: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 3, arbitrary: value },
  fc.record({ $gt: scalar }),
  fc.record({ $gte: scalar }),
  fc.record({ $lt: scalar }),
  fc.record({ $lte: scalar }),
  fc.record({ $gte: number, $lt: number }),
  fc.record({ $ne: value }),
  fc.record({ $in: fc.array(value, { maxLength: 3 }) }),
  fc.record({ $nin: fc.array(scalar, { maxLength: 3 }) }),
  fc.record({ $exists: fc.boolean() }),
  fc.record({ $type: fc.constantFrom("number", "string", "null", "object", "array", "bool", "date") }),
  fc.record({ $size: fc.integer({ min: 0, max: 3 }) }),
  fc.record({ $all: fc.array(scalar, { minLength: 1, maxLength: 2 }) }),
  fc.record({ $not: fc.record({ $gt: scalar }) }),
  fc.record({ $not: fc.record({ $in: fc.array(scalar, { maxLength: 2 }) }) }),
  fc.record({ $elemMatch: fc.record({ $gte: scalar }) }),
  fc.record({ $elemMatch: fc.record({ x: scalar }) }),
  fc.record({ $regex: fc.constantFrom("^a", "b$", ".") }),
);
const condition = fc.tuple(fc.constantFrom(...paths), comparison).map(([path, test]): Document => ({ [path]: test }));
const conditions = fc.array(condition, { minLength: 1, maxLength: 3 });

export const randomFilter: fc.Arbitrary<Document> = fc.oneof(
  { weight: 4, arbitrary: condition },
  { weight: 1, arbitrary: fc.constant({}) },
  fc.record({ $and: conditions }),
  fc.record({ $or: conditions }),
  fc.record({ $nor: conditions }),
);

const modifier: fc.Arbitrary<Document> = fc
  .oneof(
    fc.tuple(fc.constantFrom("$set", "$push", "$addToSet", "$min", "$max"), fc.constantFrom(...paths), value),
    fc.tuple(fc.constantFrom("$inc", "$mul"), fc.constantFrom(...paths), fc.integer({ min: 2, max: 5 })),
    // Not below a scalar or an array, where MongoDB finds nothing to remove and DocumentDB refuses.
    fc.tuple(fc.constant("$unset"), fc.constantFrom(...fields), fc.constant("")),
    fc.tuple(fc.constant("$pop"), fc.constantFrom(...fields), direction),
    fc.tuple(fc.constant("$pull"), fc.constantFrom(...fields), fc.oneof(value, fc.record({ $gte: scalar }))),
    fc.tuple(fc.constant("$push"), fc.constantFrom(...paths), fc.record({ $each: list, $slice: fc.constantFrom(-2, -1, 1, 2) })),
    fc.tuple(fc.constant("$rename"), fc.constantFrom(...fields), fc.constantFrom("d", "e.f")),
  )
  .map(([operator, path, operand]): Document => ({ [operator]: { [path]: operand } }));

export const randomUpdate: fc.Arbitrary<Document> = fc.oneof(
  { weight: 4, arbitrary: modifier },
  fc.record({ $set: fc.record({ a: value, "b.z": scalar }), $inc: fc.record({ n: fc.constant(new Int32(1)) }) }),
);
