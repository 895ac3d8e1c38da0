import type { Context } from "../../../platform/context.ts";
import type { ModelPolicyRecord, PolicyEntry, PolicyMode } from "../../model-policy.store.ts";
import { isAllowedBy, modelKey, NO_POLICY } from "../../model-policy.ts";
import type { ModelRow } from "../../model-row.ts";
import type { ModelView } from "../../model-schema.ts";
import { findVendorModel, MODELS } from "../../models.ts";
import { isListed } from "../../narrow-policy.ts";
import type { PolicyDeps } from "../../policy-ports.ts";
import type { Capabilities } from "../../ports.ts";
import type { ProviderStatus } from "../../routing.ts";
import { toRouteContext } from "../../to-route-context.ts";
import { toListPrice, toOwnPrice } from "./to-model-price.ts";

export type Catalog = { mode: PolicyMode; models: ModelView[] };

type Policy = Pick<ModelPolicyRecord, "mode" | "entries">;
type Named = Pick<ModelView, "provider" | "model" | "kind">;
type World = { policy: Policy; byKey: ReadonlyMap<string, PolicyEntry>; states: readonly ProviderStatus[]; now: number };

export async function readCatalog(ctx: Context<PolicyDeps>): Promise<Catalog> {
  const { modelPolicyStore, router, deploymentSettings } = ctx.deps;
  const asked = [modelPolicyStore.find(ctx.orgId), router.states(toRouteContext(ctx)), deploymentSettings.get()] as const;
  const [policy, states, { allowedModels }] = await Promise.all(asked);
  const { mode, models } = toCatalog(policy ?? NO_POLICY, states, ctx.clock.now());
  if (allowedModels.length === 0) return { mode, models };
  const narrow = (view: ModelView) => ({ ...view, isAllowed: view.isAllowed && isListed(allowedModels, view.provider, view.model) });
  return { mode, models: models.map(narrow) };
}

export function toCatalog(policy: Policy, states: readonly ProviderStatus[], now: number): Catalog {
  const byKey = new Map(policy.entries.map((entry) => [modelKey(entry.provider, entry.model), entry]));
  const world: World = { policy, byKey, states, now };
  const listed = MODELS.map((row) => toView({ provider: row.provider, model: row.id, kind: row.kind }, row, world));
  const served = states.flatMap(servedBy).map((named) => toView(named, null, world));
  const decided = policy.entries.map(({ provider, model }) => toView({ provider, model, kind: "chat" }, null, world));
  const seen = new Set<string>();
  const models = [...served.filter(({ isDemo }) => isDemo), ...listed, ...served, ...decided].filter((view) => {
    const key = modelKey(view.provider, view.model);
    return seen.has(key) ? false : seen.add(key);
  });
  return { mode: policy.mode, models };
}

/** Null for a model that is neither known nor could be asked for. */
export function findInCatalog(
  policy: Policy,
  states: readonly ProviderStatus[],
  now: number,
  named: Omit<Named, "kind">,
): ModelView | null {
  const key = modelKey(named.provider, named.model);
  const known = toCatalog(policy, states, now).models.find((view) => modelKey(view.provider, view.model) === key);
  if (known) return known;
  const isOpen = states.some(({ provider, isCustom }) => isCustom && provider === named.provider);
  if (!isOpen) return null;
  const byKey = new Map(policy.entries.map((entry) => [modelKey(entry.provider, entry.model), entry]));
  return toView({ ...named, kind: "chat" }, null, { policy, byKey, states, now });
}

function servedBy({ provider, model, embeddingModel }: ProviderStatus): Named[] {
  const own: Named[] = [{ provider, model, kind: "chat" }];
  if (embeddingModel !== null) own.push({ provider, model: embeddingModel, kind: "embedding" });
  return own.filter((named) => findVendorModel(provider, named.model) === null);
}

const NO_CAPABILITIES: Capabilities = {
  tools: false,
  parallelTools: false,
  streaming: false,
  images: false,
  jsonSchema: false,
  embeddings: false,
};

function toView(named: Named, row: ModelRow | null, { policy, byKey, states, now }: World): ModelView {
  const entry = byKey.get(modelKey(named.provider, named.model)) ?? null;
  const state = states.find(({ provider }) => provider === named.provider) ?? null;
  const listPrice = row && toListPrice(row, now);
  const laterPrice = row?.laterPrice && now < Date.parse(row.laterPrice.from) ? row.laterPrice : null;
  const verdict = entry?.verdict ?? null;
  return {
    ...named,
    ...(row ? factsOf(row) : unlistedFacts(named, state)),
    isDemo: state?.isDemo ?? false,
    price: entry?.price ? toOwnPrice(entry.price) : listPrice,
    listPrice,
    laterPrice: row &&
      laterPrice && { from: laterPrice.from, price: toListPrice({ ...row, price: laterPrice.price, laterPrice: null }, now) },
    isAllowed: isAllowedBy(policy.mode, verdict),
    verdict,
    note: entry?.note ?? null,
    decidedAt: entry?.updatedAt.toISOString() ?? null,
    serving: state && {
      origin: state.origin,
      condition: state.condition,
      isDefault: state.model === named.model || state.embeddingModel === named.model,
      isCustom: state.isCustom,
    },
  };
}

function factsOf({ status, endsOn, contextTokens, maxOutputTokens, dimensions, capabilities }: ModelRow) {
  return { status, endsOn, contextTokens, maxOutputTokens, dimensions, capabilities };
}

function unlistedFacts({ model, kind }: Named, state: ProviderStatus | null) {
  const own = state && state.model === model ? { ...state.capabilities, embeddings: false } : NO_CAPABILITIES;
  const capabilities = kind === "embedding" ? { ...NO_CAPABILITIES, embeddings: true } : own;
  return { status: "unlisted" as const, endsOn: null, contextTokens: null, maxOutputTokens: null, dimensions: null, capabilities };
}
