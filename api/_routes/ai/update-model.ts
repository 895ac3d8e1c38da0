import { modelModeSchema, modelViewSchema, updateModelModeSchema, updateModelSchema } from "../../../lib/ai/model-schema.ts";
import { updateModel } from "../../../lib/ai/update-model.ts";
import { updateModelMode } from "../../../lib/ai/update-model-mode.ts";
import { limits } from "../../../lib/platform/limits/limit.ts";
import { defineRoute } from "../../_http/define-route.ts";

/** The model stands in the body: vendors' names hold slashes, which not every proxy keeps apart from a path's own. */
export const updateModelRoute = defineRoute({
  method: "patch",
  path: "/ai/models",
  summary: "Allow or deny a model, set the price the organization pays for it, or note something about it",
  access: "ai-policy.write",
  limit: limits.write,
  body: updateModelSchema,
  output: modelViewSchema,
  errors: ["ai.model_not_found", "ai.no_model_allowed", "ai.policy_changed", "ai.policy_full"],
  handle: ({ ctx, body }) => updateModel(ctx, body),
});

export const updateModelModeRoute = defineRoute({
  method: "patch",
  path: "/ai/model-mode",
  summary: "Let every model answer that is not denied, or only those that are allowed",
  access: "ai-policy.write",
  limit: limits.write,
  body: updateModelModeSchema,
  output: modelModeSchema,
  errors: ["ai.no_model_allowed", "ai.policy_changed"],
  handle: ({ ctx, body }) => updateModelMode(ctx, body),
});
