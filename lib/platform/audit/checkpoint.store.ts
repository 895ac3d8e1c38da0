import { type Database, defineCollection } from "../db.ts";
import { type Checkpoint, digestOfCheckpoint } from "./checkpoint.ts";

/** `digest`: what is published of it; left out by those that are older than the public list. */
export type CheckpointRecord = Checkpoint & { _id: string; digest?: string };
/** Names no organization, and says nothing of how much it does. */
export type PublicCheckpoint = { digest: string; at: string; keyId: string };

export const auditCheckpointCollection = defineCollection<CheckpointRecord>({
  name: "audit_checkpoints",
  indexes: [
    { key: { orgId: 1, number: 1 }, unique: true },
    { key: { orgId: 1, toSeq: 1 } },
    { key: { digest: 1 }, sparse: true },
    { key: { at: -1 } },
  ],
});

export function createCheckpointStore(db: Database) {
  const checkpoints = db.collection(auditCheckpointCollection);
  return {
    /** False when its number is taken. */
    async insertCheckpoint(checkpoint: Checkpoint): Promise<boolean> {
      return db.isInserted(checkpoints.insertOne(toRecord(checkpoint)));
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
    /** Of every organization, the newest first; for a public page, so no orgId comes in. */
    listPublic: async (limit: number): Promise<PublicCheckpoint[]> => {
      const rows = await checkpoints.find({}).sort({ at: -1 }).limit(limit).toArray();
      return rows.map(toPublic);
    },
    /** Whoever knows a digest has the checkpoint in hand already. */
    findPublic: async (digest: string): Promise<PublicCheckpoint | null> => {
      const found = await checkpoints.findOne({ digest });
      return found && toPublic(found);
    },
  };
}

function toRecord(checkpoint: Checkpoint): CheckpointRecord {
  return { _id: `${checkpoint.orgId}:${checkpoint.number}`, ...checkpoint, digest: digestOfCheckpoint(checkpoint) };
}

function toCheckpoint({ _id, digest: _digest, ...checkpoint }: CheckpointRecord): Checkpoint {
  return checkpoint;
}

function toPublic({ digest, ...record }: CheckpointRecord): PublicCheckpoint {
  return { digest: digest ?? digestOfCheckpoint(toCheckpoint(record)), at: record.at, keyId: record.keyId };
}
