import type { ClientSession, Collection, Filter } from "mongodb";
import { type Database, defineCollection } from "../../platform/db.ts";
import type { Subject, SubjectType } from "../../platform/safety-gate.ts";
import type { LeaseState } from "../schema.ts";
import type { Tenure } from "./lease-machine.ts";

/**
 * What one subject acts under; a subject that has never asked nor been tripped has none. Reasons are encrypted. `shown` is the state to find it
 * by, as it was when the lease last changed.
 */
export type LeaseRecord = Tenure & {
  _id: string;
  orgId: string;
  version: number;
  subject: Subject;
  subjectKey: string;
  shown: LeaseState;
  /** Nothing anybody has to go by: nobody has asked, and no trip is open. */
  isIdle: boolean;
  updatedAt: Date;
};

export const leaseCollection = defineCollection<LeaseRecord>({
  name: "failsafe_leases",
  indexes: [
    { key: { orgId: 1, subjectKey: 1 }, unique: true },
    { key: { orgId: 1, isIdle: 1 } },
    { key: { orgId: 1, state: 1, endsAt: 1 } },
    { key: { orgId: 1, _id: -1 } },
    { key: { orgId: 1, shown: 1, _id: -1 } },
    { key: { orgId: 1, "subject.type": 1, _id: -1 } },
    { key: { orgId: 1, "subject.type": 1, shown: 1, _id: -1 } },
  ],
});

export type LeaseFilter = { state: LeaseState | null; type: SubjectType | null };
export type LeaseChange = Omit<LeaseRecord, "_id" | "orgId" | "version" | "subject" | "subjectKey">;
/** What the gate goes by. */
export type GatedLease = Pick<LeaseRecord, "subject" | "state" | "endsAt" | "seenAt" | "denials">;

export type LeaseStore = ReturnType<typeof createLeaseStore>;

export function createLeaseStore(db: Database) {
  const leases = db.collection(leaseCollection);
  return { ...createFinders(leases), ...createChanges(leases) };
}

type Leases = Collection<LeaseRecord>;

function createFinders(leases: Leases) {
  return {
    find: (orgId: string, id: string, session?: ClientSession): Promise<LeaseRecord | null> =>
      leases.findOne({ _id: id, orgId }, session && { session }),
    findOfSubject: (orgId: string, subjectKey: string, session?: ClientSession): Promise<LeaseRecord | null> =>
      leases.findOne({ orgId, subjectKey }, session && { session }),
    /** Newest first. */
    list: (
      orgId: string,
      { state, type }: LeaseFilter,
      { after, limit }: { after: string | null; limit: number },
    ): Promise<LeaseRecord[]> => {
      const filter: Filter<LeaseRecord> = {
        ...{ orgId, ...(state !== null && { shown: state }), ...(type !== null && { "subject.type": type }) },
        ...(after !== null && { _id: { $lt: after } }),
      };
      return leases.find(filter).sort({ _id: -1 }).limit(limit).toArray();
    },
    listGated: (orgId: string): Promise<GatedLease[]> =>
      leases
        .find({ orgId, isIdle: false })
        .project<GatedLease>({ _id: 0, subject: 1, state: 1, endsAt: 1, seenAt: 1, denials: 1 })
        .toArray(),
    /** Whose end has come, and nobody has written it down. */
    listLapsed: (orgId: string, now: Date, limit: number): Promise<LeaseRecord[]> =>
      leases
        .find({ orgId, state: "VALID", endsAt: { $lte: now } })
        .limit(limit)
        .toArray(),
  };
}

function createChanges(leases: Leases) {
  return {
    async insert(record: LeaseRecord, session: ClientSession): Promise<void> {
      await leases.insertOne(record, { session });
    },
    /** Compare-and-set: false when the lease is no longer at `version`. Raises it. */
    async change(orgId: string, id: string, version: number, change: LeaseChange, session: ClientSession): Promise<boolean> {
      const { matchedCount } = await leases.updateOne(
        { _id: id, orgId, version },
        { $set: { ...change, version: version + 1 } },
        { session },
      );
      return matchedCount === 1;
    },
  };
}
