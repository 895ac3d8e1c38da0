import { expect, test } from "vitest";
import { toStages } from "./plan-stages.ts";

const plan = (node: object) => toStages(JSON.stringify([{ Plan: node }]));
const details = [{ indexName: "orgId_1_n_-1", indexKey: '{"orgId": 1,"n": -1}' }];
const indexScan = { "Node Type": "Index Scan", "Index Name": "orgId_1_n_-1", "Index Cond": "(document @= 'x')", "Actual Rows": 3 };
const wrapped = (inner: object) => ({ "Node Type": "Custom Scan", "Actual Rows": 3, IndexDetails: details, Plans: [inner] });

test("an ordered index scan under a limit has its key pattern and no sort", () => {
  const { winningPlan, ...figures } = plan({ "Node Type": "Limit", "Actual Rows": 3, Plans: [wrapped(indexScan)] });
  expect(winningPlan).toMatchObject({
    stage: "LIMIT",
    inputStage: { stage: "FETCH", inputStage: { stage: "IXSCAN", indexName: "orgId_1_n_-1", keyPattern: { orgId: 1, n: -1 } } },
  });
  expect(figures).toEqual({ nReturned: 3, totalKeysExamined: 3, totalDocsExamined: 3 });
});

test("a sort in memory shows", () => {
  expect(plan({ "Node Type": "Sort", Plans: [wrapped(indexScan)] }).winningPlan).toMatchObject({
    stage: "SORT",
    inputStage: { stage: "FETCH" },
  });
});

test("reading every document is a collection scan, also when it goes over the primary key", () => {
  const everything = {
    "Node Type": "Bitmap Index Scan",
    "Index Name": "_id_",
    "Index Cond": "(shard_key_value = '2'::bigint)",
    "Actual Rows": 9,
  };
  const heap = { "Node Type": "Bitmap Heap Scan", "Actual Rows": 1, "Rows Removed by Filter": 8, Plans: [everything] };
  expect(plan(wrapped(heap))).toEqual({ winningPlan: { stage: "COLLSCAN" }, nReturned: 3, totalKeysExamined: 0, totalDocsExamined: 9 });
  expect(plan({ "Node Type": "Seq Scan" }).winningPlan).toEqual({ stage: "COLLSCAN" });
  const scan = { "Node Type": "Index Scan", "Index Name": "_id_", "Index Cond": "(shard_key_value = '2'::bigint)" };
  expect(plan(scan).winningPlan).toEqual({ stage: "COLLSCAN" });
});

test("one document by its _id is an index scan", () => {
  const scan = { "Node Type": "Index Scan", "Index Name": "_id_", "Index Cond": "((shard_key_value = '2'::bigint) AND (object_id = 'x'))" };
  expect(plan(scan).winningPlan).toMatchObject({ stage: "FETCH", inputStage: { stage: "IXSCAN", keyPattern: { _id: 1 } } });
});

test("grouping by sorting is no sort of the query's, and what was grouped counts as returned", () => {
  const grouped = {
    "Node Type": "Aggregate",
    "Actual Rows": 1,
    Plans: [{ "Node Type": "Sort", "Actual Rows": 3, Plans: [wrapped(indexScan)] }],
  };
  expect(plan(grouped)).toMatchObject({ winningPlan: { stage: "GROUP", inputStage: { stage: "FETCH" } }, nReturned: 3 });
});

test("the branches of an $or stay beside each other", () => {
  const branch = { "Node Type": "Bitmap Index Scan", "Index Name": "k_1", "Index Cond": "(document @= 'x')", "Actual Rows": 2 };
  const heap = { "Node Type": "Bitmap Heap Scan", "Actual Rows": 4, Plans: [{ "Node Type": "BitmapOr", Plans: [branch, branch] }] };
  expect(plan(heap).winningPlan).toMatchObject({
    stage: "FETCH",
    inputStage: { stage: "OR", inputStages: [{ stage: "IXSCAN" }, { stage: "IXSCAN" }] },
  });
});
