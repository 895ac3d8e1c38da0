import type { Route } from "../../_http/define-route.ts";
import { askPlaygroundRoute } from "./ask-playground.ts";
import { reachConsensusRoute } from "./consensus.ts";
import { listModelsRoute } from "./list-models.ts";
import { listProvidersRoute } from "./list-providers.ts";
import { updateModelModeRoute, updateModelRoute } from "./update-model.ts";

export const modelRoutes: readonly Route[] = [
  listModelsRoute,
  updateModelRoute,
  updateModelModeRoute,
  listProvidersRoute,
  askPlaygroundRoute,
  reachConsensusRoute,
];
