import { byImportSchema, importSchema } from "../../../../lib/chat/imports/import.schema.ts";
import { getImport } from "../../../../lib/chat/imports/receive-import.ts";
import { limits } from "../../../../lib/platform/limits/limit.ts";
import { defineRoute } from "../../../_http/define-route.ts";

export const getImportRoute = defineRoute({
  method: "get",
  path: "/chat/imports/{importId}",
  summary: "How far an import is, and what was left out and why",
  access: "chat.read",
  limit: limits.read,
  params: byImportSchema,
  output: importSchema,
  errors: ["chat.import_not_found"],
  handle: ({ ctx, params }) => getImport(ctx, params),
});
