import { z } from "zod";
import { PART_BYTES } from "../../../lib/knowledge/contents/file-contents.ts";
import { REFUSALS as UNREADABLE } from "../../../lib/knowledge/extract/refusals.ts";
import { uploadFile } from "../../../lib/knowledge/files/upload-file.ts";
import {
  beginUploadSchema,
  byUploadSchema,
  partParamsSchema,
  partQuerySchema,
  uploadedFileSchema,
  uploadListSchema,
  uploadViewSchema,
} from "../../../lib/knowledge/schema.ts";
import { beginUpload } from "../../../lib/knowledge/uploads/begin-upload.ts";
import { cancelUpload } from "../../../lib/knowledge/uploads/cancel-upload.ts";
import { completeUpload } from "../../../lib/knowledge/uploads/complete-upload.ts";
import { getUpload, listUploads } from "../../../lib/knowledge/uploads/get-upload.ts";
import { putPart } from "../../../lib/knowledge/uploads/put-part.ts";
import { limits } from "../../../lib/platform/limits/limit.ts";
import { PLATFORM_LIMITS } from "../../../lib/platform/platform-limits.ts";
import { defineRoute, type Route } from "../../_http/define-route.ts";
import { readUploadForm, uploadFormSchema } from "./read-form.ts";

const REFUSALS = [
  ...["knowledge.file_empty", "knowledge.file_too_large", "knowledge.type_not_allowed", "knowledge.type_mismatch"],
  ...["knowledge.content_refused", "knowledge.file_infected", "knowledge.scan_unavailable", "knowledge.quota_exceeded"],
  "knowledge.file_gone",
  "chat.chat_not_found",
  "chat.project_not_found",
  ...Object.keys(UNREADABLE),
];

const uploadRoute = defineRoute({
  method: "post",
  path: "/files/upload",
  summary: "Upload a file of up to 4 MB",
  description:
    "Multipart, with the file in the field `file`, and `projectId` or `chatId` where it belongs somewhere. The type is what the content is. The same file again is answered with the one that is kept (`isDuplicate`). Larger files come in parts: see `/files/uploads`.",
  access: "knowledge.write",
  limit: limits.write,
  bodyMaxBytes: PLATFORM_LIMITS.vercel.requestBodyBytes,
  receives: { mediaType: "multipart/form-data", schema: uploadFormSchema },
  output: uploadedFileSchema,
  errors: ["request.invalid", ...REFUSALS],
  handle: async ({ ctx, request }) => uploadFile(ctx, await readUploadForm(request)),
});

const beginUploadRoute = defineRoute({
  method: "post",
  path: "/files/uploads",
  summary: "Begin an upload in parts",
  description:
    "Up to 50 MB. Send each part of `partBytes` (the last one is what is left), in any order, then complete. Abandoned uploads are gone after a day.",
  access: "knowledge.write",
  limit: limits.write,
  body: beginUploadSchema,
  output: uploadViewSchema,
  errors: [
    "knowledge.file_empty",
    "knowledge.file_too_large",
    "knowledge.type_not_allowed",
    "knowledge.quota_exceeded",
    "knowledge.uploads_full",
    "chat.chat_not_found",
    "chat.project_not_found",
  ],
  handle: ({ ctx, body }) => beginUpload(ctx, body),
});

const listUploadsRoute = defineRoute({
  method: "get",
  path: "/files/uploads",
  summary: "Your uploads that are not finished",
  access: "knowledge.read",
  limit: limits.read,
  output: uploadListSchema,
  errors: [],
  handle: ({ ctx }) => listUploads(ctx),
});

const getUploadRoute = defineRoute({
  method: "get",
  path: "/files/uploads/{fileUploadId}",
  summary: "Which parts of an upload are there",
  access: "knowledge.read",
  limit: limits.read,
  params: byUploadSchema,
  output: uploadViewSchema,
  errors: ["knowledge.upload_not_found"],
  handle: ({ ctx, params }) => getUpload(ctx, params),
});

const putPartRoute = defineRoute({
  method: "put",
  path: "/files/uploads/{fileUploadId}/parts/{part}",
  summary: "Send one part of an upload",
  description: "Parts are counted from 0 and come in any order; the same part again changes nothing. `sha256` is that of the part.",
  access: "knowledge.write",
  limit: limits.filePart,
  params: partParamsSchema,
  query: partQuerySchema,
  bodyMaxBytes: PART_BYTES,
  receives: { mediaType: "application/octet-stream", schema: z.file() },
  output: uploadViewSchema,
  errors: ["knowledge.upload_not_found", "knowledge.part_wrong", "knowledge.part_conflict"],
  handle: async ({ ctx, params, query, request }) => putPart(ctx, { ...params, ...query, bytes: await request.bytes() }),
});

const completeUploadRoute = defineRoute({
  method: "post",
  path: "/files/uploads/{fileUploadId}/complete",
  summary: "Make the parts of an upload a file",
  description: "Checked as any file is; one that is refused is taken away at once.",
  access: "knowledge.write",
  limit: limits.write,
  params: byUploadSchema,
  output: uploadedFileSchema,
  errors: ["knowledge.upload_not_found", "knowledge.upload_incomplete", "knowledge.part_wrong", ...REFUSALS],
  handle: ({ ctx, params }) => completeUpload(ctx, params),
});

const cancelUploadRoute = defineRoute({
  method: "delete",
  path: "/files/uploads/{fileUploadId}",
  summary: "Cancel an upload and drop its parts",
  access: "knowledge.write",
  limit: limits.write,
  params: byUploadSchema,
  output: z.null(),
  status: 204,
  errors: ["knowledge.upload_not_found"],
  handle: async ({ ctx, params }) => {
    await cancelUpload(ctx, params);
    return null;
  },
});

export const uploadRoutes: readonly Route[] = [
  uploadRoute,
  beginUploadRoute,
  listUploadsRoute,
  getUploadRoute,
  putPartRoute,
  completeUploadRoute,
  cancelUploadRoute,
];
