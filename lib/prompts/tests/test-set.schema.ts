import { z } from "zod";
import { parameterValuesSchema } from "../content.schema.ts";
import { assertionsSchema } from "./assertion.schema.ts";

export const TEST_ROWS_MAX = 5_000;
export const TEST_SETS_MAX = 50;
export const EXPECTED_MAX = 20_000;
/** What is written in one request; a file may hold all of them. */
export const ROWS_AT_ONCE = 100;
export const IMPORT_BYTES_MAX = 4_000_000;
export const RUNS_AT_ONCE = 100;

const promptId = z.string().regex(/^prm_[0-9A-HJKMNP-TV-Z]{26}$/, "must look like prm_ followed by 26 letters and digits");
const testSetId = z.string().regex(/^pts_[0-9A-HJKMNP-TV-Z]{26}$/, "must look like pts_ followed by 26 letters and digits");
const testRowId = z.string().regex(/^ptr_[0-9A-HJKMNP-TV-Z]{26}$/, "must look like ptr_ followed by 26 letters and digits");
const runId = z.string().regex(/^prn_[0-9A-HJKMNP-TV-Z]{26}$/, "must look like prn_ followed by 26 letters and digits");

export const byPromptSchema = z.strictObject({ promptId });
export const byTestSetSchema = z.strictObject({ promptId, testSetId });
export const byTestRowSchema = z.strictObject({ promptId, testSetId, rowId: testRowId });

const name = z.string().trim().min(1).max(120);
const description = z.string().trim().max(500);
const passThreshold = z.number().min(0).max(1).describe("The share of rows that have to pass: 1 is all of them");

/** One row. `expected` is what assertions mean by {{expected}}; a row that has it and asserts nothing is to equal it. */
export const testRowInputSchema = z.strictObject({
  values: parameterValuesSchema,
  expected: z.string().max(EXPECTED_MAX).nullable().default(null),
  assertions: assertionsSchema.default([]),
});
export type TestRowInput = z.infer<typeof testRowInputSchema>;

export const createTestSetSchema = z.strictObject({
  name,
  description: description.default(""),
  passThreshold: passThreshold.default(1),
  assertions: assertionsSchema.default([]).describe("Held against every row, beside its own"),
  rows: z.array(testRowInputSchema).max(ROWS_AT_ONCE).default([]),
});
export type CreateTestSetInput = z.infer<typeof createTestSetSchema>;

/** `revision` is the one it was read with: 409 when it has changed since. */
export const updateTestSetSchema = z.strictObject({
  revision: z.int().min(1),
  name: name.optional(),
  description: description.optional(),
  passThreshold: passThreshold.optional(),
  assertions: assertionsSchema.optional(),
});
export type UpdateTestSetInput = z.infer<typeof updateTestSetSchema>;

export const addRowsSchema = z.strictObject({ rows: z.array(testRowInputSchema).min(1).max(ROWS_AT_ONCE) });
export type AddRowsInput = z.infer<typeof addRowsSchema>;

export const rowsFromRunsSchema = z.strictObject({
  runIds: z.array(runId).min(1).max(RUNS_AT_ONCE),
  /** The answer that was given becomes what is expected. */
  takesAnswers: z.boolean().default(false),
});
export type RowsFromRunsInput = z.infer<typeof rowsFromRunsSchema>;

export const importRowsSchema = z.strictObject({
  format: z.enum(["csv", "json"]),
  text: z.string().min(1).max(IMPORT_BYTES_MAX),
  mode: z.enum(["append", "replace"]).default("append"),
  isDryRun: z.boolean().default(false).describe("Reads and checks the file, and writes nothing"),
});
export type ImportRowsInput = z.infer<typeof importRowsSchema>;

const time = z.iso.datetime();

export const testRowSchema = z.object({
  id: testRowId,
  /** From 1, in the order they came; a row that is deleted leaves a gap. */
  number: z.int(),
  values: parameterValuesSchema,
  expected: z.string().nullable(),
  assertions: assertionsSchema,
});
export type TestRow = z.infer<typeof testRowSchema>;

export const testSetSchema = z.object({
  id: testSetId,
  promptId,
  name: z.string(),
  description: z.string(),
  passThreshold,
  assertions: assertionsSchema,
  rows: z.int(),
  /** Rises with every change of rows, assertions or threshold; an evaluation names the one it ran. */
  revision: z.int(),
  createdBy: z.string().nullable(),
  createdAt: time,
  updatedAt: time,
});
export type TestSet = z.infer<typeof testSetSchema>;

const page = { cursor: z.string().max(300).optional(), limit: z.coerce.number().int().min(1).max(100).default(50) };
export const listTestSetsSchema = z.strictObject(page);
export type ListTestSetsInput = z.infer<typeof listTestSetsSchema>;
export const listTestRowsSchema = z.strictObject(page);
export type ListTestRowsInput = z.infer<typeof listTestRowsSchema>;

export const testSetPageSchema = z.object({ items: z.array(testSetSchema), nextCursor: z.string().nullable() });
export const testRowPageSchema = z.object({ items: z.array(testRowSchema), nextCursor: z.string().nullable() });

/** What is wrong with a file: `line` from 1 as an editor counts them, `column` by its name where there is one. */
export const importFaultSchema = z.object({ line: z.int(), column: z.string().nullable(), reason: z.string() });
export type ImportFault = z.infer<typeof importFaultSchema>;

/** With faults nothing was written. */
export const importResultSchema = z.object({
  rows: z.int(),
  faults: z.array(importFaultSchema),
  testSet: testSetSchema,
});
export type ImportResult = z.infer<typeof importResultSchema>;

export const rowsAddedSchema = z.object({ testSet: testSetSchema, rows: z.array(testRowSchema) });
