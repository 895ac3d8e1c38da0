import type { Backup } from "./backup.schema.ts";
import type { BackupCheck, BackupRow } from "./backup-record.ts";

const UNDER_WAY = { copy: "copying", verify: "verifying", drill: "drilling" } as const;

export function toBackup(row: BackupRow): Backup {
  return {
    id: row._id,
    createdAt: row.at.toISOString(),
    trigger: row.trigger,
    state: stateOf(row),
    progress: progressOf(row),
    kind: row.kind,
    storage: row.storage,
    documents: row.documents,
    sizeBytes: row.sizeBytes,
    seconds: row.seconds,
    completedAt: row.completedAt?.toISOString() ?? null,
    verified: toCheck(row.verified),
    drilled: toCheck(row.drilled),
    keptAs: row.keptAs,
    reason: row.reason,
  };
}

function stateOf({ deletedAt, isOpen, attempts, task, completedAt }: BackupRow): Backup["state"] {
  if (deletedAt) return "deleted";
  if (isOpen) return attempts === 0 && task === "copy" ? "waiting" : UNDER_WAY[task];
  return completedAt ? "complete" : "failed";
}

function progressOf({ isOpen, task, documents, expected, checking }: BackupRow): Backup["progress"] {
  if (!isOpen) return null;
  if (task === "copy") return { done: documents, total: Math.max(documents, expected), of: "documents" };
  return { done: (checking?.nextPart ?? 1) - 1, total: checking?.parts ?? 0, of: "parts" };
}

function toCheck(check: BackupCheck | null): Backup["verified"] {
  return check && { ...check, at: check.at.toISOString() };
}
