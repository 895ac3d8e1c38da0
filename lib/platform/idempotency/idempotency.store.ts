import { type Database, defineCollection } from "../db.ts";

/** What a POST with this Idempotency-Key did. `reply` is encrypted; the row is unusable after `expiresAt`. */
export type IdempotencyRecord = {
  _id: string;
  orgId: string;
  requestDigest: string;
  status: number | null;
  reply: string | null;
  /** While no reply is there: the process that works on it may still be alive until then. */
  busyUntil: Date;
  expiresAt: Date;
};

export const idempotencyCollection = defineCollection<IdempotencyRecord>({
  name: "idempotency",
  indexes: [{ key: { expiresAt: 1 }, expireAfterSeconds: 0 }],
});

export type IdempotencyStore = ReturnType<typeof createIdempotencyStore>;

export function createIdempotencyStore(db: Database) {
  const records = db.collection(idempotencyCollection);
  return {
    insert: (record: IdempotencyRecord): Promise<boolean> => db.isInserted(records.insertOne(record)),
    find: (orgId: string, id: string): Promise<IdempotencyRecord | null> => records.findOne({ _id: id, orgId }),
    /** Compare-and-set on the old lease: one taker wins. */
    async takeOver(orgId: string, id: string, busyUntil: Date, next: Date): Promise<boolean> {
      const { modifiedCount } = await records.updateOne({ _id: id, orgId, status: null, busyUntil }, { $set: { busyUntil: next } });
      return modifiedCount === 1;
    },
    /** Only by whom the lease belongs to: a slow first caller neither overwrites nor frees what its successor holds. */
    async settle(orgId: string, id: string, busyUntil: Date, result: { status: number; reply: string }): Promise<void> {
      await records.updateOne({ _id: id, orgId, busyUntil, status: null }, { $set: result });
    },
    async delete(orgId: string, id: string, busyUntil: Date): Promise<void> {
      await records.deleteOne({ _id: id, orgId, busyUntil, status: null });
    },
  };
}
