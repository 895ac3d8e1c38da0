import { describe, expect, test } from "vitest";
import type { PromptContentInput } from "../../../lib/prompts/content.schema.ts";
import type { ImportFault, ImportResult, TestRow, TestSet } from "../../../lib/prompts/tests/test-set.schema.ts";
import { testRowCollection, testSetCollection } from "../../../lib/prompts/tests/test-set.store.ts";
import { NO_QUEUE } from "../../support/conversation.ts";
import { createHarness, type Person } from "../../support/harness.ts";
import { insertPrompt } from "../../support/prompt-rows.ts";
import { insertPromptRun } from "../../support/prompt-run-rows.ts";
import { makeTestSet } from "../../support/prompt-tests.ts";

const harness = await createHarness({ environment: NO_QUEUE });
const { db } = harness.runtime.deps;

const PARAMETERS: PromptContentInput["parameters"] = [
  { name: "city", label: "City", type: "text" },
  { name: "year", label: "Year", type: "number", isInteger: true, isRequired: false },
  { name: "tones", label: "Tones", type: "multi-select", options: ["dry", "warm"], isRequired: false },
];
const CONTENT = { template: "{{city}} in {{year}}, {{tones}}", parameters: PARAMETERS };
const ada = await harness.createPerson();
const promptId = await insertPrompt(harness, ada, { contents: [CONTENT] });

const at = (set: Pick<TestSet, "promptId" | "id">, path = "") => `/api/prompts/${set.promptId}/test-sets/${set.id}${path}`;
const rowsOf = async (set: TestSet, as = ada) => (await harness.json<{ items: TestRow[] }>("GET", at(set, "/rows"), { as })).items;
const read = (set: TestSet) => harness.json<TestSet>("GET", at(set), { as: ada });
const row = (city: string) => ({ values: { city }, expected: `${city}!` });

type Refused = { status: number; code: string; errors: { pointer: string; detail: string }[]; faults: ImportFault[] };
async function refused(method: string, path: string, body?: object, as: Person = ada): Promise<Refused> {
  const response = await harness.call(method, path, { as, ...(body && { body }) });
  const { code, errors = [], faults = [] } = await response.json();
  return { status: response.status, code, errors, faults };
}
const importRows = (set: TestSet, body: object) => harness.json<ImportResult>("POST", at(set, "/rows/import"), { as: ada, body });

describe("a test set", () => {
  test("holds rows in their order; each change of what it proves is a new revision, a new name is none", async () => {
    const set = await makeTestSet(harness, ada, promptId, { rows: [row("Oslo"), row("Bern")], assertions: [{ type: "is-json" }] });
    expect(set).toMatchObject({ rows: 2, revision: 1, passThreshold: 1, assertions: [{ type: "is-json" }] });
    const added = await harness.json<{ testSet: TestSet; rows: TestRow[] }>("POST", at(set, "/rows"), {
      as: ada,
      body: { rows: [row("Rome")] },
    });
    expect(added).toMatchObject({ testSet: { rows: 3, revision: 2 }, rows: [{ number: 3, values: { city: "Rome" } }] });
    const [, bern] = await rowsOf(set);
    await harness.json("PUT", at(set, `/rows/${bern?.id}`), { as: ada, body: { values: { city: "Basel" } } });
    expect((await harness.call("DELETE", at(set, `/rows/${added.rows[0]?.id}`), { as: ada })).status).toBe(204);
    expect((await rowsOf(set)).map(({ number, values, expected }) => [number, values.city, expected])).toEqual([
      [1, "Oslo", "Oslo!"],
      [2, "Basel", null],
    ]);
    expect(await read(set)).toMatchObject({ rows: 2, revision: 4 });
    const change = (body: object) => harness.json<TestSet>("PATCH", at(set), { as: ada, body });
    expect(await change({ revision: 4, name: "Towns" })).toMatchObject({ name: "Towns", revision: 4 });
    expect(await change({ revision: 4, passThreshold: 0.5 })).toMatchObject({ revision: 5 });
    expect(await change({ revision: 5, assertions: [] })).toMatchObject({ revision: 6, assertions: [] });
    expect(await refused("PATCH", at(set), { revision: 5, name: "Late" })).toMatchObject({ status: 409, code: "prompts.test_set_changed" });
  });

  test("goes with its rows, and nothing of it lies readable", async () => {
    const set = await makeTestSet(harness, ada, promptId, {
      rows: [{ values: { city: "Canaryville" }, expected: "Canaryword", assertions: [{ type: "contains", value: "Canarytext" }] }],
      assertions: [{ type: "model-graded", rubric: "Canaryrubric" }],
    });
    const kept = [
      db.collection(testSetCollection).findOne({ _id: set.id }),
      db.collection(testRowCollection).findOne({ testSetId: set.id }),
    ];
    expect(JSON.stringify(await Promise.all(kept))).not.toMatch(/canary/i);
    expect((await harness.call("DELETE", at(set), { as: ada })).status).toBe(204);
    expect(await refused("GET", at(set))).toMatchObject({ status: 404, code: "prompts.test_set_not_found" });
    expect(await db.collection(testRowCollection).countDocuments({ testSetId: set.id })).toBe(0);
  });

  test("is seen by whoever reads the prompt in its organization, changed by whoever may write, and nobody else's", async () => {
    const set = await makeTestSet(harness, ada, promptId);
    const [reader, colleague, stranger] = await Promise.all([
      harness.addPerson(ada, "READ_ONLY"),
      harness.addPerson(ada, "USER"),
      harness.createPerson(),
    ]);
    expect(await rowsOf(set, reader)).toHaveLength(1);
    expect(await refused("POST", at(set, "/rows"), { rows: [row("Oslo")] }, reader)).toMatchObject({ status: 403 });
    expect((await harness.call("POST", at(set, "/rows"), { as: colleague, body: { rows: [row("Oslo")] } })).status).toBe(200);
    for (const path of [at(set), at(set, "/rows")])
      expect(await refused("GET", path, undefined, stranger)).toMatchObject({ status: 404, code: "prompts.not_found" });
    const own = await insertPrompt(harness, colleague, { visibility: "private", contents: [CONTENT] });
    const privateSet = await makeTestSet(harness, colleague, own);
    expect(await refused("GET", at(privateSet))).toMatchObject({ status: 404, code: "prompts.not_found" });
    expect(await refused("GET", at({ promptId, id: privateSet.id }))).toMatchObject({ status: 404, code: "prompts.test_set_not_found" });
  });

  test("refuses what can never hold, with the place", async () => {
    const body = { name: "Bad", assertions: [{ type: "regex", pattern: "(?<=a)b" }], rows: [] };
    const path = `/api/prompts/${promptId}/test-sets`;
    expect(await refused("POST", path, body)).toMatchObject({
      ...{ status: 422, code: "prompts.assertion_invalid", errors: [{ pointer: "/body/assertions/0/pattern" }] },
    });
    const deep = { ...row("Oslo"), assertions: [{ type: "json-schema", schema: { $ref: "https://example.com/x" } }] };
    expect((await refused("POST", path, { name: "Bad", rows: [row("Bern"), deep] })).errors[0]?.pointer).toBe(
      "/body/rows/1/assertions/0/schema",
    );
    const long = { values: { city: "x".repeat(20_000), year: 1 }, expected: "y".repeat(20_000), assertions: [] };
    const many = { ...long, values: { ...long.values, a: "x".repeat(20_000), b: "x".repeat(20_000) } };
    expect(await refused("POST", path, { name: "Bad", rows: [many] })).toMatchObject({
      status: 422,
      errors: [{ pointer: "/body/rows/0" }],
    });
    expect((await refused("POST", path, { name: "Bad", passThreshold: 1.1 })).status).toBe(422);
    expect((await refused("POST", path, { name: "Bad", assertions: [{ type: "rhymes" }] })).status).toBe(422);
  });
});

describe("a file of rows", () => {
  const CSV = [
    "city,year,tones,expected,assert:contains,assert:length",
    'Oslo,2026,dry|warm,"Two\nlines",fjord,2-50 words',
    "Bern,,,,,",
  ].join("\r\n");

  test("is read by the prompt's own parameters: types, lists, quotes, assertions", async () => {
    const set = await makeTestSet(harness, ada, promptId, { rows: [] });
    expect(await importRows(set, { format: "csv", text: `\uFEFF${CSV}`, isDryRun: true })).toMatchObject({ rows: 2, faults: [] });
    expect(await rowsOf(set)).toEqual([]);
    expect(await importRows(set, { format: "csv", text: CSV })).toMatchObject({ rows: 2, testSet: { rows: 2, revision: 2 } });
    expect(await rowsOf(set)).toMatchObject([
      {
        ...{ values: { city: "Oslo", year: 2026, tones: ["dry", "warm"] }, expected: "Two\nlines" },
        assertions: [
          { type: "contains", value: "fjord" },
          { type: "length", unit: "words", min: 2, max: 50 },
        ],
      },
      { values: { city: "Bern" }, expected: null, assertions: [] },
    ]);
    const rows = [{ values: { city: "Rome" }, assertions: [{ type: "safety" }] }];
    await importRows(set, { format: "json", text: JSON.stringify({ rows }), mode: "replace" });
    expect((await rowsOf(set)).map(({ number, values }) => [number, values.city])).toEqual([[3, "Rome"]]);
    expect(await read(set)).toMatchObject({ rows: 1 });
  });

  test("with faults is refused whole, each named by line and column", async () => {
    const set = await makeTestSet(harness, ada, promptId, { rows: [] });
    const text = ["city,year,assert:regex", '"Os\nlo",many,', "Bern,1,(", "Rome,2,x,surplus"].join("\n");
    const { status, code, faults, errors } = await refused("POST", at(set, "/rows/import"), { format: "csv", text });
    expect([status, code]).toEqual([422, "prompts.test_file_invalid"]);
    expect(faults.map(({ line, column }) => [line, column])).toEqual([
      [2, "city"],
      [2, "year"],
      [4, "assert:regex"],
      [5, null],
    ]);
    expect(errors[1]?.detail).toContain("Line 2, year: must be a number");
    const faultsOf = async (file: object) => (await importRows(set, { ...file, isDryRun: true })).faults;
    expect(await faultsOf({ format: "csv", text: "town,assert:rhymes\nOslo,x" })).toMatchObject([
      { line: 1, column: "town", reason: expect.stringContaining("It has city, year, tones") },
      { line: 1, column: "assert:rhymes" },
    ]);
    expect(await faultsOf({ format: "csv", text: 'city\n"Oslo' })).toMatchObject([
      { line: 2, reason: expect.stringContaining("never closed") },
    ]);
    expect(await faultsOf({ format: "csv", text: "city\n" })).toHaveLength(1);
    expect(await faultsOf({ format: "json", text: '[{"values": {"city": 1, "Bad": 2}}, {"rows": 1}]' })).toMatchObject([
      { line: 1 },
      { line: 2 },
    ]);
    expect(await faultsOf({ format: "json", text: "city" })).toHaveLength(1);
    expect(await rowsOf(set)).toEqual([]);
  });

  test("may fill a set to 5,000 rows; the next one is refused with what to do, by file and by hand", async () => {
    const set = await makeTestSet(harness, ada, promptId, { rows: [] });
    const csv = (count: number) => ["city", ...Array.from({ length: count }, (_, index) => `Town ${index}`)].join("\n");
    const tooMany = await refused("POST", at(set, "/rows/import"), { format: "csv", text: csv(5_001) });
    expect(tooMany).toMatchObject({ status: 422, code: "prompts.test_rows_full" });
    expect(tooMany.errors[0]?.detail).toContain("5,001 rows, and a test set holds 5,000");
    expect(await importRows(set, { format: "csv", text: csv(5_000) })).toMatchObject({ rows: 5_000 });
    expect(await refused("POST", at(set, "/rows"), { rows: [row("Oslo")] })).toMatchObject({ status: 422, code: "prompts.test_rows_full" });
    expect(await read(set)).toMatchObject({ rows: 5_000 });
  });
});

test("runs of one's own become rows, with their answers as what is expected if so wished; nobody else's do", async () => {
  const set = await makeTestSet(harness, ada, promptId, { rows: [] });
  const [first, second] = [
    await insertPromptRun(harness, ada, { promptId, text: "Fjords." }),
    await insertPromptRun(harness, ada, { promptId }),
  ];
  const take = (runIds: readonly string[], takesAnswers = false) =>
    harness.json<{ rows: TestRow[] }>("POST", at(set, "/rows/from-runs"), { as: ada, body: { runIds, takesAnswers } });
  expect((await take([second._id, first._id])).rows).toMatchObject([
    { number: 1, values: { topic: "bread" }, expected: null },
    { number: 2 },
  ]);
  expect((await take([first._id], true)).rows).toMatchObject([{ expected: "Fjords." }]);
  const colleague = await harness.addPerson(ada, "USER");
  const theirs = await insertPromptRun(harness, colleague, { promptId });
  const others = await insertPromptRun(harness, ada);
  for (const { _id } of [theirs, others])
    expect(await refused("POST", at(set, "/rows/from-runs"), { runIds: [first._id, _id] })).toMatchObject({
      ...{ status: 422, errors: [{ pointer: "/body/runIds/1" }] },
    });
  expect(await rowsOf(set)).toHaveLength(3);
});
