import * as z from "zod/mini";
import { requestJson } from "./http.ts";

/** Millionths of a US dollar per million tokens. */
const priceSchema = z.object({
  inputMicros: z.number(),
  outputMicros: z.number(),
  cachedInputMicros: z.nullable(z.number()),
  cacheWriteMicros: z.nullable(z.number()),
  long: z.nullable(z.object({ aboveTokens: z.number(), inputMicros: z.number(), outputMicros: z.number() })),
  source: z.string(),
  checkedOn: z.string(),
});
export type ModelPrice = z.infer<typeof priceSchema>;

const conditions = ["ready", "open", "half-open", "parked", "misconfigured"] as const;
const verdictSchema = z.enum(["allowed", "denied"]);
const modeSchema = z.enum(["open", "listed"]);
export type PolicyMode = z.infer<typeof modeSchema>;

const modelSchema = z.object({
  provider: z.string(),
  model: z.string(),
  kind: z.enum(["chat", "embedding"]),
  status: z.enum(["current", "preview", "legacy", "deprecated", "unlisted"]),
  endsOn: z.nullable(z.string()),
  isDemo: z.boolean(),
  contextTokens: z.nullable(z.number()),
  maxOutputTokens: z.nullable(z.number()),
  dimensions: z.nullable(z.number()),
  capabilities: z.object({ tools: z.boolean(), images: z.boolean(), jsonSchema: z.boolean(), embeddings: z.boolean() }),
  price: z.nullable(priceSchema),
  listPrice: z.nullable(priceSchema),
  laterPrice: z.nullable(z.object({ from: z.string(), price: priceSchema })),
  isAllowed: z.boolean(),
  verdict: z.nullable(verdictSchema),
  note: z.nullable(z.string()),
  decidedAt: z.nullable(z.string()),
  serving: z.nullable(z.object({ condition: z.enum(conditions), isDefault: z.boolean(), isCustom: z.boolean() })),
});
export type Model = z.infer<typeof modelSchema>;

const modelPageSchema = z.object({ mode: modeSchema, items: z.array(modelSchema), nextCursor: z.nullable(z.string()) });
export type ModelList = { mode: PolicyMode; items: Model[] };

const providerSchema = z.object({
  provider: z.string(),
  isDemo: z.boolean(),
  isCustom: z.boolean(),
  defaultModel: z.nullable(z.string()),
  condition: z.enum([...conditions, "no-key"]),
  until: z.nullable(z.string()),
  consecutiveFailures: z.number(),
  reason: z.nullable(z.string()),
  recent: z.object({
    windowMinutes: z.number(),
    calls: z.number(),
    failures: z.number(),
    p50Ms: z.nullable(z.number()),
    p95Ms: z.nullable(z.number()),
    firstTokenP50Ms: z.nullable(z.number()),
    firstTokenP95Ms: z.nullable(z.number()),
    lastFailure: z.nullable(z.object({ reason: z.string(), at: z.string() })),
  }),
});
export type ProviderHealth = z.infer<typeof providerSchema>;

const providerListSchema = z.object({ isShared: z.boolean(), items: z.array(providerSchema) });

export type PriceOverride = Pick<ModelPrice, "inputMicros" | "outputMicros" | "cachedInputMicros" | "source" | "checkedOn">;
export type ModelChange = { verdict?: Model["verdict"]; note?: string | null; price?: PriceOverride | null };

const PAGE_SIZE = 500;

/** The registry is small and the page sorts and filters it whole, so all pages are read. */
export async function listModels(signal?: AbortSignal): Promise<ModelList> {
  const items: Model[] = [];
  let cursor: string | null = null;
  for (;;) {
    const query: URLSearchParams = new URLSearchParams({ limit: String(PAGE_SIZE), ...(cursor !== null && { cursor }) });
    const page: z.infer<typeof modelPageSchema> = await requestJson(`/api/ai/models?${query}`, modelPageSchema, { signal });
    items.push(...page.items);
    if (page.nextCursor === null) return { mode: page.mode, items };
    cursor = page.nextCursor;
  }
}

export function listProviders(signal?: AbortSignal) {
  return requestJson("/api/ai/providers", providerListSchema, { signal });
}

export function updateModel({ provider, model }: Pick<Model, "provider" | "model">, change: ModelChange): Promise<Model> {
  return requestJson("/api/ai/models", modelSchema, { method: "PATCH", body: { provider, model, ...change } });
}

export async function updateModelMode(mode: PolicyMode): Promise<void> {
  await requestJson("/api/ai/model-mode", z.object({ mode: modeSchema }), { method: "PATCH", body: { mode } });
}

export function keyOf({ provider, model }: Pick<Model, "provider" | "model">): string {
  return `${provider}/${model}`;
}
