import type { Route } from "../../../_http/define-route.ts";
import { estimateRunRoute, executePromptRoute } from "./execute.ts";
import { deleteRunRoute, getInsightsRoute, getRunRoute, listRunsOfPromptRoute, listRunsRoute, rateRunRoute } from "./history.ts";

/** Runs of prompts. */
export const runRoutes: readonly Route[] = [
  executePromptRoute,
  estimateRunRoute,
  listRunsRoute,
  listRunsOfPromptRoute,
  getRunRoute,
  deleteRunRoute,
  rateRunRoute,
  getInsightsRoute,
];
