import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import type { ModelPolicies } from "../model-policies.ts";
import { MODELS } from "../models.ts";
import type { Router } from "../router.ts";
import type { ProviderStatus } from "../routing.ts";
import { toRouteContext } from "../to-route-context.ts";

/** `kind` is null for a model that the registry does not know. */
export type GatewayModel = { id: string; provider: string; kind: "chat" | "embedding" | null };

type ListDeps = { router: Router; modelPolicies: ModelPolicies };

/**
 * What the caller may ask for: the models of the providers that are set up, which the organization allows. An operator's own server may
 * serve any model, so only the ones it was set up with are listed.
 */
export async function listGatewayModels(ctx: Context<ListDeps>): Promise<GatewayModel[]> {
  assertPermission(ctx, "ai.read");
  const [states, policy] = await Promise.all([ctx.deps.router.states(toRouteContext(ctx)), ctx.deps.modelPolicies.policyOf(ctx.orgId)]);
  return states.flatMap(modelsOf).filter(({ provider, id }) => policy.isAllowed(provider, id));
}

/** By its id, or as "provider/id". */
export async function getGatewayModel(ctx: Context<ListDeps>, name: string): Promise<GatewayModel> {
  const models = await listGatewayModels(ctx);
  const model = models.find(({ id, provider }) => id === name || `${provider}/${id}` === name);
  if (!model) throw new AppError("not_found", "gateway.model_not_found", "There is no such model, or your organization does not allow it.");
  return model;
}

function modelsOf({ provider, model, embeddingModel, isDemo, isCustom }: ProviderStatus): GatewayModel[] {
  const known = isDemo || isCustom ? [] : MODELS.filter((row) => row.provider === provider).map(({ id, kind }) => ({ id, kind }));
  const own = [
    { id: model, kind: "chat" as const },
    ...(embeddingModel === null ? [] : [{ id: embeddingModel, kind: "embedding" as const }]),
  ].filter(({ id }) => known.every((row) => row.id !== id));
  return [...own, ...known].map((row) => ({ ...row, provider }));
}
