import { type Database, defineCollection } from "../platform/db.ts";
import type { Feature } from "./access.ts";
import type { KeyOrigin } from "./routing.ts";
import type { Departure, UsageSource } from "./usage.store.ts";

/**
 * The egress ledger: what left the house, one row for each call to a vendor under the id of its usage row. Calls of the demo
 * engine stay here and have none, so the rows are those of the usage ledger without the demo engine's.
 */
export type EgressRecord = Departure & {
  _id: string;
  orgId: string;
  userId: string | null;
  keyId: string | null;
  feature: Feature;
  kind: "chat" | "embedding" | "tool";
  provider: string;
  model: string;
  keyOrigin: KeyOrigin | null;
  source: UsageSource;
  at: Date;
};

export const egressCollection = defineCollection<EgressRecord>({
  name: "egress",
  indexes: [
    { key: { orgId: 1, at: -1, _id: -1 } },
    { key: { orgId: 1, userId: 1, at: -1, _id: -1 } },
    { key: { orgId: 1, provider: 1, at: -1, _id: -1 } },
    { key: { orgId: 1, dataClasses: 1, at: -1, _id: -1 } },
  ],
});

export type EgressStore = ReturnType<typeof createEgressStore>;

export function createEgressStore(db: Database) {
  const rows = db.collection(egressCollection);
  return {
    insertAll: (records: readonly EgressRecord[]): Promise<void> => db.insertMissing(records, rows),
    listBySource: (orgId: string, sourceId: string): Promise<EgressRecord[]> =>
      rows
        .find({ orgId, _id: { $gte: `${sourceId}:`, $lt: `${sourceId};` } })
        .hint({ _id: 1 })
        .sort({ _id: 1 })
        .limit(100)
        .toArray(),
  };
}
