import type { Route } from "../../_http/define-route.ts";
import { getCallRoute } from "../ai/get-call.ts";
import { createChatCompletionRoute } from "./create-chat-completion.ts";
import { createEmbeddingRoute } from "./create-embedding.ts";
import { createModerationRoute } from "./create-moderation.ts";
import { createResponseRoute } from "./create-response.ts";
import { getModelRoute, listModelsRoute } from "./list-models.ts";

/** The gateway: OpenAI's wire format, for any program that speaks it; and what became of its calls. */
export const gatewayRoutes: readonly Route[] = [
  createChatCompletionRoute,
  createEmbeddingRoute,
  createResponseRoute,
  createModerationRoute,
  listModelsRoute,
  getModelRoute,
  getCallRoute,
];
