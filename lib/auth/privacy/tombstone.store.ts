import { type Database, defineCollection } from "../../platform/db.ts";

/**
 * What was deleted for good. A backup that is restored brings it back, and the tombstones take it away again before anybody can look:
 * an organization by its id, a person by a digest of theirs, since the id itself has to be gone.
 */
export type TombstoneRecord = {
  _id: string;
  kind: "organization" | "person";
  at: Date;
  /** Organizations whose trail was under a legal hold: what they keep goes when the hold does. */
  heldIn: readonly string[];
  /** When to look for stragglers, or at holds, again; null when nothing can be left. */
  sweepAt: Date | null;
};

export const tombstoneCollection = defineCollection<TombstoneRecord>({
  name: "deletion_tombstones",
  indexes: [{ key: { sweepAt: 1 }, partialFilterExpression: { sweepAt: { $type: "date" } } }],
});

export type TombstoneStore = ReturnType<typeof createTombstoneStore>;

export function createTombstoneStore(db: Database) {
  const tombstones = db.collection(tombstoneCollection);
  return {
    /** Safe to repeat. */
    async put({ _id, ...fields }: TombstoneRecord): Promise<void> {
      await tombstones.updateOne({ _id }, { $set: fields }, { upsert: true });
    },
    list: (afterId: string, limit: number): Promise<TombstoneRecord[]> =>
      tombstones
        .find({ _id: { $gt: afterId } })
        .sort({ _id: 1 })
        .limit(limit)
        .toArray(),
    listToSweep: (now: Date, limit: number): Promise<TombstoneRecord[]> =>
      tombstones
        .find({ sweepAt: { $lte: now, $type: "date" } })
        .sort({ sweepAt: 1 })
        .limit(limit)
        .toArray(),
  };
}
