import { askFile } from "../../../lib/knowledge/asking/ask-file.ts";
import { askFileSchema, fileAnswerSchema } from "../../../lib/knowledge/asking/schema.ts";
import { limits } from "../../../lib/platform/limits/limit.ts";
import { defineRoute } from "../../_http/define-route.ts";

export const askFileRoute = defineRoute({
  method: "post",
  path: "/files/ask",
  summary: "Answer a question from one file alone, with the passages it rests on",
  access: "knowledge.write",
  limit: limits.write,
  body: askFileSchema,
  output: fileAnswerSchema,
  errors: [
    "ai.budget_exceeded",
    "gateway.content_blocked",
    "knowledge.file_not_found",
    "knowledge.file_not_ready",
    "provider.none_configured",
    "provider.rate_limited",
    "provider.timeout",
    "provider.unavailable",
  ],
  handle: ({ ctx, body, request }) => askFile(ctx, { ...body, signal: request.signal() }),
});
