import { limits } from "../../../../lib/platform/limits/limit.ts";
import { diffPathSchema, diffQuerySchema, diffSchema } from "../../../../lib/prompts/versions/diff/diff.schema.ts";
import { getDiff } from "../../../../lib/prompts/versions/diff/get-diff.ts";
import { restoredVersionSchema, restoreVersionPathSchema, restoreVersionSchema } from "../../../../lib/prompts/versions/restore.schema.ts";
import { restoreVersion } from "../../../../lib/prompts/versions/restore-version.ts";
import { defineRoute, type Route } from "../../../_http/define-route.ts";
import { exportPromptRoute, importPromptRoute } from "./exchange.ts";
import { deleteLabelRoute, listLabelMovesRoute, listLabelsRoute, protectLabelRoute, putLabelRoute, rollBackLabelRoute } from "./labels.ts";
import { askPromotionRoute, decidePromotionRoute, getReadinessRoute, listPromotionsRoute, withdrawPromotionRoute } from "./promotions.ts";

const getDiffRoute = defineRoute({
  method: "get",
  path: "/prompts/{promptId}/diff",
  summary: "What differs between two versions",
  description: "Texts word by word, parameters and model settings member by member.",
  access: "prompts.read",
  limit: limits.read,
  params: diffPathSchema,
  query: diffQuerySchema,
  output: diffSchema,
  errors: ["prompts.not_found", "prompts.version_not_found"],
  handle: ({ ctx, params, query }) => getDiff(ctx, { ...params, ...query }),
});

const restoreVersionRoute = defineRoute({
  method: "post",
  path: "/prompts/{promptId}/versions/{version}/restore",
  summary: "Save what a version says as the newest one",
  access: "prompts.write",
  limit: limits.write,
  params: restoreVersionPathSchema,
  body: restoreVersionSchema,
  output: restoredVersionSchema,
  isIdempotent: true,
  errors: [
    ...["prompts.not_found", "prompts.not_yours", "prompts.version_not_found", "prompts.version_unchanged", "prompts.version_conflict"],
    ...["prompts.content_invalid", "prompts.include_missing", "prompts.include_cycle", "prompts.include_too_deep"],
  ],
  handle: ({ ctx, params, body }) => restoreVersion(ctx, { ...params, ...body }),
});

/** Comparing versions, labels and who may move them. */
export const versionRoutes: readonly Route[] = [
  exportPromptRoute,
  importPromptRoute,
  getDiffRoute,
  restoreVersionRoute,
  listLabelsRoute,
  listLabelMovesRoute,
  putLabelRoute,
  deleteLabelRoute,
  protectLabelRoute,
  rollBackLabelRoute,
  getReadinessRoute,
  listPromotionsRoute,
  askPromotionRoute,
  decidePromotionRoute,
  withdrawPromotionRoute,
];
