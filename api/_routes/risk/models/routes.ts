import { z } from "zod";
import { limits } from "../../../../lib/platform/limits/limit.ts";
import { getModelOverview } from "../../../../lib/risk/models/get-model-overview.ts";
import { listModels } from "../../../../lib/risk/models/list-models.ts";
import {
  listModelsSchema,
  modelIdSchema,
  modelOverviewSchema,
  modelPageSchema,
  modelViewSchema,
  moveModelSchema,
  trainingReportSchema,
} from "../../../../lib/risk/models/model.schema.ts";
import { moveModel } from "../../../../lib/risk/models/move-model.ts";
import { requestTraining } from "../../../../lib/risk/models/request-training.ts";
import { defineRoute, type Route } from "../../../_http/define-route.ts";

const getModelOverviewRoute = defineRoute({
  method: "get",
  path: "/risk/models/overview",
  summary: "Who judges, who is tried beside it, what the next training will have, and whether what comes in has moved",
  access: "risk.read",
  limit: limits.read,
  output: modelOverviewSchema,
  errors: [],
  handle: ({ ctx }) => getModelOverview(ctx),
});

const listModelsRoute = defineRoute({
  method: "get",
  path: "/risk/models",
  summary: "List versions, newest first and the shipped one last, with how well each did",
  access: "risk.read",
  limit: limits.read,
  query: listModelsSchema,
  output: modelPageSchema,
  errors: ["request.invalid_cursor"],
  handle: ({ ctx, query }) => listModels(ctx, query),
});

const requestTrainingRoute = defineRoute({
  method: "post",
  path: "/risk/models/train",
  summary: "Train a model now from what cases came to, instead of at the next daily time",
  description:
    "Answers at once; what comes of it stands in the overview. With too few outcomes nothing is trained, and the overview says why.",
  access: "risk-policy.write",
  limit: limits.account,
  output: trainingReportSchema,
  status: 202,
  errors: ["risk.training_running"],
  handle: ({ ctx }) => requestTraining(ctx),
});

const moveModelRoute = defineRoute({
  method: "post",
  path: "/risk/models/{modelId}/move",
  summary: "Have a model tried in the shadow, judge, or rest; a former one, or the shipped one, judges again this way",
  description: "What takes the place of another retires it. Verdicts that were given stay as they are.",
  access: "risk-policy.write",
  limit: limits.write,
  params: z.strictObject({ modelId: modelIdSchema }),
  body: moveModelSchema,
  output: modelViewSchema,
  errors: ["risk.model_not_found", "risk.model_move_refused", "risk.model_changed"],
  handle: ({ ctx, params: { modelId }, body }) => moveModel(ctx, { modelId, ...body }),
});

export const riskModelRoutes: readonly Route[] = [getModelOverviewRoute, listModelsRoute, requestTrainingRoute, moveModelRoute];
