import type { RoutedResult, RoutedStream, RouteRequest } from "./routing.ts";
import type { Usage } from "./schema.ts";

/** What of the product asks: reports and budgets name it. */
export const FEATURES = ["chat", "gateway", "playground", "consensus", "guard", "knowledge", "prompts", "risk", "failsafe"] as const;
export type Feature = (typeof FEATURES)[number];

/** What kinds of data a call sends out of the house. "personal" and "redacted" say what the guard has found in it. */
export const DATA_CLASSES = ["message", "file", "memory", "tool-result", "personal", "redacted"] as const;
export type DataClass = (typeof DATA_CLASSES)[number];

/** For whom a model is asked and who is charged. */
export type AccessCaller = { orgId: string; userId: string | null; keyId: string | null; feature: Feature; requestId: string };

export type AccessOptions = {
  dataClasses: readonly DataClass[];
  /** How long an equal request of the same organization may be answered from what was answered before. Left out: never. */
  cacheSeconds?: number;
};

export type CacheOutcome = "hit" | "miss" | "off";

/** What was booked, known once the answer has ended. */
export type Charge = { usage: Usage; costMicros: number };

export type AccessStream = Omit<RoutedStream, "attempts"> & { cache: CacheOutcome; charge(): Charge | null };
export type AccessResult = Omit<RoutedResult, "attempts"> & { cache: CacheOutcome; charge: Charge };

/** `model` as in RouteRequest. */
export type AccessEmbedRequest = { model?: string; texts: readonly string[]; dimensions?: number; signal: AbortSignal };
export type AccessEmbedding = {
  provider: string;
  model: string;
  isDemo: boolean;
  /** One vector of length 1 for each text, in their order. */
  vectors: readonly (readonly number[])[];
  charge: Charge;
};

/**
 * A model with everything around it: budget reserved before, settled after; one row in the usage ledger and one in the egress
 * ledger for every call to a vendor; an answer kept where the caller allows it. Guards are the caller's.
 */
export type ModelAccess = {
  stream(caller: AccessCaller, request: RouteRequest, options: AccessOptions): Promise<AccessStream>;
  generate(caller: AccessCaller, request: RouteRequest, options: AccessOptions): Promise<AccessResult>;
  embed(caller: AccessCaller, request: AccessEmbedRequest, options: AccessOptions): Promise<AccessEmbedding>;
};
