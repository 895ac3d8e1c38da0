import type { AuditStore } from "../platform/audit/audit.store.ts";
import type { Cipher } from "../platform/crypto/cipher.ts";
import type { Database } from "../platform/db.ts";
import type { GuardAppealStore } from "./appeal.store.ts";

export type GuardAppealDeps = { db: Database; audit: AuditStore; cipher: Cipher; guardAppeals: GuardAppealStore };
