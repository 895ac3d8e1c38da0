import type { Document } from "mongodb";
import { expect, test, vi } from "vitest";
import { startEmbeddedMongo } from "./server.ts";
import { errorCodeOf, testMongo } from "./test-client.ts";

const refused: [string, Document, number][] = [
  ["an unknown command", { fooBar: 1 }, 59],
  ["a command MongoDB has and this server has not", { mapReduce: "a", map: "", reduce: "", out: { inline: 1 } }, 59],
  ["an unknown field", { find: "a", fooBar: 1 }, 40415],
  ["an unknown field of a statement", { update: "a", updates: [{ q: {}, u: { $set: { a: 1 } }, fooBar: 1 }] }, 40415],
  ["a collation", { find: "a", collation: { locale: "en" } }, 115],
  ["a tailable cursor", { find: "a", tailable: true }, 115],
  ["a capped collection", { create: "a", capped: true, size: 100 }, 115],
  ["a time series", { create: "a", timeseries: { timeField: "t" } }, 115],
  ["a view", { create: "a", viewOn: "b", pipeline: [] }, 115],
  ["a validator", { create: "a", validator: { a: 1 } }, 115],
  ["a text query", { find: "a", filter: { $text: { $search: "x" } } }, 27],
  ["a collection name with a dollar", { insert: "a$b", documents: [{ a: 1 }] }, 73],
  ["an empty batch", { insert: "a", documents: [] }, 16],
  ["a wildcard index", { createIndexes: "a", indexes: [{ key: { "$**": 1 }, name: "w" }] }, 67],
  ["an unknown index option", { createIndexes: "a", indexes: [{ key: { a: 1 }, name: "a", foo: 1 }] }, 197],
  [
    "an index that is both partial and sparse",
    { createIndexes: "a", indexes: [{ key: { a: 1 }, name: "a", sparse: true, partialFilterExpression: { b: 1 } }] },
    197,
  ],
  ["a delete of two", { delete: "a", deletes: [{ q: {}, limit: 2 }] }, 9],
  ["options of a pattern that is not there", { find: "a", filter: { name: { $options: "i" } } }, 2],
  ["a sort by a word", { find: "a", sort: { a: "asc" } }, 15974],
  ["a negative skip", { find: "a", skip: -1 }, 51024],
  ["a log-in", { saslStart: 1, mechanism: "SCRAM-SHA-256", payload: "" }, 59],
];

test.each(refused)("%s is refused with MongoDB's code", async (_name, command, code) => {
  const { db } = await testMongo();
  expect(await errorCodeOf(db.command(command))).toBe(code);
});

test("an array cannot be an _id and a document beyond 16 MB cannot be stored", async () => {
  const { db } = await testMongo();
  expect(await errorCodeOf(db.command({ insert: "a", documents: [{ _id: [1] }] }))).toBeNull();
  expect(await db.command({ insert: "a", documents: [{ _id: [1] }] })).toMatchObject({ writeErrors: [{ code: 53 }] });
  await db.collection<{ _id: number; s: string }>("a").insertOne({ _id: 1, s: "x".repeat(10_000_000) });
  expect(await errorCodeOf(db.collection<{ _id: number }>("a").updateOne({ _id: 1 }, { $set: { t: "x".repeat(7_000_000) } }))).toBe(10334);
});

test("a write concern one server cannot meet is reported, majority is met", async () => {
  const { db } = await testMongo();
  expect(await errorCodeOf(db.collection("a").insertOne({}, { writeConcern: { w: "majority", j: true } }))).toBeNull();
  expect(await errorCodeOf(db.collection("a").insertOne({}, { writeConcern: { w: 3 } }))).toBe(100);
});

test("the server does not start in production", async () => {
  vi.stubEnv("NODE_ENV", "production");
  try {
    await expect(startEmbeddedMongo()).rejects.toThrow("development and tests only");
  } finally {
    vi.unstubAllEnvs();
  }
});
