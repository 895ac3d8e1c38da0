import type { ClientSession } from "mongodb";
import { type Database, defineCollection, isDuplicateKey } from "../db.ts";
import type { AuditRecord } from "./audit-record.ts";

export const auditCollection = defineCollection<AuditRecord>({
  name: "audit",
  indexes: [
    { key: { orgId: 1, seq: 1 }, unique: true, partialFilterExpression: { seq: { $gt: 0 } } },
    { key: { orgId: 1, at: 1, _id: 1 } },
    { key: { seq: 1, orgId: 1, at: 1, _id: 1 } },
  ],
});

/** The head of an organization's chain, and the lease of the one sequencer that may extend it. */
export type AuditHead = { _id: string; seq: number; hash: string; fence: number; leaseUntil: Date };

export const auditHeadCollection = defineCollection<AuditHead>({ name: "audit_heads", indexes: [] });

export type AuditStore = ReturnType<typeof createAuditStore>;

export function createAuditStore(db: Database) {
  const records = db.collection(auditCollection);
  const heads = db.collection(auditHeadCollection);
  return {
    /** Safe to repeat: a record already there is left as it is. */
    async append(record: AuditRecord, session?: ClientSession): Promise<void> {
      if (session) await records.insertOne(record, { session });
      else await db.isInserted(records.insertOne(record));
    },
    listUnchained: (orgId: string, limit: number): Promise<AuditRecord[]> =>
      records.find({ orgId, seq: null }).sort({ at: 1, _id: 1 }).limit(limit).toArray(),
    /** Organizations with unchained records; system work, so no orgId comes in. */
    listOrganizationsWithUnchained: async (limit: number): Promise<string[]> => {
      const rows = await records
        .aggregate<{ _id: string }>([
          { $match: { seq: null } },
          { $sort: { seq: 1, orgId: 1 } },
          { $group: { _id: "$orgId" } },
          { $limit: limit },
        ])
        .toArray();
      return rows.map((row) => row._id);
    },
    findBySeq: (orgId: string, seq: number): Promise<AuditRecord | null> => records.findOne({ orgId, seq }),
    listChained: (orgId: string, afterSeq: number, limit: number): Promise<AuditRecord[]> =>
      records
        .find({ orgId, seq: { $gt: afterSeq } })
        .sort({ seq: 1 })
        .limit(limit)
        .toArray(),
    /** False when the record already has a place or another record took this one. */
    async chain(orgId: string, id: string, link: { seq: number; prevHash: string; hash: string }): Promise<boolean> {
      try {
        const { matchedCount } = await records.updateOne({ _id: id, orgId, seq: null }, { $set: link });
        return matchedCount === 1;
      } catch (error) {
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },
    /** Null while another sequencer holds the lease. */
    async claimHead(orgId: string, now: Date, leaseUntil: Date, genesis: string): Promise<AuditHead | null> {
      await db.isInserted(
        heads.updateOne({ _id: orgId }, { $setOnInsert: { seq: 0, hash: genesis, fence: 0, leaseUntil: new Date(0) } }, { upsert: true }),
      );
      return heads.findOneAndUpdate(
        { _id: orgId, leaseUntil: { $lt: now } },
        { $set: { leaseUntil }, $inc: { fence: 1 } },
        { returnDocument: "after" },
      );
    },
    async moveHead(orgId: string, fence: number, next: { seq: number; hash: string; leaseUntil: Date }): Promise<boolean> {
      const { matchedCount } = await heads.updateOne({ _id: orgId, fence }, { $set: next });
      return matchedCount === 1;
    },
  };
}
