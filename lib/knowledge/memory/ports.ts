import type { ModelAccess } from "../../ai/access.ts";
import type { GuardDeps } from "../../guard/ports.ts";
import type { AuditStore } from "../../platform/audit/audit.store.ts";
import type { Cipher } from "../../platform/crypto/cipher.ts";
import type { Database } from "../../platform/db.ts";
import type { SearchKeys } from "../../platform/search/search-keys.ts";
import type { MemoryStore } from "./memory.store.ts";
import type { MemorySettingStore } from "./memory-setting.store.ts";

export type MemoryDeps = GuardDeps & {
  db: Database;
  audit: AuditStore;
  cipher: Cipher;
  searchKeys: SearchKeys;
  modelAccess: ModelAccess;
  memories: MemoryStore;
  memorySettings: MemorySettingStore;
};
