import { limits } from "../../../../lib/platform/limits/limit.ts";
import { byPromptSchema } from "../../../../lib/prompts/library/prompt.schema.ts";
import { renderedTextSchema, renderTextSchema } from "../../../../lib/prompts/social/render.schema.ts";
import { renderText } from "../../../../lib/prompts/social/render-text.ts";
import { defineRoute } from "../../../_http/define-route.ts";

export const renderTextRoute = defineRoute({
  method: "post",
  path: "/prompts/{promptId}/render",
  summary: "A prompt with its values put in, to be taken elsewhere; no model is asked",
  access: "prompts.run",
  limit: limits.write,
  params: byPromptSchema,
  body: renderTextSchema,
  output: renderedTextSchema,
  errors: [
    ...["prompts.not_found", "prompts.version_not_found", "prompts.values_invalid", "prompts.file_not_ready"],
    ...["prompts.include_missing", "prompts.include_cycle", "prompts.include_too_deep", "prompts.include_too_large"],
  ],
  handle: ({ ctx, params, body, request }) => renderText(ctx, { ...params, ...body, signal: request.signal() }),
});
