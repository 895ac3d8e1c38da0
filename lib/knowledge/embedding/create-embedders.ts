import type { AccessCaller, ModelAccess } from "../../ai/access.ts";
import { findModel } from "../../ai/models.ts";
import type { Router } from "../../ai/router.ts";
import type { ModelPolicy } from "../../ai/routing.ts";
import type { Clock } from "../../platform/clock.ts";
import { createRecencyMap } from "../../platform/recency-map.ts";
import { type Embedder, type EmbedderName, type Embedders, isSameEmbedder } from "./embedder.ts";

type Parts = {
  router: Pick<Router, "states">;
  policyOf(orgId: string): Promise<ModelPolicy>;
  modelAccess: Pick<ModelAccess, "embed">;
  embedded: Embedder;
  clock: Clock;
};

/** Vendors' models are trained so that the first numbers of a vector say most: a scan of 512 is six times that of 3,072. */
const VENDOR_DIMENSIONS = 512;

/** Every search asks who embeds; a key that is added or taken away is seen this much later. */
const CHOICE_TTL_MS = 30_000;
const CHOICES_MAX = 2_000;

export function createEmbedders(parts: Parts): Embedders {
  const choices = createRecencyMap<{ embedder: Embedder; at: number }>(CHOICES_MAX);
  return {
    async choose(caller) {
      const key = `${caller.orgId}:${caller.userId}`;
      const known = choices.get(key);
      if (known && parts.clock.now() - known.at < CHOICE_TTL_MS) return known.embedder;
      const embedder = (await findVendor(parts, caller)) ?? parts.embedded;
      choices.set(key, { embedder, at: parts.clock.now() });
      return embedder;
    },
    async named(_caller, name) {
      if (isSameEmbedder(name, parts.embedded)) return parts.embedded;
      return findModel(name.model)?.kind === "embedding" ? toVendor(parts, name) : null;
    },
  };
}

/** A server of an operator's own may have any model or none under a name we know, so only vendors are asked. */
async function findVendor(parts: Parts, { orgId, userId }: AccessCaller): Promise<Embedder | null> {
  const [states, policy] = await Promise.all([parts.router.states({ orgId, userId }), parts.policyOf(orgId)]);
  for (const { provider, embeddingModel, isDemo, isCustom, capabilities } of states) {
    if (isDemo || isCustom || embeddingModel === null || !capabilities.embeddings || !policy.isAllowed(provider, embeddingModel)) continue;
    const row = findModel(`${provider}/${embeddingModel}`);
    if (row) return toVendor(parts, { model: `${provider}/${row.id}`, dimensions: Math.min(VENDOR_DIMENSIONS, row.dimensions ?? 0) });
  }
  return null;
}

function toVendor({ modelAccess }: Parts, { model, dimensions }: EmbedderName): Embedder {
  return {
    model,
    dimensions,
    async embed(caller, texts, _kind, signal) {
      const { vectors } = await modelAccess.embed(caller, { model, texts, dimensions, signal }, { dataClasses: ["file"] });
      return vectors.map((vector) => Float32Array.from(vector));
    },
  };
}
