import type { Context } from "../../platform/context.ts";
import { planRetention } from "./plan-retention.ts";
import type { BackupStores } from "./ports.ts";

/** With 7, 4 and 3 kept there are never so many. */
const STANDING_MAX = 500;

/** What is not kept any more goes: its objects first, so that a run that dies in between tries again. Safe to repeat. */
export async function applyRetention(ctx: Context<BackupStores>): Promise<string[]> {
  const { backups, backupSetup } = ctx.deps;
  const { storage } = backupSetup;
  if (storage === null) return [];
  const standing = await backups.listStanding(STANDING_MAX);
  const plan = planRetention(
    standing.map((row) => ({ ...row, isWhole: row.completedAt !== null, isVerified: row.verified?.isSound === true })),
    ctx.clock.now(),
  );
  const deleted: string[] = [];
  for (const row of standing) {
    const keptAs = plan.get(row._id) ?? [];
    if (keptAs.length > 0 || row.isOpen) {
      if (keptAs.join() !== row.keptAs.join()) await backups.keepAs(row._id, [...keptAs]);
      continue;
    }
    if (row.storage !== storage.type) continue;
    await storage.delete(await storage.list(row._id));
    await backups.markDeleted(row._id, new Date(ctx.clock.now()));
    deleted.push(row._id);
  }
  return deleted;
}
