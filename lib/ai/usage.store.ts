import { type Database, defineCollection } from "../platform/db.ts";
import type { DataClass, Feature } from "./access.ts";
import type { AttemptOutcome, KeyOrigin } from "./routing.ts";

/** One call to a vendor. `uncertain` calls may have been worked for and never told: the platform pays, the customer never twice. */
export type UsageRow = {
  /** Unique in its source. */
  step: string;
  kind: "chat" | "embedding" | "tool";
  provider: string;
  model: string;
  /** Nothing left the house, and nothing was paid. */
  isDemo: boolean;
  outcome: AttemptOutcome;
  inputTokens: number;
  /** Of the input tokens: read from the vendor's own cache. */
  cachedInputTokens: number;
  outputTokens: number;
  /** Millionths of a US dollar. */
  costMicros: number;
  isEstimated: boolean;
  bookedTo: "customer" | "platform";
  isUncertain: boolean;
  /** Whose account at the vendor paid; null of a call from before this was written down. */
  keyOrigin: KeyOrigin | null;
  durationMs: number | null;
  firstTokenMs: number | null;
};

/** What a call took out of the house. */
export type Departure = {
  /** Null where the provider does not say where it is. */
  host: string | null;
  region: string | null;
  dataClasses: readonly DataClass[];
  /** Of the texts and images in the request, without the wire's wrapping. */
  bytes: number;
  /** The process died around the call: it may never have been sent. */
  isUncertain: boolean;
};

/** A call with all that the ledgers write of it, kept where it was made until they have. Null of the demo engine, which is here. */
export type BookedCall = UsageRow & { departure: Departure | null };

/** `turn` has a step for each model round; `call` is one request through the model access; `sample` shows what reports look like. */
export type UsageSource = { type: "turn" | "call" | "sample"; id: string };

/**
 * The usage ledger: one row for each call to a vendor, projected from the record that made it and unique by source and step. An
 * answer from our own cache is no call and has no row.
 */
export type UsageRecord = UsageRow & {
  _id: string;
  orgId: string;
  userId: string | null;
  keyId: string | null;
  feature: Feature;
  source: UsageSource;
  currency: "USD";
  at: Date;
};

export const usageCollection = defineCollection<UsageRecord>({
  name: "usage",
  indexes: [
    { key: { orgId: 1, at: -1, _id: -1 } },
    // Reports page by time and id within what they filter by; other filters look through the rows of their period.
    { key: { orgId: 1, userId: 1, at: -1, _id: -1 } },
    { key: { orgId: 1, keyId: 1, at: -1, _id: -1 }, partialFilterExpression: { keyId: { $type: "string" } } },
    { key: { orgId: 1, feature: 1, at: -1, _id: -1 } },
    // A model is asked for with its provider, so this serves both.
    { key: { orgId: 1, provider: 1, at: -1, _id: -1 } },
    // Whoever runs the deployment sums up every organization.
    { key: { at: -1, _id: -1 } },
  ],
});

/** Whose rows are summed up. */
export type UsagePayer = { type: "organization" | "user" | "key" | "feature"; id: string };

export type UsageStore = ReturnType<typeof createUsageStore>;

export function createUsageStore(db: Database) {
  const rows = db.collection(usageCollection);
  return {
    /** The id is `<source>:<step>`, so a repeated projection books nothing twice. */
    insertAll: (records: readonly UsageRecord[]): Promise<void> => db.insertMissing(records, rows),
    /** What a customer was charged since then: the organization, or one person, key or feature of it. Samples charge nobody. */
    async sumSince(orgId: string, from: Date, payer: UsagePayer): Promise<number> {
      const charged = { bookedTo: "customer", "source.type": { $ne: "sample" } } as const;
      const match = { orgId, ...toPayerFilter(payer), at: { $gte: from }, ...charged };
      const sum = { $group: { _id: null, micros: { $sum: "$costMicros" } } };
      const [charge] = await rows.aggregate<{ micros: number }>([{ $match: match }, sum]).toArray();
      return charge?.micros ?? 0;
    },
    listBySource: (orgId: string, sourceId: string): Promise<UsageRecord[]> =>
      rows
        .find({ orgId, _id: { $gte: `${sourceId}:`, $lt: `${sourceId};` } })
        // The ids are in order; some planners take an index of the organization instead and sort afterwards.
        .hint({ _id: 1 })
        .sort({ _id: 1 })
        .limit(100)
        .toArray(),
  };
}

function toPayerFilter({ type, id }: UsagePayer): object {
  switch (type) {
    case "organization":
      return {};
    case "user":
      return { userId: id };
    case "key":
      // The type is named because a partial index serves only filters that repeat its condition.
      return { keyId: { $eq: id, $type: "string" } };
    case "feature":
      return { feature: id };
  }
}
