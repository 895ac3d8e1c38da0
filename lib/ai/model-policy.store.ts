import type { ClientSession } from "mongodb";
import { type Database, defineCollection } from "../platform/db.ts";

/** "open": every model that is not denied. "listed": only models that are allowed. */
export type PolicyMode = "open" | "listed";

/** Millionths of a US dollar per million tokens, with where and when it was read. */
export type PriceOverride = {
  inputMicros: number;
  outputMicros: number;
  /** Null: cached input costs what input costs. */
  cachedInputMicros: number | null;
  source: string;
  checkedOn: string;
};

/** What an organization has decided about one model. `verdict` null: the mode decides. */
export type PolicyEntry = {
  provider: string;
  model: string;
  verdict: "allowed" | "denied" | null;
  price: PriceOverride | null;
  note: string | null;
  updatedAt: Date;
  updatedBy: string;
};

/** One document an organization, so that a rule over all of its models holds at every moment. The id is the organization's. */
export type ModelPolicyRecord = { _id: string; orgId: string; mode: PolicyMode; entries: readonly PolicyEntry[]; revision: number };

export const modelPolicyCollection = defineCollection<ModelPolicyRecord>({ name: "model_policies", indexes: [] });

export type ModelPolicyStore = ReturnType<typeof createModelPolicyStore>;

export function createModelPolicyStore(db: Database) {
  const policies = db.collection(modelPolicyCollection);
  return {
    find: (orgId: string): Promise<ModelPolicyRecord | null> => policies.findOne({ _id: orgId, orgId }),
    /** False when somebody else has changed it since `revision` was read; 0 stands for none there yet. */
    async replace(next: ModelPolicyRecord, revision: number, session: ClientSession): Promise<boolean> {
      const { _id, orgId } = next;
      const found = await policies.replaceOne({ _id, orgId, revision }, next, { session, upsert: revision === 0 });
      return found.matchedCount + found.upsertedCount === 1;
    },
  };
}
