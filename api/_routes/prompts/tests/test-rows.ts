import { z } from "zod";
import { limits } from "../../../../lib/platform/limits/limit.ts";
import { PLATFORM_LIMITS } from "../../../../lib/platform/platform-limits.ts";
import { addTestRows } from "../../../../lib/prompts/tests/add-test-rows.ts";
import { deleteTestRow, updateTestRow } from "../../../../lib/prompts/tests/change-test-row.ts";
import { importTestRows } from "../../../../lib/prompts/tests/import-test-rows.ts";
import { listTestRows } from "../../../../lib/prompts/tests/list-test-rows.ts";
import { addRowsFromRuns } from "../../../../lib/prompts/tests/rows-from-runs.ts";
import {
  addRowsSchema,
  byTestRowSchema,
  byTestSetSchema,
  importResultSchema,
  importRowsSchema,
  listTestRowsSchema,
  rowsAddedSchema,
  rowsFromRunsSchema,
  testRowInputSchema,
  testRowPageSchema,
  testRowSchema,
} from "../../../../lib/prompts/tests/test-set.schema.ts";
import { defineRoute, type Route } from "../../../_http/define-route.ts";

const GONE = ["prompts.not_found", "prompts.test_set_not_found"] as const;
const WRITING = [...GONE, "prompts.not_yours", "prompts.test_rows_full"] as const;

const listRoute = defineRoute({
  method: "get",
  path: "/prompts/{promptId}/test-sets/{testSetId}/rows",
  summary: "Rows of a test set, in their order",
  access: "prompts.read",
  limit: limits.read,
  params: byTestSetSchema,
  query: listTestRowsSchema,
  output: testRowPageSchema,
  errors: [...GONE, "request.invalid_cursor"],
  handle: ({ ctx, params, query }) => listTestRows(ctx, { ...params, ...query }),
});

const addRoute = defineRoute({
  method: "post",
  path: "/prompts/{promptId}/test-sets/{testSetId}/rows",
  summary: "Add rows at the end, all or none",
  description: "A test set holds 5,000 rows. Every change of rows makes a new revision of the set, which an evaluation names.",
  access: "prompts.write",
  limit: limits.write,
  params: byTestSetSchema,
  bodyMaxBytes: PLATFORM_LIMITS.vercel.requestBodyBytes,
  body: addRowsSchema,
  output: rowsAddedSchema,
  errors: [...WRITING, "prompts.assertion_invalid"],
  handle: ({ ctx, params, body }) => addTestRows(ctx, { ...params, ...body }),
});

const importRoute = defineRoute({
  method: "post",
  path: "/prompts/{promptId}/test-sets/{testSetId}/rows/import",
  summary: "Take rows from a CSV or JSON file, all or none",
  description:
    "The first line of a CSV names the columns: the prompt's parameters, `expected`, and `assert:` with a kind (`assert:contains`, " +
    "`assert:regex`, …) as often as needed. JSON is a list of rows. With `isDryRun` the first faults are named by line and column and nothing is written.",
  access: "prompts.write",
  limit: limits.write,
  params: byTestSetSchema,
  bodyMaxBytes: PLATFORM_LIMITS.vercel.requestBodyBytes,
  body: importRowsSchema,
  output: importResultSchema,
  errors: [...WRITING, "prompts.test_file_invalid", "prompts.version_not_found", "prompts.include_missing"],
  handle: ({ ctx, params, body }) => importTestRows(ctx, { ...params, ...body }),
});

const fromRunsRoute = defineRoute({
  method: "post",
  path: "/prompts/{promptId}/test-sets/{testSetId}/rows/from-runs",
  summary: "Take rows from runs of your own",
  description: "The values of each run become a row; with `takesAnswers` its answer becomes what is expected.",
  access: "prompts.write",
  limit: limits.write,
  params: byTestSetSchema,
  body: rowsFromRunsSchema,
  output: rowsAddedSchema,
  errors: [...WRITING],
  handle: ({ ctx, params, body }) => addRowsFromRuns(ctx, { ...params, ...body }),
});

const updateRoute = defineRoute({
  method: "put",
  path: "/prompts/{promptId}/test-sets/{testSetId}/rows/{rowId}",
  summary: "Write one row anew",
  access: "prompts.write",
  limit: limits.write,
  params: byTestRowSchema,
  body: testRowInputSchema,
  output: testRowSchema,
  errors: [...GONE, "prompts.not_yours", "prompts.test_row_not_found", "prompts.assertion_invalid"],
  handle: ({ ctx, params, body }) => updateTestRow(ctx, { ...params, ...body }),
});

const deleteRoute = defineRoute({
  method: "delete",
  path: "/prompts/{promptId}/test-sets/{testSetId}/rows/{rowId}",
  summary: "Take one row out",
  access: "prompts.write",
  limit: limits.write,
  params: byTestRowSchema,
  output: z.void(),
  status: 204,
  errors: [...GONE, "prompts.not_yours", "prompts.test_row_not_found"],
  handle: ({ ctx, params }) => deleteTestRow(ctx, params),
});

export const testRowRoutes: readonly Route[] = [listRoute, addRoute, importRoute, fromRunsRoute, updateRoute, deleteRoute];
