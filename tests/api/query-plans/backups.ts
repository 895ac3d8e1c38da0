import type { Document } from "mongodb";
import type { AppDeps } from "../../../lib/runtime/deps.ts";
import { toBackupRow } from "../../support/backup-rows.ts";
import { askLedger } from "./ask-ledger.ts";
import type { SeededText } from "./seed-turns.ts";
import type { Owner, Tenancy } from "./tenancy.ts";

export function backupStores({ backups, migrations }: AppDeps) {
  return { createBackupStore: backups, createMigrationStore: migrations };
}

/** Every question they are ever asked. */
export async function askBackup({ backups, migrations, db }: AppDeps, _owner: Owner): Promise<void> {
  const id = "bkp_01JX4Q8Z7M2V9K5T3R6N0W1Y8P";
  const at = new Date("2026-11-22T02:00:00.000Z");
  await backups.insert({ ...toBackupRow(id, at), state: "queued", dueAt: at });
  await askLedger(backups.ledger, { _id: id, orgId: "" }, { $set: { documents: 1 } });
  await backups.find(id);
  await backups.findRow(id);
  await backups.findOpen();
  await backups.findNewest("complete");
  await backups.findNewest("verified");
  await backups.list({ after: null, limit: 20 });
  await backups.list({ after: { at, id }, limit: 20 });
  await backups.listStanding(20);
  await db.withTransaction((session) => backups.reopen(id, "verify", {}, session));
  await backups.endChecking(id);
  await backups.keepAs(id, ["daily"]);
  await backups.markDeleted(id, at);
  await migrations.find("2026-11-22-file-runs");
  const migration = await migrations.claim("2026-11-22-file-runs", at, at);
  if (migration) await migrations.advance(migration, { documents: 1 });
}

export function backupPast({
  at,
}: {
  tenancy: Tenancy;
  text: SeededText;
  at(index: number): Date;
}): Record<string, (index: number) => Document> {
  const lease = {
    orgId: "",
    state: "done",
    attempts: 1,
    fence: 1,
    owner: null,
    leaseUntil: null,
    publishCount: 1,
    dueAt: null,
    lastError: null,
  };
  return {
    backups: (index) => ({
      ...{
        _id: `bkp_${String(index).padStart(26, "0")}`,
        ...lease,
        at: at(index),
        slot: null,
        trigger: "schedule",
        task: "copy",
        isOpen: false,
      },
      ...{ storage: "folder", kind: "snapshot", documents: index, sizeBytes: index, completedAt: at(index), finishedAt: at(index) },
      ...{ verified: index % 7 === 0 ? { at: at(index), seconds: 1, isSound: true, problem: null } : null, drilled: null, checking: null },
      ...{ keptAs: [], deletedAt: index % 3 === 0 ? at(index) : null, reason: null, parts: [], digests: [], names: [] },
    }),
  };
}
