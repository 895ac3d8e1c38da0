import fc from "fast-check";
import type { Document, IndexDescriptionInfo } from "mongodb";
import { expect, test } from "vitest";
import { type Doc, encode } from "../bson/values.ts";
import { applyChange, type Collection, newCollection, newIndex } from "../storage/collection.ts";
import { parseIndexSpec } from "../storage/index-spec.ts";
import { testMongo } from "../test-client.ts";
import { execute } from "./execute.ts";
import { parseFilter } from "./filter.ts";
import { planQuery } from "./plan.ts";
import { parseSort, sortKey } from "./sort.ts";

function stagesOf(plan: Document): string[] {
  const inner: Document[] = [...(plan.inputStages ?? []), ...(plan.inputStage === undefined ? [] : [plan.inputStage])];
  return [String(plan.stage), ...inner.flatMap(stagesOf)];
}

async function turns() {
  const { db } = await testMongo();
  const collection = db.collection("turns");
  await collection.createIndexes([
    { key: { orgId: 1, createdAt: -1 } },
    { key: { orgId: 1, state: 1, createdAt: 1 } },
    { key: { state: 1, leaseUntil: 1 }, partialFilterExpression: { state: { $in: ["queued", "running"] } } },
    { key: { tags: 1, createdAt: 1 } },
    { key: { email: 1 }, unique: true, sparse: true },
  ]);
  const states = ["queued", "running", "done"];
  await collection.insertMany(
    Array.from({ length: 300 }, (_, at) => ({
      orgId: `o${at % 3}`,
      state: states[at % 3],
      createdAt: at,
      leaseUntil: at,
      tags: [`t${at % 5}`, "all"],
      email: `e${at}`,
    })),
  );
  return collection;
}

const plans: [string, Document, Document, string[], number][] = [
  ["equality and sort on an index prefix", { orgId: "o1" }, { createdAt: -1 }, ["LIMIT", "FETCH", "IXSCAN"], 5],
  ["the same index walked backward", { orgId: "o1" }, { createdAt: 1 }, ["LIMIT", "FETCH", "IXSCAN"], 5],
  ["equality, then range in sort order", { orgId: "o1", createdAt: { $lt: 100 } }, { createdAt: -1 }, ["LIMIT", "FETCH", "IXSCAN"], 5],
  [
    "several values of a middle field merge",
    { orgId: "o0", state: { $in: ["queued", "done"] } },
    { createdAt: 1 },
    ["LIMIT", "FETCH", "SORT_MERGE", "IXSCAN"],
    8,
  ],
  ["a partial index its filter implies", { state: "running", leaseUntil: { $lt: 50 } }, { leaseUntil: 1 }, ["LIMIT", "FETCH", "IXSCAN"], 5],
  [
    "alternatives by one index each",
    { $or: [{ state: "queued", leaseUntil: { $lt: 9 } }, { email: "e200" }] },
    {},
    ["LIMIT", "FETCH", "OR", "IXSCAN", "IXSCAN"],
    5,
  ],
  ["an array element", { tags: "t1" }, { createdAt: 1 }, ["LIMIT", "FETCH", "IXSCAN"], 5],
  ["a unique key beside a sort of another field", { email: "e7" }, { createdAt: 1 }, ["LIMIT", "SORT", "FETCH", "IXSCAN"], 1],
  [
    "several unique keys rather than a longer prefix",
    { email: { $in: ["e7", "e10"] }, orgId: "o1", state: "running" },
    {},
    ["LIMIT", "FETCH", "IXSCAN"],
    2,
  ],
  ["a sparse index its filter implies", { email: "e7" }, {}, ["LIMIT", "FETCH", "IXSCAN"], 1],
  ["a sparse index that anything but one value does not imply", { email: { $ne: "e0" } }, { email: 1 }, ["LIMIT", "SORT", "COLLSCAN"], 300],
  ["anything but one value, by range and in order", { orgId: { $ne: "o0" } }, { orgId: 1 }, ["LIMIT", "FETCH", "IXSCAN"], 5],
  ["values of one type", { orgId: "o1", createdAt: { $type: "date" } }, { createdAt: 1 }, ["LIMIT", "FETCH", "IXSCAN"], 0],
  ["everything by id", {}, { _id: -1 }, ["LIMIT", "FETCH", "IXSCAN"], 5],
  ["a condition no index serves", { leaseUntil: 3 }, {}, ["LIMIT", "COLLSCAN"], 300],
  ["a partial index its filter does not imply", { state: "done" }, {}, ["LIMIT", "COLLSCAN"], 300],
  ["a sort no index serves", { orgId: "o1" }, { leaseUntil: 1 }, ["LIMIT", "SORT", "FETCH", "IXSCAN"], 100],
];

test.each(plans)("explain tells how it is found: %s", async (_name, filter, sort, stages, mostExamined) => {
  const collection = await turns();
  const cursor = collection.find(filter).sort(Object.entries(sort)).limit(5);
  const explained = await cursor.explain("executionStats");
  expect(stagesOf(explained.queryPlanner.winningPlan)).toEqual(stages);
  expect(explained.executionStats.totalDocsExamined).toBeLessThanOrEqual(mostExamined);
});

test("explain covers aggregate, count, update and delete", async () => {
  const collection = await turns();
  const aggregate = await collection.aggregate([{ $match: { orgId: "o1" } }, { $sort: { createdAt: -1 } }, { $limit: 3 }]).explain();
  expect(stagesOf(aggregate.queryPlanner.winningPlan)).toEqual(["LIMIT", "FETCH", "IXSCAN"]);
  const grouped = await collection.aggregate([{ $match: { leaseUntil: 1 } }, { $group: { _id: "$state" } }]).explain();
  expect(stagesOf(grouped.stages[0].$cursor.queryPlanner.winningPlan)).toEqual(["COLLSCAN"]);
});

test("a hint is obeyed and an unknown one refused", async () => {
  const collection = await turns();
  const hinted = await collection.find({ orgId: "o1" }).hint({ orgId: 1, state: 1, createdAt: 1 }).explain();
  expect(JSON.stringify(hinted.queryPlanner.winningPlan)).toContain("orgId_1_state_1_createdAt_1");
  await expect(collection.find({}).hint("none").toArray()).rejects.toMatchObject({ code: 2 });
});

test("an index built after the documents finds them as one built before", async () => {
  const { db } = await testMongo();
  const late = db.collection<{ _id: number; a: number }>("late");
  await late.insertMany(Array.from({ length: 200 }, (_, at) => ({ _id: at, a: 200 - at })));
  await late.createIndex({ a: 1 });
  expect(
    (
      await late
        .find({ a: { $gt: 190 } })
        .sort({ a: 1 })
        .toArray()
    ).map(({ a }) => a),
  ).toEqual(Array.from({ length: 10 }, (_, at) => 191 + at));
  const indexes: IndexDescriptionInfo[] = await late.indexes();
  expect(indexes).toHaveLength(2);
});

const number = fc.integer({ min: 0, max: 4 });
const scalar = fc.oneof(
  { weight: 3, arbitrary: number },
  { weight: 1, arbitrary: fc.constantFrom<Doc[string][]>(null, 2.5, -3, "", "a", true, false, new Date(1), new Date(2)) },
);
const value = fc.oneof(scalar, fc.array(scalar, { maxLength: 4 }), fc.record({ x: scalar }));
const fields = ["a", "b", "c"] as const;
const document = fc.oneof(
  fc.record({ a: value, b: scalar, c: scalar }),
  fc.record({ a: scalar, b: scalar, c: value }, { requiredKeys: [] }),
);
const comparison = fc.oneof(
  value,
  fc.record({ $gt: scalar }),
  fc.record({ $lte: number }),
  fc.record({ $gte: number, $lt: number }),
  fc.record({ $in: fc.array(scalar, { maxLength: 4 }) }),
  fc.record({ $ne: scalar }),
  fc.record({ $ne: scalar, $gte: scalar }),
  fc.record({ $type: fc.constantFrom("number", "null", "date", "string", "object", "array") }),
  fc.record({ $exists: fc.boolean() }),
);
const oneField = fc.tuple(fc.constantFrom(...fields), comparison).map(([name, test]): Doc => ({ [name]: test }));
const condition = fc.oneof(
  { weight: 2, arbitrary: oneField },
  { weight: 1, arbitrary: fc.record({ a: comparison, b: comparison, c: comparison }, { requiredKeys: [] }) },
);
const filter = fc.oneof(
  { weight: 3, arbitrary: condition },
  { weight: 1, arbitrary: fc.record({ $or: fc.array(condition, { minLength: 1, maxLength: 3 }) }) },
);
const order = fc.uniqueArray(fc.tuple(fc.constantFrom(...fields), fc.constantFrom(1, -1)), {
  selector: ([name]) => name,
  minLength: 1,
  maxLength: 3,
});
const partialFilter = fc.record({ b: fc.oneof(scalar, fc.constant({ $exists: true }), fc.record({ $gte: number })) });
const indexOptions = fc.oneof(
  { weight: 3, arbitrary: fc.constant({}) },
  fc.constant({ sparse: true }),
  partialFilter.map((partialFilterExpression) => ({ partialFilterExpression })),
);

function withIndexes(documents: Doc[], specs: Doc[]): Collection {
  const collection = newCollection("test", "random");
  for (const spec of specs) collection.view.indexes.push(newIndex(parseIndexSpec(spec), collection.view.edit));
  for (const [at, doc] of documents.entries()) {
    const stored = { _id: at, ...doc };
    applyChange(collection.view, undefined, { recordId: at + 1, doc: stored, raw: encode(stored) });
  }
  return collection;
}

test("with any indexes a query finds the same documents in the same order as without", () => {
  fc.assert(
    fc.property(
      fc.array(document, { maxLength: 25 }),
      fc.array(fc.tuple(order, indexOptions), { minLength: 1, maxLength: 3 }),
      filter,
      fc.option(order),
      (documents, specs, condition, sorting) => {
        const indexes = specs.map(([key, options], at): Doc => ({ key: Object.fromEntries(key), name: `i${at}`, ...options }));
        const parsed = parseFilter(condition);
        const sort = parseSort(sorting === null ? undefined : Object.fromEntries(sorting));
        const results = [withIndexes(documents, indexes), withIndexes(documents, [])].map(({ view }) => {
          const counts = { keysExamined: 0, documentsExamined: 0 };
          return [...execute(view, planQuery(view, parsed, sort), parsed, sort, counts)];
        });
        const [found = [], expected = []] = results;
        const ids = (list: typeof found) => list.map(({ recordId }) => recordId).sort((x, y) => x - y);
        expect(ids(found)).toEqual(ids(expected));
        if (sort === null) return;
        const keys = (list: typeof found) => list.map(({ doc }) => sortKey(sort, doc));
        expect(keys(found)).toEqual(keys(expected));
      },
    ),
    { numRuns: 4000 },
  );
});
