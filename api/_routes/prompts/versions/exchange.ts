import { limits } from "../../../../lib/platform/limits/limit.ts";
import {
  exportPathSchema,
  exportQuerySchema,
  importedSchema,
  importSchema,
} from "../../../../lib/prompts/versions/exchange/exchange.schema.ts";
import { exportPrompt } from "../../../../lib/prompts/versions/exchange/export-prompt.ts";
import { importPrompt } from "../../../../lib/prompts/versions/exchange/import-prompt.ts";
import { defineDownloadRoute, defineRoute } from "../../../_http/define-route.ts";

const INCLUDE_ERRORS = ["prompts.include_missing", "prompts.include_cycle", "prompts.include_too_deep"];
/** Its text may be escaped on the way. */
const BODY_MAX_BYTES = 1_000_000;

export const exportPromptRoute = defineDownloadRoute({
  method: "get",
  path: "/prompts/{promptId}/export",
  summary: "A version of a prompt as a file, with its tests",
  description: "As JSON, to be imported elsewhere, or as a configuration of promptfoo, where what it has no word for is named on top.",
  access: "prompts.read",
  limit: limits.read,
  params: exportPathSchema,
  query: exportQuerySchema,
  mediaTypes: ["application/json", "application/yaml"],
  errors: ["prompts.not_found", "prompts.version_not_found", "prompts.test_set_not_found", ...INCLUDE_ERRORS],
  handle: ({ ctx, params, query }) => exportPrompt(ctx, { ...params, ...query }),
});

export const importPromptRoute = defineRoute({
  method: "post",
  path: "/prompts/import",
  summary: "A file as a private prompt of one's own, with its tests",
  description: "JSON as it was exported, or a promptfoo configuration in YAML. What of it has no place here is named in `notTakenOver`.",
  access: "prompts.write",
  limit: limits.write,
  body: importSchema,
  bodyMaxBytes: BODY_MAX_BYTES,
  output: importedSchema,
  isIdempotent: true,
  errors: ["prompts.file_invalid", "prompts.content_invalid", "request.invalid", ...INCLUDE_ERRORS],
  handle: ({ ctx, body }) => importPrompt(ctx, body),
});
