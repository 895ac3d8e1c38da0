import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { nextTimeCursor, readTimeCursor } from "../../platform/time-pages.ts";
import type { Backup, BackupSetupView } from "./backup.schema.ts";
import { backupNotFound } from "./errors.ts";
import { missingFor } from "./new-backup.ts";
import { KEPT } from "./plan-retention.ts";
import type { BackupStores } from "./ports.ts";
import { toBackup } from "./to-backup.ts";

/** How much may be lost, and how long the way back may take. */
export const OBJECTIVES = { pointHours: 6, timeHours: 1 } as const;
/** A copy begins on time and takes a while. */
const GRACE_HOURS = 1;
const HOUR = 3_600_000;

export async function listBackups(
  ctx: Context<BackupStores>,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<{ items: Backup[]; nextCursor: string | null }> {
  assertPermission(ctx, "deployment.read");
  const rows = await ctx.deps.backups.list({ after: readTimeCursor(cursor), limit });
  return { items: rows.map(toBackup), nextCursor: nextTimeCursor(rows, limit) };
}

export async function getBackup(ctx: Context<BackupStores>, backupId: string): Promise<Backup> {
  assertPermission(ctx, "deployment.read");
  const row = await ctx.deps.backups.findRow(backupId);
  if (!row) throw backupNotFound(backupId);
  return toBackup(row);
}

export async function getBackupSetup(ctx: Context<BackupStores>): Promise<BackupSetupView> {
  assertPermission(ctx, "deployment.read");
  const { backups, backupSetup } = ctx.deps;
  const missing = missingFor(backupSetup);
  const [newest, newestVerified] = await Promise.all([backups.findNewest("complete"), backups.findNewest("verified")]);
  const { recentHours: _, ...kept } = KEPT;
  return {
    ...{ isOn: missing.length === 0, missing, storage: backupSetup.storage?.type ?? null, objectives: OBJECTIVES, kept },
    newest: newest && toBackup(newest),
    newestVerified: newestVerified && toBackup(newestVerified),
    isStale: newest === null || ctx.clock.now() - newest.at.getTime() > (OBJECTIVES.pointHours + GRACE_HOURS) * HOUR,
  };
}
