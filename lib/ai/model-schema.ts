import { z } from "zod";
import { KEY_ORIGINS } from "./routing.ts";

/** Millionths of a US dollar per million tokens. */
const microsSchema = z.int().min(0).max(1_000_000_000_000);
const time = z.iso.datetime();

const ratesShape = {
  inputMicros: microsSchema,
  outputMicros: microsSchema,
  /** Null: cached input costs what input costs. */
  cachedInputMicros: microsSchema.nullable(),
};

/** Everything is per million tokens. `source` is the page or contract the price was read from, on the day `checkedOn`. */
const modelPriceSchema = z.object({
  currency: z.literal("USD"),
  ...ratesShape,
  cacheWriteMicros: microsSchema.nullable(),
  long: z.object({ aboveTokens: z.int(), ...ratesShape }).nullable(),
  source: z.string(),
  checkedOn: z.string(),
});
export type ModelPrice = z.infer<typeof modelPriceSchema>;

const capabilitiesSchema = z.object({
  tools: z.boolean(),
  parallelTools: z.boolean(),
  streaming: z.boolean(),
  images: z.boolean(),
  jsonSchema: z.boolean(),
  embeddings: z.boolean(),
});

const conditionSchema = z.enum(["ready", "open", "half-open", "parked", "misconfigured"]);
const originSchema = z.enum(KEY_ORIGINS);
const verdictSchema = z.enum(["allowed", "denied"]);

export const modelViewSchema = z.object({
  provider: z.string(),
  model: z.string(),
  kind: z.enum(["chat", "embedding"]),
  /** "unlisted": served here, but not in the registry. */
  status: z.enum(["current", "preview", "legacy", "deprecated", "unlisted"]),
  endsOn: z.string().nullable(),
  isDemo: z.boolean(),
  contextTokens: z.int().nullable(),
  maxOutputTokens: z.int().nullable(),
  dimensions: z.int().nullable(),
  capabilities: capabilitiesSchema,
  /** What is charged; null where no price is known. */
  price: modelPriceSchema.nullable(),
  /** What the registry says; differs from `price` where the organization has its own. */
  listPrice: modelPriceSchema.nullable(),
  laterPrice: z.object({ from: z.string(), price: modelPriceSchema }).nullable(),
  isAllowed: z.boolean(),
  /** What was decided about this model; null leaves it to the mode. */
  verdict: verdictSchema.nullable(),
  note: z.string().nullable(),
  decidedAt: time.nullable(),
  /** Who answers for it now; null without a key for its provider. */
  serving: z.object({ origin: originSchema, condition: conditionSchema, isDefault: z.boolean(), isCustom: z.boolean() }).nullable(),
});
export type ModelView = z.infer<typeof modelViewSchema>;

export const policyModeSchema = z.enum(["open", "listed"]);

export const modelPageSchema = z.object({ mode: policyModeSchema, items: z.array(modelViewSchema), nextCursor: z.string().nullable() });
export type ModelPage = z.infer<typeof modelPageSchema>;

export const listModelsSchema = z.strictObject({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});

const text = (max: number) =>
  z
    .string()
    .trim()
    .min(1, "must not be empty")
    .max(max)
    .refine((value) => value.isWellFormed(), "must be well-formed Unicode");

const priceOverrideSchema = z.strictObject({
  ...ratesShape,
  source: text(300),
  checkedOn: z.iso.date(),
});

/** What is left out stays; null takes it back. */
export const updateModelSchema = z.strictObject({
  provider: text(40),
  model: text(200),
  verdict: verdictSchema.nullable().optional(),
  price: priceOverrideSchema.nullable().optional(),
  note: text(500).nullable().optional(),
});
export type UpdateModelInput = z.infer<typeof updateModelSchema>;

export const updateModelModeSchema = z.strictObject({ mode: policyModeSchema });
export const modelModeSchema = z.object({ mode: policyModeSchema });

const milliseconds = z.number().min(0).nullable();

export const providerViewSchema = z.object({
  provider: z.string(),
  isDemo: z.boolean(),
  /** An operator's own server behind this provider's protocol. */
  isCustom: z.boolean(),
  /** Null without a key. */
  origin: originSchema.nullable(),
  defaultModel: z.string().nullable(),
  embeddingModel: z.string().nullable(),
  condition: z.enum([...conditionSchema.options, "no-key"]),
  /** When the condition ends or may be tried again. */
  until: time.nullable(),
  consecutiveFailures: z.int(),
  /** What opened the breaker. */
  reason: z.string().nullable(),
  recent: z.object({
    windowMinutes: z.int(),
    calls: z.int(),
    failures: z.int(),
    p50Ms: milliseconds,
    p95Ms: milliseconds,
    firstTokenP50Ms: milliseconds,
    firstTokenP95Ms: milliseconds,
    lastFailure: z.object({ reason: z.string(), at: time }).nullable(),
  }),
});
export type ProviderView = z.infer<typeof providerViewSchema>;

/** `recent` is what this instance saw of its own calls; `isShared`: conditions are agreed on with the other instances. */
export const providerListSchema = z.object({ scope: z.literal("instance"), isShared: z.boolean(), items: z.array(providerViewSchema) });
