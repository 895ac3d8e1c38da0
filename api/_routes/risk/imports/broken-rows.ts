import { z } from "zod";
import { limits } from "../../../../lib/platform/limits/limit.ts";
import { listBrokenRows, openBrokenRows } from "../../../../lib/risk/imports/broken-rows.ts";
import { brokenRowSchema, byImportSchema, listImportsSchema } from "../../../../lib/risk/imports/import.schema.ts";
import { defineDownloadRoute, defineRoute, type Route } from "../../../_http/define-route.ts";

const listBrokenRowsRoute = defineRoute({
  method: "get",
  path: "/risk/imports/{importId}/broken-rows",
  summary: "Rows that were not taken, each with its number, its column and the reason",
  access: "risk.read",
  limit: limits.read,
  params: byImportSchema,
  query: listImportsSchema,
  output: z.object({ items: z.array(brokenRowSchema), nextCursor: z.string().nullable() }),
  errors: ["risk.import_not_found", "request.invalid_cursor"],
  handle: ({ ctx, params, query }) => listBrokenRows(ctx, { ...params, ...query }),
});

const exportBrokenRowsRoute = defineDownloadRoute({
  method: "get",
  path: "/risk/imports/{importId}/broken-rows/export",
  summary: "The same as a CSV, with the cells of each row",
  access: "risk.read",
  limit: limits.read,
  params: byImportSchema,
  mediaTypes: ["text/csv"],
  errors: ["risk.import_not_found"],
  handle: async ({ ctx, params }) => ({
    fileName: `broken-rows-${params.importId}.csv`,
    contentType: "text/csv; charset=utf-8",
    chunks: await openBrokenRows(ctx, params),
  }),
});

export const brokenRowRoutes: readonly Route[] = [listBrokenRowsRoute, exportBrokenRowsRoute];
