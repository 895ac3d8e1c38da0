import { listProviders } from "../../../lib/ai/list-providers.ts";
import { providerListSchema } from "../../../lib/ai/model-schema.ts";
import { limits } from "../../../lib/platform/limits/limit.ts";
import { defineRoute } from "../../_http/define-route.ts";

export const listProvidersRoute = defineRoute({
  method: "get",
  path: "/ai/providers",
  summary: "How the AI providers are: breaker, latency and failures as this instance saw them",
  access: "ai.read",
  limit: limits.read,
  output: providerListSchema,
  errors: [],
  handle: ({ ctx }) => listProviders(ctx),
});
