import { z } from "zod";
import { retryFile } from "../../../lib/knowledge/ingest/retry-file.ts";
import { byFileSchema } from "../../../lib/knowledge/schema.ts";
import { getFileText } from "../../../lib/knowledge/text/get-file-text.ts";
import { fileTextQuerySchema, fileTextSchema } from "../../../lib/knowledge/text/schema.ts";
import { limits } from "../../../lib/platform/limits/limit.ts";
import { defineRoute, type Route } from "../../_http/define-route.ts";

const getFileTextRoute = defineRoute({
  method: "get",
  path: "/files/{fileId}/text",
  summary: "A range of the text that was read from a file",
  access: "knowledge.read",
  limit: limits.read,
  params: byFileSchema,
  query: fileTextQuerySchema,
  output: fileTextSchema,
  errors: ["knowledge.file_not_found", "knowledge.text_not_ready"],
  handle: ({ ctx, params, query }) => getFileText(ctx, { ...params, ...query }),
});

const retryFileRoute = defineRoute({
  method: "post",
  path: "/files/{fileId}/retry",
  summary: "Read a file once more that could not be read",
  access: "knowledge.write",
  limit: limits.write,
  params: byFileSchema,
  output: z.null(),
  status: 204,
  errors: ["knowledge.file_not_found", "knowledge.file_not_failed"],
  handle: async ({ ctx, params }) => {
    await retryFile(ctx, params);
    return null;
  },
});

/** What was read from files. */
export const readingRoutes: readonly Route[] = [getFileTextRoute, retryFileRoute];
