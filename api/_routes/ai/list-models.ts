import { listModels } from "../../../lib/ai/list-models.ts";
import { listModelsSchema, modelPageSchema } from "../../../lib/ai/model-schema.ts";
import { limits } from "../../../lib/platform/limits/limit.ts";
import { defineRoute } from "../../_http/define-route.ts";

export const listModelsRoute = defineRoute({
  method: "get",
  path: "/ai/models",
  summary: "The models there are, what they can do and cost, and what the organization has decided about them",
  access: "ai.read",
  limit: limits.read,
  query: listModelsSchema,
  output: modelPageSchema,
  errors: ["request.invalid_cursor"],
  handle: ({ ctx, query }) => listModels(ctx, query),
});
