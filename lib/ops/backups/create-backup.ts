import { assertPermission } from "../../platform/assert-permission.ts";
import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { isDuplicateKey } from "../../platform/db.ts";
import type { Backup } from "./backup.schema.ts";
import type { BackupRecord, BackupTrigger } from "./backup-record.ts";
import { backupOpen } from "./errors.ts";
import { newBackup, publishBackup } from "./new-backup.ts";
import type { BackupDeps } from "./ports.ts";
import { toBackup } from "./to-backup.ts";

/** One at a time; it runs in the background. */
export async function createBackup(ctx: Context<BackupDeps>): Promise<Backup> {
  assertPermission(ctx, "deployment.write");
  const record = newBackup(ctx, { trigger: "person", slot: null });
  const entry = toAuditRecord(ctx, { action: "ops.backup-started", target: { type: "backup", id: record._id }, severity: "notice" });
  if (!(await insertBackup(ctx, record, entry))) throw backupOpen();
  await publishBackup(ctx, record);
  return toBackup(record);
}

/** By the clock or a command, for the system. Null when one is under way, or the slot has its copy. */
export async function startBackup(
  ctx: Context<BackupDeps>,
  by: { trigger: Exclude<BackupTrigger, "person">; slot: string | null },
): Promise<BackupRecord | null> {
  const record = newBackup(ctx, by);
  if (!(await insertBackup(ctx, record, null))) return null;
  if (by.trigger === "schedule") await publishBackup(ctx, record);
  return record;
}

async function insertBackup(
  ctx: Context<BackupDeps>,
  record: BackupRecord,
  entry: ReturnType<typeof toAuditRecord> | null,
): Promise<boolean> {
  const { db, backups, audit } = ctx.deps;
  try {
    await db.withTransaction(async (session) => {
      await backups.insert(record, session);
      if (entry) await audit.append(entry, session);
    });
    return true;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}
