import { byImportSchema, importSchema } from "../../../../lib/chat/imports/import.schema.ts";
import { startImport } from "../../../../lib/chat/imports/receive-import.ts";
import { limits } from "../../../../lib/platform/limits/limit.ts";
import { defineRoute } from "../../../_http/define-route.ts";

export const startImportRoute = defineRoute({
  method: "post",
  path: "/chat/imports/{importId}/start",
  summary: "Read the file in the background; what comes of it stands in the import",
  access: "chat.write",
  limit: limits.write,
  params: byImportSchema,
  output: importSchema,
  errors: ["chat.import_incomplete", "chat.import_not_found"],
  handle: ({ ctx, params }) => startImport(ctx, params),
});
