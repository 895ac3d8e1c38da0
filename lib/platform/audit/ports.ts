import type { Cipher } from "../crypto/cipher.ts";
import type { Database } from "../db.ts";
import type { AuditStore } from "./audit.store.ts";
import type { AuditPolicyStore } from "./audit-policy.store.ts";
import type { AuditSigner } from "./audit-signer.ts";
import type { LegalHoldStore } from "./legal-hold.store.ts";
import type { Pseudonyms } from "./pseudonyms.ts";

/** Everything about the trail that a process has. */
export type TrailDeps = AuditDeps & { auditPolicies: AuditPolicyStore; legalHolds: LegalHoldStore };

/** For deciding how long it is kept. */
export type AuditPolicyDeps = TrailDeps & { db: Database; cipher: Cipher };

/** For looking into the trail. Writing it is each change's own work. */
export type AuditDeps = { audit: AuditStore; auditSigner: AuditSigner; pseudonyms: Pseudonyms };
