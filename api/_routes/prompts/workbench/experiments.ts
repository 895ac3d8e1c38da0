import { limits } from "../../../../lib/platform/limits/limit.ts";
import {
  byExperimentSchema,
  byPromptSchema,
  experimentPageSchema,
  experimentSchema,
  listExperimentsSchema,
  startExperimentSchema,
  stopExperimentSchema,
} from "../../../../lib/prompts/workbench/experiment.schema.ts";
import { getExperiment } from "../../../../lib/prompts/workbench/get-experiment.ts";
import { listExperiments } from "../../../../lib/prompts/workbench/list-experiments.ts";
import { proposeWinner } from "../../../../lib/prompts/workbench/propose-winner.ts";
import { startExperiment } from "../../../../lib/prompts/workbench/start-experiment.ts";
import { stopExperiment } from "../../../../lib/prompts/workbench/stop-experiment.ts";
import { defineRoute, type Route } from "../../../_http/define-route.ts";

const listExperimentsRoute = defineRoute({
  method: "get",
  path: "/prompts/{promptId}/experiments",
  summary: "Experiments on a prompt of the organization, newest first",
  access: "prompts.read",
  limit: limits.read,
  params: byPromptSchema,
  query: listExperimentsSchema,
  output: experimentPageSchema,
  errors: ["prompts.not_found", "request.invalid_cursor"],
  handle: ({ ctx, params, query }) => listExperiments(ctx, { ...params, ...query }),
});

const getExperimentRoute = defineRoute({
  method: "get",
  path: "/prompts/{promptId}/experiments/{experimentId}",
  summary: "One experiment, with what each of its versions has come to",
  access: "prompts.read",
  limit: limits.read,
  params: byExperimentSchema,
  output: experimentSchema,
  errors: ["prompts.not_found", "prompts.experiment_not_found"],
  handle: ({ ctx, params }) => getExperiment(ctx, params),
});

const startExperimentRoute = defineRoute({
  method: "post",
  path: "/prompts/{promptId}/experiments",
  summary: "Give different people different versions and find out which one is better",
  description:
    "Who runs the prompt without naming a version gets one of these, always the same. One outcome of each person counts. It ends when the " +
    "outcomes decide it, after the days it may take, or when somebody stops it. Where a version is in production it has to be among them, " +
    "and whoever starts it must be allowed to agree to promotions.",
  access: "prompts.write",
  limit: limits.write,
  params: byPromptSchema,
  body: startExperimentSchema,
  output: experimentSchema,
  isIdempotent: true,
  errors: ["prompts.not_found", "prompts.not_yours", "prompts.experiment_running", "prompts.experiment_invalid"],
  handle: ({ ctx, params, body }) => startExperiment(ctx, { ...params, ...body }),
});

const stopExperimentRoute = defineRoute({
  method: "post",
  path: "/prompts/{promptId}/experiments/{experimentId}/stop",
  summary: "Stop an experiment without a result; what was counted stays",
  access: "prompts.write",
  limit: limits.write,
  params: byExperimentSchema,
  body: stopExperimentSchema,
  output: experimentSchema,
  errors: ["prompts.not_found", "prompts.not_yours", "prompts.experiment_not_found", "prompts.experiment_ended"],
  handle: ({ ctx, params, body }) => stopExperiment(ctx, { ...params, ...body }),
});

const proposeWinnerRoute = defineRoute({
  method: "post",
  path: "/prompts/{promptId}/experiments/{experimentId}/proposal",
  summary: "Ask for the promotion of the winner to production, which a second person decides",
  access: "prompts.write",
  limit: limits.write,
  params: byExperimentSchema,
  output: experimentSchema,
  errors: [
    ...["prompts.not_found", "prompts.not_yours", "prompts.experiment_not_found", "prompts.no_winner", "prompts.version_not_found"],
    ...["prompts.promotion_blocked", "prompts.promotion_open", "prompts.label_unchanged"],
  ],
  handle: ({ ctx, params }) => proposeWinner(ctx, params),
});

export const experimentRoutes: readonly Route[] = [
  ...[listExperimentsRoute, getExperimentRoute],
  ...[startExperimentRoute, stopExperimentRoute, proposeWinnerRoute],
];
