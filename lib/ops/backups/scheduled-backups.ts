import type { Context } from "../../platform/context.ts";
import type { BackupTask } from "./backup-record.ts";
import { startBackup } from "./create-backup.ts";
import { missingFor } from "./new-backup.ts";
import type { BackupDeps } from "./ports.ts";
import { startCheck } from "./verify-backup.ts";

/** By the clock: nothing where nothing is configured, which the page and readiness say. */
export async function backUpOnTime(ctx: Context<BackupDeps>, slot: Date): Promise<void> {
  if (missingFor(ctx.deps.backupSetup).length > 0) return;
  await startBackup(ctx, { trigger: "schedule", slot: slot.toISOString() });
}

/** The newest whole copy; while something else is under way the next slot does it. */
export async function checkOnTime(ctx: Context<BackupDeps>, task: Exclude<BackupTask, "copy">): Promise<void> {
  if (missingFor(ctx.deps.backupSetup).length > 0) return;
  const newest = await ctx.deps.backups.findNewest("complete");
  if (newest) await startCheck(ctx, newest._id, task);
}
