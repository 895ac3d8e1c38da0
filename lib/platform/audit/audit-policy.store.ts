import type { ClientSession } from "mongodb";
import { type Database, defineCollection } from "../db.ts";

/** How long an organization keeps its trail. The id is the organization's; without a record the default holds. */
export type AuditPolicyRecord = { _id: string; orgId: string; retentionDays: number; updatedAt: Date; updatedBy: string };

export const auditPolicyCollection = defineCollection<AuditPolicyRecord>({ name: "audit_policies", indexes: [] });

export type AuditPolicyStore = ReturnType<typeof createAuditPolicyStore>;

export function createAuditPolicyStore(db: Database) {
  const policies = db.collection(auditPolicyCollection);
  return {
    findPolicy: (orgId: string): Promise<AuditPolicyRecord | null> => policies.findOne({ _id: orgId, orgId }),
    async putPolicy({ _id, ...fields }: AuditPolicyRecord, session: ClientSession): Promise<void> {
      await policies.updateOne({ _id, orgId: _id }, { $set: fields }, { upsert: true, session });
    },
  };
}
