import { type Database, defineCollection } from "../../platform/db.ts";

/** How far a migration is. Whoever holds the lease runs it; its writes carry the fence. */
export type MigrationRecord = {
  _id: string;
  cursor: string | null;
  documents: number;
  fence: number;
  leaseUntil: Date;
  startedAt: Date;
  finishedAt: Date | null;
};

export const migrationCollection = defineCollection<MigrationRecord>({ name: "migrations", indexes: [] });

export type MigrationStore = ReturnType<typeof createMigrationStore>;

export function createMigrationStore(db: Database) {
  const migrations = db.collection(migrationCollection);
  return {
    find: (id: string): Promise<MigrationRecord | null> => migrations.findOne({ _id: id }),
    /** Null while another process runs it, and when it is done. */
    async claim(id: string, now: Date, leaseUntil: Date): Promise<MigrationRecord | null> {
      const fresh = { cursor: null, documents: 0, fence: 0, leaseUntil: new Date(0), startedAt: now, finishedAt: null };
      await db.isInserted(migrations.updateOne({ _id: id }, { $setOnInsert: fresh }, { upsert: true }));
      const free = { _id: id, finishedAt: null, leaseUntil: { $lte: now } };
      return migrations.findOneAndUpdate(free, { $set: { leaseUntil }, $inc: { fence: 1 } }, { returnDocument: "after" });
    },
    /** False when somebody else has taken over. */
    async advance(
      { _id, fence }: MigrationRecord,
      change: Partial<Pick<MigrationRecord, "cursor" | "documents" | "leaseUntil" | "finishedAt">>,
    ): Promise<boolean> {
      return (await migrations.updateOne({ _id, fence }, { $set: change })).matchedCount === 1;
    },
  };
}
