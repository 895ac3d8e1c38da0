import type { AuditStores } from "../failsafe/audits/ports.ts";
import type { FailsafeParts } from "./failsafe-parts.ts";

export const failsafeAuditCollections = [] as const;

export function createFailsafeAuditDeps(_parts: FailsafeParts): AuditStores {
  return {};
}
