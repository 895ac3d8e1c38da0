import { createSafetyAuditStore, safetyAuditCollection } from "../failsafe/audits/audit.store.ts";
import { createModelCountStore, modelCountCollection } from "../failsafe/audits/model-count.store.ts";
import type { AuditStores } from "../failsafe/audits/ports.ts";
import type { FailsafeParts } from "./failsafe-parts.ts";

export const failsafeAuditCollections = [safetyAuditCollection, modelCountCollection] as const;

/** What is kept of audited answers, and how many there were. */
export function createFailsafeAuditDeps({ db }: FailsafeParts): AuditStores {
  return { safetyAudits: createSafetyAuditStore(db), modelCounts: createModelCountStore(db) };
}
