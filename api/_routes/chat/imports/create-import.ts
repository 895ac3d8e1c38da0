import { createImportSchema, importSchema } from "../../../../lib/chat/imports/import.schema.ts";
import { createImport } from "../../../../lib/chat/imports/receive-import.ts";
import { limits } from "../../../../lib/platform/limits/limit.ts";
import { defineRoute } from "../../../_http/define-route.ts";

export const createImportRoute = defineRoute({
  method: "post",
  path: "/chat/imports",
  summary: "Begin an import: a ChatGPT export or one of ours, sent in parts",
  access: "chat.write",
  limit: limits.account,
  body: createImportSchema,
  output: importSchema,
  errors: ["chat.imports_full"],
  handle: ({ ctx, body }) => createImport(ctx, body),
});
