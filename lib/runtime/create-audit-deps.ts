import { createAfterReply } from "../platform/after-reply.ts";
import { createAuditStore } from "../platform/audit/audit.store.ts";
import { createAuditPersonStore } from "../platform/audit/audit-person.store.ts";
import { createAuditPolicyStore } from "../platform/audit/audit-policy.store.ts";
import { createAuditSigner } from "../platform/audit/audit-signer.ts";
import { createDenialStore } from "../platform/audit/denial.store.ts";
import { createDenials } from "../platform/audit/denials.ts";
import { createLegalHoldStore } from "../platform/audit/legal-hold.store.ts";
import type { TrailDeps } from "../platform/audit/ports.ts";
import { createPseudonyms } from "../platform/audit/pseudonyms.ts";
import type { Clock } from "../platform/clock.ts";
import type { Cipher } from "../platform/crypto/cipher.ts";
import type { Database } from "../platform/db.ts";
import type { Env } from "../platform/env.ts";
import type { Logger } from "../platform/log.ts";
import type { PlatformDeps } from "./platform-deps.ts";

type AuditParts = TrailDeps & Pick<PlatformDeps, "denials" | "denialStore">;

/** The trail: where changes are written, who signs it, how long it stays, and what was refused. */
export function createAuditDeps(
  db: Database,
  { env, cipher, clock, log }: { env: Env; cipher: Cipher; clock: Clock; log: Logger },
): AuditParts {
  const store = createDenialStore(db);
  return {
    audit: createAuditStore(db),
    auditSigner: createAuditSigner(env.auditSigningKeys),
    auditPolicies: createAuditPolicyStore(db),
    legalHolds: createLegalHoldStore(db),
    pseudonyms: createPseudonyms({ store: createAuditPersonStore(db), cipher }),
    denials: createDenials({ store, clock, log, afterReply: createAfterReply({ isVercel: env.isVercel }) }),
    denialStore: store,
  };
}
