import type { ClientSession } from "mongodb";
import { type Database, defineCollection } from "../platform/db.ts";
import type { GuardPolicyRules } from "./policy.ts";

/** One decision of an organization about its guard; the highest version is in force. Never changed, only followed by another. */
export type GuardPolicyRecord = {
  _id: string;
  orgId: string;
  version: number;
  rules: GuardPolicyRules;
  note: string | null;
  restoredFrom: number | null;
  createdAt: Date;
  createdBy: string;
};

export const guardPolicyCollection = defineCollection<GuardPolicyRecord>({
  name: "guard_policies",
  indexes: [{ key: { orgId: 1, version: -1 }, unique: true }],
});

export type GuardPolicyStore = ReturnType<typeof createGuardPolicyStore>;

export function createGuardPolicyStore(db: Database) {
  const versions = db.collection(guardPolicyCollection);
  return {
    findLast: (orgId: string): Promise<GuardPolicyRecord | null> => versions.findOne({ orgId }, { sort: { version: -1 } }),
    find: (orgId: string, version: number): Promise<GuardPolicyRecord | null> => versions.findOne({ orgId, version }),
    /** Newest first, below `beforeVersion`. */
    list: (orgId: string, page: { beforeVersion: number | null; limit: number }): Promise<GuardPolicyRecord[]> =>
      versions
        .find({ orgId, ...(page.beforeVersion !== null && { version: { $lt: page.beforeVersion } }) })
        .sort({ version: -1 })
        .limit(page.limit)
        .toArray(),
    /** A unique index refuses a version that somebody else has made since. */
    async insert(record: GuardPolicyRecord, session: ClientSession): Promise<void> {
      await versions.insertOne(record, { session });
    },
  };
}
