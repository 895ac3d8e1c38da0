import { z } from "zod";
import { getModelCall, modelCallSchema } from "../../../lib/ai/gateway/get-model-call.ts";
import { limits } from "../../../lib/platform/limits/limit.ts";
import { defineRoute } from "../../_http/define-route.ts";

export const getCallRoute = defineRoute({
  method: "get",
  path: "/ai/calls/{callId}",
  summary: "Get what became of one call to the gateway: who answered, the verdicts, tokens and cost",
  access: "ai.read",
  limit: limits.read,
  params: z.strictObject({ callId: z.string().min(1).max(64) }),
  output: modelCallSchema,
  errors: ["gateway.call_not_found"],
  handle: ({ ctx, params }) => getModelCall(ctx, params.callId),
});
