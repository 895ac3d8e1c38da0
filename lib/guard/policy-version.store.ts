import { type Database, defineCollection } from "../platform/db.ts";
import { VERSION_INDEX, type VersionRecord, versionRows } from "../platform/versions/version-rows.ts";
import type { GuardPolicyRules } from "./policy.ts";

/** `restoredFrom` is the version that was brought back. */
export type GuardPolicyRecord = VersionRecord & { rules: GuardPolicyRules; restoredFrom: number | null };

export const guardPolicyCollection = defineCollection<GuardPolicyRecord>({
  name: "guard_policies",
  indexes: [VERSION_INDEX],
});

export type GuardPolicyStore = ReturnType<typeof createGuardPolicyStore>;

export function createGuardPolicyStore(db: Database) {
  const { find, findLast, list, insert } = versionRows(db.collection(guardPolicyCollection));
  return { find, findLast, list, insert };
}
