import { z } from "zod";
import { putPartParamsSchema, putPartSchema } from "../../../../lib/chat/imports/import.schema.ts";
import { putImportPart } from "../../../../lib/chat/imports/receive-import.ts";
import { limits } from "../../../../lib/platform/limits/limit.ts";
import { defineRoute } from "../../../_http/define-route.ts";

const BODY_MAX_BYTES = 3_000_000;

export const putImportPartRoute = defineRoute({
  method: "put",
  path: "/chat/imports/{importId}/parts/{part}",
  summary: "Send one part of the file in base64; again as often as it takes",
  access: "chat.write",
  limit: limits.write,
  params: putPartParamsSchema,
  body: putPartSchema,
  bodyMaxBytes: BODY_MAX_BYTES,
  output: z.void(),
  status: 204,
  errors: ["chat.import_closed", "chat.import_not_found", "chat.import_part_unexpected"],
  handle: ({ ctx, params, body }) => putImportPart(ctx, { ...params, ...body }),
});
