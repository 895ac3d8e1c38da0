import { limits } from "../../../../lib/platform/limits/limit.ts";
import { PROMOTION_ERRORS } from "../../../../lib/prompts/versions/labels/label-errors.ts";
import { askPromotion } from "../../../../lib/prompts/versions/promotions/ask-promotion.ts";
import { decidePromotion, withdrawPromotion } from "../../../../lib/prompts/versions/promotions/decide-promotion.ts";
import { getReadiness } from "../../../../lib/prompts/versions/promotions/get-readiness.ts";
import { listPromotions } from "../../../../lib/prompts/versions/promotions/list-promotions.ts";
import {
  askPromotionSchema,
  byPromotionSchema,
  byPromptSchema,
  decidePromotionSchema,
  listPromotionsSchema,
  promotionPageSchema,
  promotionSchema,
  readinessPathSchema,
  readinessSchema,
  withdrawPromotionSchema,
} from "../../../../lib/prompts/versions/promotions/promotion.schema.ts";
import { defineRoute } from "../../../_http/define-route.ts";

const include = ["prompts.include_missing", "prompts.include_cycle", "prompts.include_too_deep"];

export const getReadinessRoute = defineRoute({
  method: "get",
  path: "/prompts/{promptId}/versions/{version}/readiness",
  summary: "What a version still needs before it may be promoted",
  access: "prompts.write",
  limit: limits.read,
  params: readinessPathSchema,
  output: readinessSchema,
  errors: ["prompts.not_found", "prompts.not_yours", "prompts.version_not_found"],
  handle: ({ ctx, params }) => getReadiness(ctx, params),
});

export const listPromotionsRoute = defineRoute({
  method: "get",
  path: "/prompts/{promptId}/promotions",
  summary: "Promotions of a prompt, newest first, by state",
  access: "prompts.read",
  limit: limits.read,
  params: byPromptSchema,
  query: listPromotionsSchema,
  output: promotionPageSchema,
  errors: ["prompts.not_found", "request.invalid_cursor"],
  handle: ({ ctx, params, query }) => listPromotions(ctx, { ...params, ...query }),
});

export const askPromotionRoute = defineRoute({
  method: "post",
  path: "/prompts/{promptId}/promotions",
  summary: "Ask for a protected label to point to a version",
  description:
    "Needs a passed evaluation of this very version, and somebody else who may decide. `missing` names all that is not there yet.",
  access: "prompts.write",
  limit: limits.write,
  params: byPromptSchema,
  body: askPromotionSchema,
  output: promotionSchema,
  isIdempotent: true,
  errors: [...PROMOTION_ERRORS, ...include, "prompts.version_not_found", "prompts.promotion_open", "prompts.label_unchanged"],
  handle: ({ ctx, params, body }) => askPromotion(ctx, { ...params, ...body }),
});

export const decidePromotionRoute = defineRoute({
  method: "post",
  path: "/prompts/{promptId}/promotions/{promotionId}/decision",
  summary: "Agree to a promotion or decline it, as the second person",
  description: "By a person who has signed in, and neither asked for it nor wrote the version. The evaluation is looked at again.",
  access: "prompts-labels.write",
  limit: limits.write,
  params: byPromotionSchema,
  body: decidePromotionSchema,
  output: promotionSchema,
  errors: [...PROMOTION_ERRORS, ...include, "auth.user_required", "prompts.promotion_overtaken", "prompts.labels_full"],
  handle: ({ ctx, params, body }) => decidePromotion(ctx, { ...params, ...body }),
});

export const withdrawPromotionRoute = defineRoute({
  method: "post",
  path: "/prompts/{promptId}/promotions/{promotionId}/withdraw",
  summary: "Take a promotion back, as whoever asked for it",
  access: "prompts.write",
  limit: limits.write,
  params: byPromotionSchema,
  body: withdrawPromotionSchema,
  output: promotionSchema,
  errors: PROMOTION_ERRORS,
  handle: ({ ctx, params, body }) => withdrawPromotion(ctx, { ...params, ...body }),
});
