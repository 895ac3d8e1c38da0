import { readPassages } from "../../../lib/knowledge/asking/read-passages.ts";
import { filePassagesSchema, passagesOfFileSchema, readPassagesSchema } from "../../../lib/knowledge/asking/schema.ts";
import { limits } from "../../../lib/platform/limits/limit.ts";
import { defineRoute } from "../../_http/define-route.ts";

export const readPassagesRoute = defineRoute({
  method: "get",
  path: "/files/{fileId}/passages",
  summary: "Read a file's text around one of its passages",
  access: "knowledge.read",
  limit: limits.read,
  params: passagesOfFileSchema,
  query: readPassagesSchema,
  output: filePassagesSchema,
  errors: ["knowledge.file_not_found", "knowledge.file_not_ready"],
  handle: ({ ctx, params, query }) => readPassages(ctx, { ...params, ...query }),
});
