import { assertPermission } from "../../platform/assert-permission.ts";
import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { isDuplicateKey } from "../../platform/db.ts";
import { openLease } from "../../platform/jobs/ledger.ts";
import type { Backup } from "./backup.schema.ts";
import type { BackupTask } from "./backup-record.ts";
import { backupIncomplete, backupNotFound, backupOpen } from "./errors.ts";
import { publishBackup, requireSetup } from "./new-backup.ts";
import type { BackupDeps } from "./ports.ts";
import { toBackup } from "./to-backup.ts";

/** Reads it back into a database of its own and compares; a drill also walks what people need first. In the background. */
export async function verifyBackup(
  ctx: Context<BackupDeps>,
  { backupId, isDrill }: { backupId: string; isDrill: boolean },
): Promise<Backup> {
  assertPermission(ctx, "deployment.write");
  const row = await ctx.deps.backups.findRow(backupId);
  if (!row) throw backupNotFound(backupId);
  if (row.completedAt === null || row.deletedAt !== null) throw backupIncomplete();
  requireSetup(ctx.deps.backupSetup);
  const entry = toAuditRecord(ctx, {
    action: isDrill ? "ops.backup-drill-started" : "ops.backup-verification-started",
    target: { type: "backup", id: backupId },
    severity: "notice",
  });
  if (!(await startCheck(ctx, backupId, isDrill ? "drill" : "verify", entry))) throw backupOpen();
  const started = await ctx.deps.backups.findRow(backupId);
  if (!started) throw backupNotFound(backupId);
  return toBackup(started);
}

/** False when something is under way. */
export async function startCheck(
  ctx: Context<BackupDeps>,
  backupId: string,
  task: Exclude<BackupTask, "copy">,
  entry: ReturnType<typeof toAuditRecord> | null = null,
): Promise<boolean> {
  const { db, backups, audit, jobTiming } = ctx.deps;
  const { fence: _, publishCount: __, ...lease } = openLease(ctx.clock.now(), jobTiming);
  try {
    const isStarted = await db.withTransaction(async (session) => {
      if (!(await backups.reopen(backupId, task, lease, session))) return false;
      if (entry) await audit.append(entry, session);
      return true;
    });
    const row = isStarted ? await backups.findRow(backupId) : null;
    if (row) await publishBackup(ctx, row);
    return isStarted;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}
