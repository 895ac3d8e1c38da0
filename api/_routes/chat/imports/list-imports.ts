import { importSchema, listImportsSchema } from "../../../../lib/chat/imports/import.schema.ts";
import { listImports } from "../../../../lib/chat/imports/receive-import.ts";
import { pageOf } from "../../../../lib/chat/schema.ts";
import { limits } from "../../../../lib/platform/limits/limit.ts";
import { defineRoute } from "../../../_http/define-route.ts";

export const listImportsRoute = defineRoute({
  method: "get",
  path: "/chat/imports",
  summary: "One's own imports, newest first",
  access: "chat.read",
  limit: limits.read,
  query: listImportsSchema,
  output: pageOf(importSchema),
  errors: ["request.invalid_cursor"],
  handle: ({ ctx, query }) => listImports(ctx, query),
});
