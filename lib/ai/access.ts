import type { GenerateResult } from "./ports.ts";
import type { EmbedRouteRequest, RoutedResult, RouteRequest } from "./routing.ts";
import type { StreamPart, Usage } from "./schema.ts";

/** What of the product asks: reports and budgets name it. */
export const FEATURES = ["chat", "gateway", "playground", "consensus", "guard", "knowledge", "prompts", "risk", "failsafe"] as const;
export type Feature = (typeof FEATURES)[number];

/** What kinds of data a call sends out of the house. "personal" and "redacted" say what the guard has found in it. */
export const DATA_CLASSES = ["message", "file", "memory", "tool-result", "personal", "redacted"] as const;
export type DataClass = (typeof DATA_CLASSES)[number];

/** For whom a model is asked and who is charged. */
export type AccessCaller = {
  orgId: string;
  userId: string | null;
  keyId: string | null;
  feature: Feature;
  requestId: string;
  /** As in RouteContext. */
  isImpartial?: boolean;
  /** Names this request in the ledgers, as `createId("modelCall")` makes it; left out, it is given one. */
  callId?: string;
};

export type AccessOptions = {
  dataClasses: readonly DataClass[];
  /** How long an equal request of the same organization may be answered from what was answered before. Left out: never. */
  cacheSeconds?: number;
};

/** "hit": answered from what was kept, or by the same call as an equal request at the same time. No vendor was asked for it. */
export type CacheOutcome = "hit" | "miss" | "off";

/** What was booked, known once the answer has ended. A hit has the usage of the answer it repeats, at no cost. */
export type Charge = { usage: Usage; costMicros: number };

/** Who answered; of a hit, whoever gave the answer that is repeated. */
type AnsweredBy = Pick<RoutedResult, "provider" | "model" | "isDemo" | "fallbackReason">;

/** `parts` has to be read to its end or returned: only then is the call paid for. */
export type AccessStream = AnsweredBy & {
  callId: string;
  cache: CacheOutcome;
  parts: AsyncIterable<StreamPart>;
  charge(): Charge | null;
};
export type AccessResult = AnsweredBy & GenerateResult & { callId: string; cache: CacheOutcome; charge: Charge };

export type AccessEmbedding = AnsweredBy & {
  callId: string;
  /** One vector of length 1 for each text, in their order. */
  vectors: readonly (readonly number[])[];
  charge: Charge;
};

/**
 * A model with everything around it: budget reserved before, settled after; one row in the usage ledger and one in the egress
 * ledger for every call to a vendor; an answer kept where the caller allows it. Guards are the caller's.
 * Throws AppError `ai.budget_exceeded` and `ai.ledger_full`, and ProviderError as the router does.
 */
export type ModelAccess = {
  stream(caller: AccessCaller, request: RouteRequest, options: AccessOptions): Promise<AccessStream>;
  generate(caller: AccessCaller, request: RouteRequest, options: AccessOptions): Promise<AccessResult>;
  /** Vectors are not kept here: whoever wants them again keeps them beside their texts. */
  embed(caller: AccessCaller, request: EmbedRouteRequest, options: Pick<AccessOptions, "dataClasses">): Promise<AccessEmbedding>;
};
