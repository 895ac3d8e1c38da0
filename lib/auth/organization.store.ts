import type { ClientSession } from "mongodb";
import { type Database, defineCollection } from "../platform/db.ts";

/** The tenant: every record that holds customer content carries its id. */
export type OrganizationRecord = { _id: string; name: string; isDemo: boolean; createdAt: Date };

export const organizationCollection = defineCollection<OrganizationRecord>({ name: "organizations", indexes: [] });

export type OrganizationStore = ReturnType<typeof createOrganizationStore>;

export function createOrganizationStore(db: Database) {
  const organizations = db.collection(organizationCollection);
  return {
    async insert(record: OrganizationRecord, transaction: ClientSession): Promise<void> {
      await organizations.insertOne(record, { session: transaction });
    },

    find: (orgId: string): Promise<OrganizationRecord | null> => organizations.findOne({ _id: orgId }),
  };
}
