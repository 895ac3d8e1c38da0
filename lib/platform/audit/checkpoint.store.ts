import { type Database, defineCollection } from "../db.ts";
import type { Checkpoint } from "./checkpoint.ts";

export type CheckpointRecord = Checkpoint & { _id: string };

export const auditCheckpointCollection = defineCollection<CheckpointRecord>({
  name: "audit_checkpoints",
  indexes: [{ key: { orgId: 1, number: 1 }, unique: true }, { key: { orgId: 1, toSeq: 1 } }],
});

export function createCheckpointStore(db: Database) {
  const checkpoints = db.collection(auditCheckpointCollection);
  return {
    /** False when its number is taken. */
    async insertCheckpoint(checkpoint: Checkpoint): Promise<boolean> {
      return db.isInserted(checkpoints.insertOne({ _id: `${checkpoint.orgId}:${checkpoint.number}`, ...checkpoint }));
    },
    findCheckpoint: async (orgId: string, number: number): Promise<Checkpoint | null> => {
      const found = await checkpoints.findOne({ orgId, number });
      return found && toCheckpoint(found);
    },
    async dropCheckpointsBefore(orgId: string, number: number): Promise<void> {
      await checkpoints.deleteMany({ orgId, number: { $lt: number } });
    },
    findLastCheckpoint: async (orgId: string): Promise<Checkpoint | null> => {
      const [last] = await checkpoints.find({ orgId }).sort({ number: -1 }).limit(1).toArray();
      return last ? toCheckpoint(last) : null;
    },
    /** The one whose tree the record is in; null while it waits for one. */
    findCheckpointOf: async (orgId: string, seq: number): Promise<Checkpoint | null> => {
      const [found] = await checkpoints
        .find({ orgId, toSeq: { $gte: seq } })
        .sort({ toSeq: 1 })
        .limit(1)
        .toArray();
      return found ? toCheckpoint(found) : null;
    },
    listCheckpoints: async (orgId: string, afterNumber: number, limit: number): Promise<Checkpoint[]> => {
      const rows = await checkpoints
        .find({ orgId, number: { $gt: afterNumber } })
        .sort({ number: 1 })
        .limit(limit)
        .toArray();
      return rows.map(toCheckpoint);
    },
  };
}

function toCheckpoint({ _id, ...checkpoint }: CheckpointRecord): Checkpoint {
  return checkpoint;
}
