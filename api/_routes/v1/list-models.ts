import { z } from "zod";
import { type GatewayModel, getGatewayModel, listGatewayModels } from "../../../lib/ai/gateway/list-gateway-models.ts";
import { limits } from "../../../lib/platform/limits/limit.ts";
import { defineWireRoute } from "../../_http/define-route.ts";

const modelSchema = z.strictObject({
  id: z.string(),
  object: z.literal("model"),
  created: z.int().describe("0: vendors do not tell."),
  owned_by: z.string(),
});

export const listModelsRoute = defineWireRoute({
  method: "get",
  path: "/v1/models",
  summary: "List the models that may be asked, in OpenAI's wire format",
  access: "ai.read",
  limit: limits.read,
  output: z.strictObject({ object: z.literal("list"), data: z.array(modelSchema) }),
  errors: [],
  handle: async ({ ctx }) => ({
    type: "json",
    body: { object: "list", data: (await listGatewayModels(ctx)).map(toWireModel) },
    headers: {},
  }),
});

export const getModelRoute = defineWireRoute({
  method: "get",
  path: "/v1/models/{model}",
  summary: "Get one model by its name, in OpenAI's wire format",
  access: "ai.read",
  limit: limits.read,
  params: z.strictObject({ model: z.string().min(1).max(200) }),
  output: modelSchema,
  errors: ["gateway.model_not_found"],
  handle: async ({ ctx, params }) => ({ type: "json", body: toWireModel(await getGatewayModel(ctx, params.model)), headers: {} }),
});

function toWireModel({ id, provider }: GatewayModel): z.infer<typeof modelSchema> {
  return { id, object: "model", created: 0, owned_by: provider };
}
