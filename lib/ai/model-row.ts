import type { Capabilities } from "./ports.ts";

export type VendorName = "openai" | "anthropic" | "google" | "xai" | "groq";

/** Parts of a request that some models answer with an error. */
export type Refusable = "sampling" | "stop" | "seed" | "forcedTools";

/** US dollars per million tokens, which is the same number as millionths of a dollar per token. */
export type Rates = {
  input: number;
  output: number;
  /** Null where no price for it is known: it is charged as input then. */
  cachedInput: number | null;
};

export type Price = Rates & {
  /** Null where writing to the cache costs what input costs. */
  cacheWrite: number | null;
  /** For the whole call when its prompt is longer than this. */
  long: (Rates & { aboveTokens: number }) | null;
};

export type ModelRow = {
  id: string;
  provider: VendorName;
  kind: "chat" | "embedding";
  /** "legacy" has a successor; "deprecated" has an end. */
  status: "current" | "preview" | "legacy" | "deprecated";
  /** The day the vendor turns a deprecated one off. */
  endsOn: string | null;
  contextTokens: number;
  /** Null where the vendor sets no limit; of an embedding model, its dimensions are `dimensions`. */
  maxOutputTokens: number | null;
  dimensions: number | null;
  /** Through the API our adapter speaks, which may offer less than another of the vendor's. */
  capabilities: Capabilities;
  refuses: readonly Refusable[];
  /** The effort the model has to be told before it takes tools. */
  effortWithTools: "none" | null;
  price: Price;
  /** A change the vendor has announced. */
  laterPrice: { from: string; price: Price } | null;
  source: string;
  checkedOn: string;
};

type ChatFacts = Pick<ModelRow, "id" | "contextTokens" | "maxOutputTokens"> &
  Partial<Pick<ModelRow, "status" | "endsOn" | "refuses" | "effortWithTools" | "laterPrice">> & {
    price: Price;
    lacks?: readonly (keyof Capabilities)[];
  };

type Origin = Pick<ModelRow, "provider" | "source" | "checkedOn">;

export function chatModel(origin: Origin, { lacks = [], ...facts }: ChatFacts): ModelRow {
  const has = (capability: keyof Capabilities) => !lacks.includes(capability);
  return {
    kind: "chat",
    status: "current",
    endsOn: null,
    dimensions: null,
    refuses: [],
    effortWithTools: null,
    laterPrice: null,
    ...origin,
    ...facts,
    capabilities: {
      tools: has("tools"),
      parallelTools: has("tools") && has("parallelTools"),
      streaming: true,
      images: has("images"),
      jsonSchema: has("jsonSchema"),
      embeddings: false,
    },
  };
}

export function embeddingModel(origin: Origin, facts: Pick<ModelRow, "id" | "contextTokens" | "dimensions"> & { input: number }): ModelRow {
  const { input, ...rest } = facts;
  return {
    kind: "embedding",
    status: "current",
    endsOn: null,
    maxOutputTokens: null,
    capabilities: { tools: false, parallelTools: false, streaming: false, images: false, jsonSchema: false, embeddings: true },
    refuses: [],
    effortWithTools: null,
    price: rates(input, 0),
    laterPrice: null,
    ...origin,
    ...rest,
  };
}

export function rates(input: number, output: number, cachedInput: number | null = null): Price {
  return { input, output, cachedInput, cacheWrite: null, long: null };
}
