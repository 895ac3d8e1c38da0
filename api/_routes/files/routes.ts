import { z } from "zod";
import { deleteFile } from "../../../lib/knowledge/files/delete-file.ts";
import { downloadFile } from "../../../lib/knowledge/files/download-file.ts";
import { getFile } from "../../../lib/knowledge/files/get-file.ts";
import { getFileUsage } from "../../../lib/knowledge/files/get-file-usage.ts";
import { getThumbnail } from "../../../lib/knowledge/files/get-thumbnail.ts";
import { listFiles } from "../../../lib/knowledge/files/list-files.ts";
import {
  byFileSchema,
  deleteFileSchema,
  filePageSchema,
  fileUsageSchema,
  fileViewSchema,
  listFilesSchema,
} from "../../../lib/knowledge/schema.ts";
import { FILE_TYPES } from "../../../lib/knowledge/sniff/file-types.ts";
import { limits } from "../../../lib/platform/limits/limit.ts";
import { asArrayOrPage } from "../../_http/array-or-page.ts";
import { defineDownloadRoute, defineRoute, type Route } from "../../_http/define-route.ts";
import { askFileRoute } from "./ask-file.ts";
import { readPassagesRoute } from "./read-passages.ts";
import { readingRoutes } from "./reading-routes.ts";
import { uploadRoutes } from "./upload-routes.ts";

const listFilesRoute = defineRoute({
  method: "get",
  path: "/files/list",
  summary: "One's own files, the newest first; pages with cursor or limit",
  access: "knowledge.read",
  limit: limits.read,
  query: listFilesSchema,
  output: z.union([z.array(fileViewSchema), filePageSchema]),
  errors: ["request.invalid_cursor"],
  handle: ({ ctx, query }) => asArrayOrPage(query, (page) => listFiles(ctx, page)),
});

const fileUsageRoute = defineRoute({
  method: "get",
  path: "/files/usage",
  summary: "How much is kept, how much may be, and what is taken",
  access: "knowledge.read",
  limit: limits.read,
  output: fileUsageSchema,
  errors: [],
  handle: ({ ctx }) => getFileUsage(ctx),
});

const deleteFileRoute = defineRoute({
  method: "delete",
  path: "/files/delete",
  summary: "Delete a file with everything made of it",
  access: "knowledge.write",
  limit: limits.write,
  query: deleteFileSchema,
  output: z.null(),
  status: 204,
  errors: ["knowledge.file_not_found"],
  handle: async ({ ctx, query }) => {
    await deleteFile(ctx, query);
    return null;
  },
});

const getFileRoute = defineRoute({
  method: "get",
  path: "/files/{fileId}",
  summary: "One file and how far it is",
  access: "knowledge.read",
  limit: limits.read,
  params: byFileSchema,
  output: fileViewSchema,
  errors: ["knowledge.file_not_found"],
  handle: ({ ctx, params }) => getFile(ctx, params),
});

const downloadFileRoute = defineDownloadRoute({
  method: "get",
  path: "/files/{fileId}/content",
  summary: "Download a file as it was sent",
  access: "knowledge.read",
  limit: limits.read,
  params: byFileSchema,
  mediaTypes: [...new Set(["application/octet-stream", ...FILE_TYPES.map(({ type }) => type).filter((type) => type !== "text/html")])],
  errors: ["knowledge.file_not_found"],
  handle: ({ ctx, params }) => downloadFile(ctx, params),
});

const thumbnailRoute = defineDownloadRoute({
  method: "get",
  path: "/files/{fileId}/thumbnail",
  summary: "A small copy of an image",
  access: "knowledge.read",
  limit: limits.thumbnail,
  params: byFileSchema,
  mediaTypes: ["image/webp", "image/gif"],
  errors: ["knowledge.file_not_found", "knowledge.no_thumbnail"],
  handle: ({ ctx, params }) => getThumbnail(ctx, params),
});

/** Named paths stand before the one that takes any id. */
export const fileRoutes: readonly Route[] = [
  ...uploadRoutes,
  listFilesRoute,
  fileUsageRoute,
  deleteFileRoute,
  askFileRoute,
  getFileRoute,
  downloadFileRoute,
  ...readingRoutes,
  thumbnailRoute,
  readPassagesRoute,
];
