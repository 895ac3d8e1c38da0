import type { AuditStore } from "../../platform/audit/audit.store.ts";
import type { Cipher } from "../../platform/crypto/cipher.ts";
import type { Database } from "../../platform/db.ts";
import type { SearchKeys } from "../../platform/search/search-keys.ts";
import type { PolicyStores } from "../policy/ports.ts";

/** For lists and snoozes: who is treated otherwise than everybody else. */
export type ListDeps = PolicyStores & { db: Database; audit: AuditStore; cipher: Cipher; searchKeys: SearchKeys };
