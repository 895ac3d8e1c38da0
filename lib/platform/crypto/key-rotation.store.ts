import { type Database, defineCollection } from "../db.ts";

/**
 * One rotation of one data key. It lasts longer than any process: each step is safe to repeat, and the cursor says where the next begins.
 * The id is that of what the key belongs to: an organization, its trail or a person.
 */
export type KeyRotationRecord = {
  _id: string;
  orgId: string;
  /** settling: every process has to have read the new key; encrypting: a pass over the documents; resting: until the next pass. */
  state: "settling" | "encrypting" | "resting" | "done";
  keyId: string;
  startedAt: Date;
  /** When the next step may be taken; null once it is done. */
  dueAt: Date | null;
  pass: number;
  cursor: { collection: string; afterId: string | null } | null;
  /** Of this pass. */
  seen: number;
  rewritten: number;
  /** Values that no key opens: damaged, and looked at by a person before any key goes. */
  unreadable: number;
  expected: number;
  revision: number;
};

export const keyRotationCollection = defineCollection<KeyRotationRecord>({
  name: "key_rotations",
  indexes: [{ key: { dueAt: 1 }, partialFilterExpression: { dueAt: { $type: "date" } } }],
});

export type KeyRotationStore = ReturnType<typeof createKeyRotationStore>;

export function createKeyRotationStore(db: Database) {
  const rotations = db.collection(keyRotationCollection);
  return {
    find: (scopeId: string): Promise<KeyRotationRecord | null> => rotations.findOne({ _id: scopeId, orgId: scopeId }),
    /** False when one is under way already. */
    async start(record: KeyRotationRecord): Promise<boolean> {
      const { _id, ...fields } = record;
      return db.isInserted(rotations.updateOne({ _id, orgId: _id, state: "done" }, { $set: fields }, { upsert: true }));
    },
    /** Compare-and-set on the revision; null when another process took the step. */
    advance: (
      { _id, revision }: Pick<KeyRotationRecord, "_id" | "revision">,
      fields: Partial<Omit<KeyRotationRecord, "_id" | "orgId" | "revision">>,
    ): Promise<KeyRotationRecord | null> =>
      rotations.findOneAndUpdate(
        { _id, orgId: _id, revision },
        { $set: { ...fields, revision: revision + 1 } },
        { returnDocument: "after" },
      ),
    /** Of every organization; system work, so no orgId comes in. */
    listDue: async (now: Date, limit: number): Promise<string[]> => {
      const rows = await rotations
        .find({ dueAt: { $lte: now, $type: "date" } }, { projection: { _id: 1 } })
        .sort({ dueAt: 1 })
        .limit(limit)
        .toArray();
      return rows.map(({ _id }) => _id);
    },
    async delete(scopeId: string): Promise<void> {
      await rotations.deleteOne({ _id: scopeId, orgId: scopeId });
    },
  };
}
