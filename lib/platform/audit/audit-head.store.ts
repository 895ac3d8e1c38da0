import type { ClientSession, Collection } from "mongodb";
import { type Database, defineCollection } from "../db.ts";

/** The head of an organization's chain, and the lease of the one sequencer that may extend it. `isSigned`: the last checkpoint reaches it. */
export type AuditHead = {
  _id: string;
  seq: number;
  hash: string;
  fence: number;
  leaseUntil: Date;
  isSigned: boolean;
  /** When retention looks at this trail next. */
  retainAt?: Date;
  /** The checkpoint up to which records were dropped by policy. */
  anchor?: number;
  /** The next one, and the record that announces it. */
  plannedAnchor?: PlannedAnchor | null;
  /** Raised by every legal hold, so that a hold and a deletion cannot both believe to be first. */
  holdRevision?: number;
};

export type PlannedAnchor = { number: number; recordId: string };

export const auditHeadCollection = defineCollection<AuditHead>({
  name: "audit_heads",
  indexes: [
    { key: { isSigned: 1 }, partialFilterExpression: { isSigned: false } },
    { key: { retainAt: 1 }, partialFilterExpression: { retainAt: { $type: "date" } } },
  ],
});

export function createAuditHeadStore(db: Database) {
  const heads = db.collection(auditHeadCollection);
  return { ...sequencing(db, heads), ...retaining(heads) };
}

function sequencing(db: Database, heads: Collection<AuditHead>) {
  return {
    /** Null while another sequencer holds the lease. */
    async claimHead(orgId: string, now: Date, leaseUntil: Date, genesis: string): Promise<AuditHead | null> {
      await db.isInserted(
        heads.updateOne(
          { _id: orgId },
          { $setOnInsert: { seq: 0, hash: genesis, fence: 0, leaseUntil: new Date(0), isSigned: true } },
          { upsert: true },
        ),
      );
      return heads.findOneAndUpdate(
        { _id: orgId, leaseUntil: { $lt: now } },
        { $set: { leaseUntil }, $inc: { fence: 1 } },
        { returnDocument: "after" },
      );
    },
    async moveHead(orgId: string, fence: number, next: Partial<Omit<AuditHead, "_id" | "fence">>): Promise<boolean> {
      const { matchedCount } = await heads.updateOne({ _id: orgId, fence }, { $set: next });
      return matchedCount === 1;
    },
    /** Organizations whose head no checkpoint reaches; system work, so no orgId comes in. */
    listOrganizationsWithUnsigned: async (limit: number): Promise<string[]> => {
      const rows = await heads.find({ isSigned: false }).limit(limit).toArray();
      return rows.map((row) => row._id);
    },
  };
}

/** Shortening a trail, and what must not happen meanwhile. */
function retaining(heads: Collection<AuditHead>) {
  return {
    findHead: (orgId: string): Promise<AuditHead | null> => heads.findOne({ _id: orgId }),
    async touchHead(orgId: string, session: ClientSession): Promise<void> {
      await heads.updateOne({ _id: orgId }, { $inc: { holdRevision: 1 } }, { session });
    },
    /** False when another one is planned already. */
    async planAnchor(orgId: string, planned: PlannedAnchor, session: ClientSession): Promise<boolean> {
      const { matchedCount } = await heads.updateOne(
        { _id: orgId, plannedAnchor: null },
        { $set: { plannedAnchor: planned } },
        { session },
      );
      return matchedCount === 1;
    },
    async moveAnchor(orgId: string, { from, to }: { from: number; to: PlannedAnchor }, session: ClientSession): Promise<boolean> {
      const { matchedCount } = await heads.updateOne(
        { _id: orgId, "plannedAnchor.recordId": to.recordId, anchor: from === 0 ? { $exists: false } : from },
        { $set: { anchor: to.number, plannedAnchor: null } },
        { session },
      );
      return matchedCount === 1;
    },
    async setRetainAt(orgId: string, retainAt: Date, session?: ClientSession): Promise<void> {
      await heads.updateOne({ _id: orgId }, { $set: { retainAt } }, session ? { session } : {});
    },
    /** Trails that retention has to look at; system work, so no orgId comes in. */
    listOrganizationsToRetain: async (now: Date, limit: number): Promise<string[]> => {
      const rows = await heads
        .find({ retainAt: { $lte: now, $type: "date" } }, { projection: { _id: 1 } })
        .sort({ retainAt: 1 })
        .limit(limit)
        .toArray();
      return rows.map((row) => row._id);
    },
  };
}
