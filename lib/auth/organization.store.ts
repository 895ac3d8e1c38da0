import type { ClientSession } from "mongodb";
import { type Database, defineCollection } from "../platform/db.ts";
import type { OrganizationSettings } from "./organizations/schema.ts";

/** The tenant: every record that holds customer content carries its id. */
export type OrganizationRecord = {
  _id: string;
  name: string;
  isDemo: boolean;
  createdAt: Date;
  /** What has been decided; what has not been has its default. */
  settings?: Partial<OrganizationSettings>;
  /** Raised by every change of who is in it and as what: two such changes at once meet here, and one of them starts anew. */
  rosterVersion?: number;
};

export const organizationCollection = defineCollection<OrganizationRecord>({ name: "organizations", indexes: [] });

export type OrganizationStore = ReturnType<typeof createOrganizationStore>;

export function createOrganizationStore(db: Database) {
  const organizations = db.collection(organizationCollection);
  return {
    async insert(record: OrganizationRecord, transaction: ClientSession): Promise<void> {
      await organizations.insertOne(record, { session: transaction });
    },

    find: (orgId: string): Promise<OrganizationRecord | null> => organizations.findOne({ _id: orgId }),

    /** In the order of the ids given. */
    async listByIds(orgIds: readonly string[]): Promise<OrganizationRecord[]> {
      const found = await organizations.find({ _id: { $in: [...orgIds] } }).toArray();
      return orgIds.flatMap((orgId) => found.find(({ _id }) => _id === orgId) ?? []);
    },

    /** The record as it was before, or null when there is none. */
    update: (
      orgId: string,
      change: { name?: string; settings?: Partial<OrganizationSettings> },
      transaction: ClientSession,
    ): Promise<OrganizationRecord | null> => {
      const settings = Object.entries(change.settings ?? {}).map(([name, value]) => [`settings.${name}`, value]);
      const set = { ...(change.name !== undefined && { name: change.name }), ...Object.fromEntries(settings) };
      return organizations.findOneAndUpdate({ _id: orgId }, { $set: set }, { session: transaction, returnDocument: "before" });
    },

    /** The first thing a change of the roster does in its transaction; false when there is no such organization. */
    async lockRoster(orgId: string, transaction: ClientSession): Promise<boolean> {
      const { matchedCount } = await organizations.updateOne({ _id: orgId }, { $inc: { rosterVersion: 1 } }, { session: transaction });
      return matchedCount === 1;
    },
  };
}
