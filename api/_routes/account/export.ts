import { z } from "zod";
import {
  accountExportSchema,
  createExportLink,
  downloadAccountExport,
  findLastAccountExport,
  getAccountExport,
  requestAccountExport,
} from "../../../lib/auth/privacy/export-account.ts";
import { limits } from "../../../lib/platform/limits/limit.ts";
import { defineDownloadRoute, defineRoute, type Route } from "../../_http/define-route.ts";

const params = z.strictObject({ accountExportId: z.string().max(100) });

const requestExportRoute = defineRoute({
  method: "post",
  path: "/account/export",
  summary: "Ask for an archive of everything about you",
  description:
    "Made in the background and kept for a day, encrypted under a key of your own. While one is being made, asking again finds it.",
  access: "signed-in",
  stepUp: true,
  limit: limits.account,
  output: accountExportSchema,
  status: 202,
  errors: [],
  handle: ({ ctx }) => requestAccountExport(ctx),
});

const lastExportRoute = defineRoute({
  method: "get",
  path: "/account/export",
  summary: "Your newest archive of the last day",
  access: "signed-in",
  limit: limits.read,
  output: z.strictObject({ export: accountExportSchema.nullable() }),
  errors: [],
  handle: ({ ctx }) => findLastAccountExport(ctx),
});

const getExportRoute = defineRoute({
  method: "get",
  path: "/account/export/{accountExportId}",
  summary: "How far an archive is",
  access: "signed-in",
  limit: limits.read,
  params,
  output: accountExportSchema,
  errors: ["account.export_not_found"],
  handle: ({ ctx, params: input }) => getAccountExport(ctx, input),
});

const createLinkRoute = defineRoute({
  method: "post",
  path: "/account/export/{accountExportId}/link",
  summary: "A link to the archive that works once",
  access: "signed-in",
  stepUp: true,
  limit: limits.account,
  params,
  output: z.strictObject({ path: z.string() }),
  errors: ["account.export_not_found", "account.export_not_ready"],
  handle: ({ ctx, params: input }) => createExportLink(ctx, input),
});

const downloadExportRoute = defineDownloadRoute({
  method: "get",
  path: "/account/export/{accountExportId}/download",
  summary: "The archive, once",
  description:
    "A zip of JSON, conversations as text and a page to begin with. The link is used up by asking; then the archive is gone here.",
  access: "signed-in",
  limit: limits.account,
  params,
  query: z.strictObject({ token: z.string().min(1).max(100) }),
  mediaTypes: ["application/zip"],
  errors: ["account.export_not_found", "account.export_link_refused"],
  handle: async ({ ctx, params: { accountExportId }, query: { token } }) => ({
    fileName: "aegis-archive.zip",
    contentType: "application/zip",
    chunks: await downloadAccountExport(ctx, { accountExportId, token }),
  }),
});

export const accountExportRoutes: readonly Route[] = [
  requestExportRoute,
  lastExportRoute,
  getExportRoute,
  createLinkRoute,
  downloadExportRoute,
];
