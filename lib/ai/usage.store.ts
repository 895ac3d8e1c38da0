import { type Database, defineCollection } from "../platform/db.ts";

/** One priced call. `uncertain` calls may have happened in a run that died: the platform pays, the customer never twice. */
export type UsageRow = {
  step: string;
  provider: string;
  model: string;
  inputTokens: number;
  outputTokens: number;
  costMicros: number;
  isEstimated: boolean;
  bookedTo: "customer" | "platform";
  isUncertain: boolean;
};

/** The usage ledger: one row per priced call, projected from the record that made it and unique per record and step. */
export type UsageRecord = UsageRow & { _id: string; orgId: string; userId: string; source: { type: "turn"; id: string }; at: Date };

export const usageCollection = defineCollection<UsageRecord>({
  name: "usage",
  indexes: [{ key: { orgId: 1, at: -1, _id: -1 } }, { key: { orgId: 1, userId: 1, at: -1 } }],
});

export type UsageStore = ReturnType<typeof createUsageStore>;

export function createUsageStore(db: Database) {
  const rows = db.collection(usageCollection);
  return {
    /** The id is `<source>:<step>`, so a repeated projection books nothing twice. */
    insert: (record: UsageRecord): Promise<boolean> => db.isInserted(rows.insertOne(record)),
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
