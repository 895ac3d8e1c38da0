import { z } from "zod";
import { limits } from "../../../../lib/platform/limits/limit.ts";
import { cancelImport } from "../../../../lib/risk/imports/cancel-import.ts";
import { IMPORT_REFUSALS } from "../../../../lib/risk/imports/errors.ts";
import { getImport, listImports } from "../../../../lib/risk/imports/get-import.ts";
import { byImportSchema, importSchema, listImportsSchema, startImportSchema } from "../../../../lib/risk/imports/import.schema.ts";
import { startImport } from "../../../../lib/risk/imports/start-import.ts";
import { defineRoute, type Route } from "../../../_http/define-route.ts";

const listRoute = defineRoute({
  method: "get",
  path: "/risk/imports",
  summary: "Imports of the organization, newest first",
  access: "risk.read",
  limit: limits.read,
  query: listImportsSchema,
  output: z.object({ items: z.array(importSchema), nextCursor: z.string().nullable() }),
  errors: ["request.invalid_cursor"],
  handle: ({ ctx, query }) => listImports(ctx, query),
});

const getRoute = defineRoute({
  method: "get",
  path: "/risk/imports/{importId}",
  summary: "How far an import is and what became of its rows",
  access: "risk.read",
  limit: limits.read,
  params: byImportSchema,
  output: importSchema,
  errors: ["risk.import_not_found"],
  handle: ({ ctx, params }) => getImport(ctx, params),
});

const startRoute = defineRoute({
  method: "post",
  path: "/risk/imports/{importId}/start",
  summary: "Check the rows and judge them in the background, or with `isDryRun` only check them",
  description:
    "`valid_rows` judges every row that can be read; `all_or_none` judges none when one is broken or in conflict with what is kept. After a dry run, a refusal or a failure the same file can be started again: rows that were judged are not judged twice.",
  access: "risk.write",
  limit: limits.write,
  params: byImportSchema,
  body: startImportSchema,
  output: importSchema,
  status: 202,
  errors: ["risk.import_not_found", "risk.import_incomplete", "risk.import_closed", "risk.import_columns_missing", ...IMPORT_REFUSALS],
  handle: ({ ctx, params, body }) => startImport(ctx, { ...params, ...body }),
});

const cancelRoute = defineRoute({
  method: "post",
  path: "/risk/imports/{importId}/cancel",
  summary: "Cancel an import; what was judged stays judged",
  access: "risk.write",
  limit: limits.write,
  params: byImportSchema,
  output: importSchema,
  errors: ["risk.import_not_found", "risk.import_closed"],
  handle: ({ ctx, params }) => cancelImport(ctx, params),
});

export const runRoutes: readonly Route[] = [listRoute, getRoute, startRoute, cancelRoute];
