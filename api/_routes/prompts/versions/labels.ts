import { limits } from "../../../../lib/platform/limits/limit.ts";
import { deleteLabel } from "../../../../lib/prompts/versions/labels/delete-label.ts";
import {
  byLabelSchema,
  byPromptSchema,
  labelMovePageSchema,
  labelPageSchema,
  labelSchema,
  listLabelMovesSchema,
  protectLabelSchema,
  putLabelSchema,
  rollBackLabelSchema,
} from "../../../../lib/prompts/versions/labels/label.schema.ts";
import { LABEL_ERRORS } from "../../../../lib/prompts/versions/labels/label-errors.ts";
import { listLabelMoves } from "../../../../lib/prompts/versions/labels/list-label-moves.ts";
import { listLabels } from "../../../../lib/prompts/versions/labels/list-labels.ts";
import { protectLabel } from "../../../../lib/prompts/versions/labels/protect-label.ts";
import { putLabel } from "../../../../lib/prompts/versions/labels/put-label.ts";
import { rollBackLabel } from "../../../../lib/prompts/versions/labels/roll-back-label.ts";
import { defineRoute } from "../../../_http/define-route.ts";

export const listLabelsRoute = defineRoute({
  method: "get",
  path: "/prompts/{promptId}/labels",
  summary: "Labels of a prompt, and where each of them points",
  description: "For people of the prompt's organization. `dev`, `staging` and `production` are always among them.",
  access: "prompts.read",
  limit: limits.read,
  params: byPromptSchema,
  output: labelPageSchema,
  errors: ["prompts.not_found"],
  handle: ({ ctx, params }) => listLabels(ctx, params.promptId),
});

export const listLabelMovesRoute = defineRoute({
  method: "get",
  path: "/prompts/{promptId}/labels/{label}/history",
  summary: "Where a label has been, newest first",
  access: "prompts.read",
  limit: limits.read,
  params: byLabelSchema,
  query: listLabelMovesSchema,
  output: labelMovePageSchema,
  errors: ["prompts.not_found", "request.invalid_cursor"],
  handle: ({ ctx, params, query }) => listLabelMoves(ctx, { ...params, ...query }),
});

const include = ["prompts.include_missing", "prompts.include_cycle", "prompts.include_too_deep"];

export const putLabelRoute = defineRoute({
  method: "put",
  path: "/prompts/{promptId}/labels/{label}",
  summary: "Point a label to a version",
  description: "At once. A protected label, as `production` always is, moves by a promotion.",
  access: "prompts.write",
  limit: limits.write,
  params: byLabelSchema,
  body: putLabelSchema,
  output: labelSchema,
  errors: [...LABEL_ERRORS, ...include, "prompts.labels_full"],
  handle: ({ ctx, params, body }) => putLabel(ctx, { ...params, ...body }),
});

export const deleteLabelRoute = defineRoute({
  method: "delete",
  path: "/prompts/{promptId}/labels/{label}",
  summary: "Take a label off",
  access: "prompts.write",
  limit: limits.write,
  params: byLabelSchema,
  output: labelSchema,
  errors: [...LABEL_ERRORS, "prompts.label_not_set"],
  handle: ({ ctx, params }) => deleteLabel(ctx, params),
});

export const protectLabelRoute = defineRoute({
  method: "put",
  path: "/prompts/{promptId}/labels/{label}/protection",
  summary: "Have a label move by promotions alone, or no longer",
  description: "`production` is protected always.",
  access: "prompts-labels.write",
  limit: limits.write,
  params: byLabelSchema,
  body: protectLabelSchema,
  output: labelSchema,
  errors: [...LABEL_ERRORS, "prompts.labels_full"],
  handle: ({ ctx, params, body }) => protectLabel(ctx, { ...params, ...body }),
});

export const rollBackLabelRoute = defineRoute({
  method: "post",
  path: "/prompts/{promptId}/labels/{label}/rollback",
  summary: "Point a label to what it pointed to before",
  description: "At once and by one person; it can be done again, back to the first version the label ever had.",
  access: "prompts-labels.write",
  limit: limits.write,
  params: byLabelSchema,
  body: rollBackLabelSchema,
  output: labelSchema,
  errors: [...LABEL_ERRORS, "prompts.nothing_to_roll_back"],
  handle: ({ ctx, params, body }) => rollBackLabel(ctx, { ...params, ...body }),
});
