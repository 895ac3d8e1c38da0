import type { BackupStores } from "../ops/backups/ports.ts";
import type { OperationsParts } from "./operations-parts.ts";

export const backupCollections = [] as const;

export function createBackupDeps(_parts: OperationsParts): BackupStores {
  return {};
}
