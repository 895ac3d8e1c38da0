import { createSafetyAuditStore, safetyAuditCollection } from "../failsafe/audits/audit.store.ts";
import { createAuditWrites } from "../failsafe/audits/audit-writes.ts";
import { createModelCountStore, modelCountCollection } from "../failsafe/audits/model-count.store.ts";
import type { AuditStores } from "../failsafe/audits/ports.ts";
import type { FailsafeParts } from "./failsafe-parts.ts";

export const failsafeAuditCollections = [safetyAuditCollection, modelCountCollection] as const;

/** What is kept of audited answers, and how many there were. */
export function createFailsafeAuditDeps({ db, audit }: FailsafeParts): AuditStores {
  const safetyAudits = createSafetyAuditStore(db);
  return { safetyAudits, modelCounts: createModelCountStore(db), auditWrites: createAuditWrites({ db, audits: safetyAudits, audit }) };
}
