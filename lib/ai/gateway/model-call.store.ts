import type { GuardVerdict } from "../../guard/schema.ts";
import { type Database, defineCollection } from "../../platform/db.ts";

export const CALL_ENDPOINTS = ["chat", "responses", "embeddings", "playground", "prompts", "temporary", "files", "drill"] as const;
export type CallEndpoint = (typeof CALL_ENDPOINTS)[number];

/** "stopped" by whoever asked; "failed" with a code. */
export const CALL_OUTCOMES = ["answered", "blocked", "failed", "stopped"] as const;
export type CallOutcome = (typeof CALL_OUTCOMES)[number];

/** What became of one request to the gateway. No text of it: the verdicts name positions and kinds. */
export type ModelCallRecord = {
  _id: string;
  orgId: string;
  userId: string | null;
  keyId: string | null;
  endpoint: CallEndpoint;
  at: Date;
  durationMs: number;
  outcome: CallOutcome;
  errorCode: string | null;
  provider: string | null;
  model: string | null;
  isDemo: boolean;
  fallbackReason: string | null;
  cache: string;
  verdicts: GuardVerdict[];
  inputTokens: number;
  outputTokens: number;
  costMicros: number;
  expiresAt: Date;
};

export const modelCallCollection = defineCollection<ModelCallRecord>({
  name: "model_calls",
  indexes: [{ key: { expiresAt: 1 }, expireAfterSeconds: 0 }],
});

export type ModelCallStore = ReturnType<typeof createModelCallStore>;

export function createModelCallStore(db: Database) {
  const calls = db.collection(modelCallCollection);
  return {
    insertAll: (records: readonly ModelCallRecord[]): Promise<void> => db.insertMissing(records, calls),
    find: (orgId: string, id: string): Promise<ModelCallRecord | null> => calls.findOne({ _id: id, orgId }),
  };
}
