import { Binary } from "mongodb";
import { type Database, defineCollection } from "../../platform/db.ts";
import type { Realm } from "../transactions/realm.ts";
import type { ReceivedPosition } from "../transactions/transaction.store.ts";

type StoredPopulation = {
  /** `<orgId>:<realm>:<version>` */
  _id: string;
  orgId: string;
  realm: Realm;
  /** From 1 on: 0 is the one every organization begins with. Never changed once written. */
  version: number;
  bytes: Binary;
  /** Transactions it has learnt from, and the last of them. */
  count: number;
  until: ReceivedPosition;
  at: Date;
};
export type PopulationRecord = Omit<StoredPopulation, "bytes"> & { bytes: Uint8Array };

export const populationCollection = defineCollection<StoredPopulation>({
  name: "risk_populations",
  indexes: [{ key: { orgId: 1, realm: 1, version: -1 }, unique: true }],
});

export type PopulationStore = ReturnType<typeof createPopulationStore>;

export function createPopulationStore(db: Database) {
  const populations = db.collection(populationCollection);
  return {
    findNewest: async (orgId: string, realm: Realm): Promise<PopulationRecord | null> =>
      toRecord(await populations.findOne({ orgId, realm }, { sort: { version: -1 } })),
    find: async (orgId: string, realm: Realm, version: number): Promise<PopulationRecord | null> =>
      toRecord(await populations.findOne({ orgId, realm, version })),
    /** False when another process has written this version. */
    insert: (record: PopulationRecord): Promise<boolean> =>
      db.isInserted(populations.insertOne({ ...record, bytes: new Binary(record.bytes) })),
  };
}

function toRecord(stored: StoredPopulation | null): PopulationRecord | null {
  return stored && { ...stored, bytes: stored.bytes.value() };
}
