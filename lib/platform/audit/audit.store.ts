import type { ClientSession, Collection, Filter } from "mongodb";
import { type Database, defineCollection, isDuplicateKey } from "../db.ts";
import { NEWEST_FIRST, olderThan, type TimePage } from "../time-pages.ts";
import { auditHeadCollection, createAuditHeadStore } from "./audit-head.store.ts";
import { auditPersonCollection, auditPseudonymCollection } from "./audit-person.store.ts";
import { auditPolicyCollection } from "./audit-policy.store.ts";
import type { AuditRecord, AuditSeverity } from "./audit-record.ts";
import { auditCheckpointCollection, createCheckpointStore } from "./checkpoint.store.ts";
import { denialCollection } from "./denial.store.ts";
import { legalHoldCollection } from "./legal-hold.store.ts";

export const auditCollection = defineCollection<AuditRecord>({
  name: "audit",
  indexes: [
    { key: { orgId: 1, seq: 1 }, unique: true, partialFilterExpression: { seq: { $gt: 0 } } },
    { key: { orgId: 1, at: 1, _id: 1 } },
    { key: { orgId: 1, actor: 1, at: 1, _id: 1 } },
    { key: { orgId: 1, action: 1, at: 1, _id: 1 } },
    { key: { orgId: 1, "target.id": 1, at: 1, _id: 1 } },
    { key: { seq: 1, orgId: 1, at: 1, _id: 1 } },
  ],
});

export const auditCollections = [
  auditCollection,
  auditHeadCollection,
  auditCheckpointCollection,
  auditPersonCollection,
  auditPseudonymCollection,
  auditPolicyCollection,
  legalHoldCollection,
  denialCollection,
] as const;

/** `until` is not part of it. An `action` that ends with a dot is a module's name and takes all of its actions. */
export type AuditScope = {
  from?: Date | undefined;
  until?: Date | undefined;
  /** Any of several: a person is one name before and another one after chaining. */
  actor?: string | readonly string[] | undefined;
  action?: string | undefined;
  target?: string | readonly string[] | undefined;
  severity?: AuditSeverity | undefined;
};

/** The place of a record, and what stands in it for the person's details from then on. */
export type ChainLink = Pick<AuditRecord, "actor" | "target" | "ip" | "userAgent"> & { seq: number; prevHash: string; hash: string };

export type AuditStore = ReturnType<typeof createAuditStore>;

export function createAuditStore(db: Database) {
  const records = db.collection(auditCollection);
  const checkpoints = createCheckpointStore(db);
  return { ...writing(db, records, checkpoints), ...reading(records), ...createAuditHeadStore(db), ...checkpoints };
}

function writing(db: Database, records: Collection<AuditRecord>, checkpoints: ReturnType<typeof createCheckpointStore>) {
  return {
    /** Safe to repeat: a record already there is left as it is. */
    async append(record: AuditRecord, session?: ClientSession): Promise<void> {
      if (session) await records.insertOne(record, { session });
      else await db.isInserted(records.insertOne(record));
    },
    async appendAll(entries: readonly AuditRecord[], session: ClientSession): Promise<void> {
      await records.insertMany([...entries], { session });
    },
    /** False when the record already has a place or another record took this one. */
    async chain(orgId: string, id: string, link: ChainLink): Promise<boolean> {
      try {
        const { matchedCount } = await records.updateOne({ _id: id, orgId, seq: null }, { $set: link, $unset: { subject: "" } });
        return matchedCount === 1;
      } catch (error) {
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },
    /** The records the checkpoint covers and all before them, and the checkpoints before it. Safe to repeat. */
    async dropUpTo(orgId: string, { number, toSeq }: { number: number; toSeq: number }): Promise<void> {
      await records.deleteMany({ orgId, seq: { $gt: 0, $lte: toSeq } });
      await checkpoints.dropCheckpointsBefore(orgId, number);
    },
  };
}

function reading(records: Collection<AuditRecord>) {
  return {
    list: (orgId: string, scope: AuditScope, { after, limit }: TimePage): Promise<AuditRecord[]> =>
      records
        .find({ orgId, ...toFilter(scope), ...olderThan(after, toBounds(scope)) })
        .sort(NEWEST_FIRST)
        .limit(limit)
        .toArray(),
    /** In the order of the chain; what has no place in it yet is left out. */
    listChainedMatching: (orgId: string, scope: AuditScope, afterSeq: number, limit: number): Promise<AuditRecord[]> =>
      records
        .find({ orgId, ...toFilter(scope), ...(scope.from || scope.until ? { at: toBounds(scope) } : {}), seq: { $gt: afterSeq } })
        .sort({ seq: 1 })
        .limit(limit)
        .toArray(),
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
    find: (orgId: string, id: string): Promise<AuditRecord | null> => records.findOne({ _id: id, orgId }),
    findBySeq: (orgId: string, seq: number): Promise<AuditRecord | null> => records.findOne({ orgId, seq }),
    listChained: (orgId: string, afterSeq: number, limit: number): Promise<AuditRecord[]> =>
      records
        .find({ orgId, seq: { $gt: afterSeq } })
        .sort({ seq: 1 })
        .limit(limit)
        .toArray(),
  };
}

function toFilter({ actor, action, target, severity }: AuditScope): Filter<AuditRecord> {
  return {
    ...(actor !== undefined && { actor: toChoice(actor) }),
    ...(action !== undefined && { action: action.endsWith(".") ? { $gte: action, $lt: `${action}\uffff` } : action }),
    ...(target !== undefined && { "target.id": toChoice(target) }),
    ...(severity !== undefined && { severity }),
  };
}

function toChoice(value: string | readonly string[]): string | { $in: string[] } {
  return typeof value === "string" ? value : { $in: [...value] };
}

function toBounds({ from, until }: AuditScope): { $gte?: Date; $lt?: Date } {
  return { ...(from && { $gte: from }), ...(until && { $lt: until }) };
}
