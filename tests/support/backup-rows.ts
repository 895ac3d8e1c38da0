import type { BackupRecord } from "../../lib/ops/backups/backup-record.ts";

/** A copy that is whole and holds nothing. */
export function toBackupRow(_id: string, at: Date): BackupRecord {
  const lease = { orgId: "", state: "done", attempts: 1, fence: 1, owner: null, leaseUntil: null, publishCount: 1, dueAt: null } as const;
  const nothing = { slot: null, clusterTime: null, position: null, checking: null, verified: null, drilled: null, reason: null } as const;
  const whole = { task: "copy", isOpen: false, kind: "snapshot", completedAt: at, finishedAt: at, seconds: 1, deletedAt: null } as const;
  const counts = { expected: 0, documents: 0, plainBytes: 0, sizeBytes: 0 };
  const lists = { names: [], parts: [], digests: [], keptAs: [] };
  const kept = { trigger: "command", storage: "folder", salt: "00", keyId: "00000000", lastError: null } as const;
  return { _id, at, ...lease, ...nothing, ...whole, ...counts, ...lists, ...kept };
}
