import { z } from "zod";
import { limits } from "../../../../lib/platform/limits/limit.ts";
import { createTestSet } from "../../../../lib/prompts/tests/create-test-set.ts";
import { deleteTestSet } from "../../../../lib/prompts/tests/delete-test-set.ts";
import { getTestSet, listTestSets } from "../../../../lib/prompts/tests/list-test-sets.ts";
import {
  byPromptSchema,
  byTestSetSchema,
  createTestSetSchema,
  listTestSetsSchema,
  testSetPageSchema,
  testSetSchema,
  updateTestSetSchema,
} from "../../../../lib/prompts/tests/test-set.schema.ts";
import { updateTestSet } from "../../../../lib/prompts/tests/update-test-set.ts";
import { defineRoute, type Route } from "../../../_http/define-route.ts";

const GONE = ["prompts.not_found", "prompts.test_set_not_found"] as const;

const listRoute = defineRoute({
  method: "get",
  path: "/prompts/{promptId}/test-sets",
  summary: "Test sets of a prompt, newest first",
  access: "prompts.read",
  limit: limits.read,
  params: byPromptSchema,
  query: listTestSetsSchema,
  output: testSetPageSchema,
  errors: ["prompts.not_found", "request.invalid_cursor"],
  handle: ({ ctx, params, query }) => listTestSets(ctx, { ...params, ...query }),
});

const createRoute = defineRoute({
  method: "post",
  path: "/prompts/{promptId}/test-sets",
  summary: "Make a test set, with up to a hundred rows at once",
  description:
    "A row holds values for the prompt's parameters, what is expected, and assertions; the set's own assertions are held against every row. " +
    "`{{expected}}` and `{{parameter}}` in an assertion stand for what the row has.",
  access: "prompts.write",
  limit: limits.write,
  params: byPromptSchema,
  body: createTestSetSchema,
  output: testSetSchema,
  errors: ["prompts.not_found", "prompts.not_yours", "prompts.test_sets_full", "prompts.assertion_invalid"],
  handle: ({ ctx, params, body }) => createTestSet(ctx, { ...params, ...body }),
});

const getRoute = defineRoute({
  method: "get",
  path: "/prompts/{promptId}/test-sets/{testSetId}",
  summary: "One test set, without its rows",
  access: "prompts.read",
  limit: limits.read,
  params: byTestSetSchema,
  output: testSetSchema,
  errors: [...GONE],
  handle: ({ ctx, params }) => getTestSet(ctx, params),
});

const updateRoute = defineRoute({
  method: "patch",
  path: "/prompts/{promptId}/test-sets/{testSetId}",
  summary: "Change its name, its threshold or what is held against every row",
  description: "Another threshold or other assertions make a new revision: what an evaluation has proven is to be proven again.",
  access: "prompts.write",
  limit: limits.write,
  params: byTestSetSchema,
  body: updateTestSetSchema,
  output: testSetSchema,
  errors: [...GONE, "prompts.not_yours", "prompts.test_set_changed", "prompts.assertion_invalid"],
  handle: ({ ctx, params, body }) => updateTestSet(ctx, { ...params, ...body }),
});

const deleteRoute = defineRoute({
  method: "delete",
  path: "/prompts/{promptId}/test-sets/{testSetId}",
  summary: "Delete a test set with its rows; what evaluations found stays",
  access: "prompts.write",
  limit: limits.write,
  params: byTestSetSchema,
  output: z.void(),
  status: 204,
  errors: [...GONE, "prompts.not_yours"],
  handle: ({ ctx, params }) => deleteTestSet(ctx, params),
});

export const testSetRoutes: readonly Route[] = [listRoute, createRoute, getRoute, updateRoute, deleteRoute];
