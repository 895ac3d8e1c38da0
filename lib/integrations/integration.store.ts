import type { ClientSession, Collection } from "mongodb";
import { type Database, defineCollection } from "../platform/db.ts";
import type { IntegrationStatus, IntegrationType, TestFailure } from "./schema.ts";

/** One set of values. Each secret is encrypted for exactly this set, so that none can be put beside another address or owner. */
export type Credential = {
  id: string;
  plain: Readonly<Record<string, string>>;
  /** By the place each is encrypted for; see `placeOf` in vault.ts. */
  sealed: Readonly<Record<string, string>>;
  masked: string;
  createdAt: Date;
  createdBy: string;
};

export type IntegrationRecord = {
  _id: string;
  orgId: string;
  /** The person it belongs to; null where it is the organization's. */
  userId: string | null;
  type: IntegrationType;
  /** Tells several of one type apart; "" for a type that is there once. */
  slot: string;
  name: string;
  credential: Credential;
  /** A new set that could not be tested yet. */
  next: (Credential & { reason: TestFailure | null; expiresAt: Date | null }) | null;
  status: IntegrationStatus;
  reason: TestFailure | null;
  lastTestedAt: Date | null;
  /** When the vendor first took the present secret; null until then. */
  provenAt: Date | null;
  expiresAt: Date | null;
  remindAt: Date | null;
  lastUsedAt: Date | null;
  /** Uses by day (UTC). */
  usedOn: Readonly<Record<string, number>>;
  createdAt: Date;
  createdBy: string;
  revision: number;
};

type Changes = Partial<
  Pick<IntegrationRecord, "name" | "credential" | "next" | "status" | "reason" | "lastTestedAt" | "provenAt" | "expiresAt" | "remindAt">
>;

export const integrationCollection = defineCollection<IntegrationRecord>({
  name: "integrations",
  indexes: [
    { key: { orgId: 1, userId: 1, type: 1, slot: 1 }, unique: true },
    { key: { remindAt: 1 }, partialFilterExpression: { remindAt: { $type: "date" } } },
  ],
});

export type IntegrationStore = ReturnType<typeof createIntegrationStore>;

/** Nobody has more: types are few, and those that may repeat have numbered slots. */
const OWNED_MAX = 100;

export function createIntegrationStore(db: Database) {
  const integrations = db.collection(integrationCollection);
  return {
    async insert(record: IntegrationRecord, session: ClientSession): Promise<void> {
      await integrations.insertOne(record, { session });
    },

    /** The organization's own and those of this person; a colleague's is not found. */
    findVisible: (orgId: string, userId: string | null, id: string): Promise<IntegrationRecord | null> =>
      integrations.findOne({ _id: id, orgId, userId: { $in: [null, userId] } }),

    /** Of one person, or with null of the organization itself. */
    listOwned: (orgId: string, userId: string | null): Promise<IntegrationRecord[]> =>
      integrations.find({ orgId, userId }).sort({ type: 1, slot: 1 }).limit(OWNED_MAX).toArray(),

    /** Compare-and-set on the revision; false when somebody else was first. */
    async change(orgId: string, id: string, revision: number, changes: Changes, session: ClientSession): Promise<boolean> {
      const { matchedCount } = await integrations.updateOne(
        { _id: id, orgId, revision },
        { $set: changes, $inc: { revision: 1 } },
        { session },
      );
      return matchedCount === 1;
    },

    async remove(orgId: string, id: string, session: ClientSession): Promise<boolean> {
      const { deletedCount } = await integrations.deleteOne({ _id: id, orgId }, { session });
      return deletedCount === 1;
    },

    /** What was counted of an integration that is gone meanwhile is gone too. */
    async countUses(
      orgId: string,
      id: string,
      uses: { day: string; count: number; at: Date; forgotten: readonly string[] },
    ): Promise<void> {
      const { day, count, at, forgotten } = uses;
      await integrations.updateOne(
        { _id: id, orgId },
        {
          $inc: { [`usedOn.${day}`]: count },
          $max: { lastUsedAt: at },
          $unset: Object.fromEntries(forgotten.map((old) => [`usedOn.${old}`, ""])),
        },
      );
    },

    ...reminderQueries(integrations),
  };
}

function reminderQueries(integrations: Collection<IntegrationRecord>) {
  return {
    /** Of every organization: the schedule that reminds crosses them, and sees no secret. */
    listDue: (now: Date, limit: number): Promise<IntegrationRecord[]> =>
      integrations
        .find({ remindAt: { $lte: now, $type: "date" } })
        .sort({ remindAt: 1 })
        .limit(limit)
        .toArray(),

    /** Compare-and-set: one process reminds. */
    async moveReminder(orgId: string, id: string, from: Date, to: Date | null): Promise<boolean> {
      const { matchedCount } = await integrations.updateOne({ _id: id, orgId, remindAt: from }, { $set: { remindAt: to } });
      return matchedCount === 1;
    },
  };
}
