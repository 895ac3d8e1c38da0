import { z } from "zod";
import { limits } from "../../../../lib/platform/limits/limit.ts";
import { IMPORT_REFUSALS } from "../../../../lib/risk/imports/errors.ts";
import {
  byImportSchema,
  createImportSchema,
  IMPORT_PART_BYTES,
  IMPORT_WHOLE_BYTES,
  importCsvSchema,
  importSchema,
  previewImportSchema,
  previewSchema,
  putPartParamsSchema,
} from "../../../../lib/risk/imports/import.schema.ts";
import { importCsv } from "../../../../lib/risk/imports/import-csv.ts";
import { previewImport } from "../../../../lib/risk/imports/preview-import.ts";
import { createImport, putImportPart } from "../../../../lib/risk/imports/receive-import.ts";
import { defineRoute, type Route } from "../../../_http/define-route.ts";

const importCsvRoute = defineRoute({
  method: "post",
  path: "/risk/imports/csv",
  summary: "Import a CSV of up to 4 MB in one request",
  description:
    "The file is the body, as `text/csv`. Columns are found by the names above them (`id`, `timestamp`, `from`, `to`, `amount`, …). The rows are judged in the background: look at the import this answers with. Larger files come in parts: see `/risk/imports`.",
  access: "risk.write",
  limit: limits.write,
  query: importCsvSchema,
  bodyMaxBytes: IMPORT_WHOLE_BYTES,
  receives: { mediaType: "text/csv", schema: z.string() },
  output: importSchema,
  status: 202,
  errors: ["risk.imports_full", "risk.import_columns_missing", ...IMPORT_REFUSALS],
  handle: async ({ ctx, query, request }) => importCsv(ctx, { ...query, bytes: await request.bytes() }),
});

const createImportRoute = defineRoute({
  method: "post",
  path: "/risk/imports",
  summary: "Begin an import of up to 50 MB and 200,000 rows",
  description: "Send each part of `partBytes` (the last one is what is left), look at the preview, then start it.",
  access: "risk.write",
  limit: limits.write,
  body: createImportSchema,
  output: importSchema,
  errors: ["risk.imports_full"],
  handle: ({ ctx, body }) => createImport(ctx, body),
});

const putPartRoute = defineRoute({
  method: "put",
  path: "/risk/imports/{importId}/parts/{part}",
  summary: "Send one part of the file, again as often as it takes",
  access: "risk.write",
  limit: limits.filePart,
  params: putPartParamsSchema,
  bodyMaxBytes: IMPORT_PART_BYTES,
  receives: { mediaType: "application/octet-stream", schema: z.file() },
  output: z.void(),
  status: 204,
  errors: ["risk.import_not_found", "risk.import_closed", "risk.import_part_unexpected"],
  handle: async ({ ctx, params, request }) => putImportPart(ctx, { ...params, bytes: await request.bytes() }),
});

const previewRoute = defineRoute({
  method: "post",
  path: "/risk/imports/{importId}/preview",
  summary: "How the file would be read: its columns, its first rows and what is wrong with them",
  description: "Looks at the first 2,000 rows and stores nothing. A dry run looks at all of them.",
  access: "risk.write",
  limit: limits.write,
  params: byImportSchema,
  body: previewImportSchema,
  output: previewSchema,
  errors: ["risk.import_not_found", "risk.import_incomplete", ...IMPORT_REFUSALS],
  handle: ({ ctx, params, body }) => previewImport(ctx, { ...params, ...body }),
});

export const uploadRoutes: readonly Route[] = [importCsvRoute, createImportRoute, putPartRoute, previewRoute];
