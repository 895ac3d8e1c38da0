import { randomBytes } from "node:crypto";
import type { Context } from "../../platform/context.ts";
import { createId } from "../../platform/ids.ts";
import { openLease } from "../../platform/jobs/ledger.ts";
import { publishNew } from "../../platform/jobs/publish-record.ts";
import { keyIdOf } from "./archive/archive-keys.ts";
import { NO_ORGANIZATION } from "./backup.store.ts";
import type { BackupRecord, BackupTrigger } from "./backup-record.ts";
import { backupsOff } from "./errors.ts";
import type { BackupDeps, BackupSetup } from "./ports.ts";
import type { BackupStorage } from "./storage/storage.ts";

export const BACK_UP_JOB = "ops.back-up";

const SALT_BYTES = 16;

/** The variables without which nothing is backed up. */
export function missingFor({ keys, storage }: Pick<BackupSetup, "keys" | "storage">): string[] {
  return [
    ...(keys.length === 0 ? ["BACKUP_ENCRYPTION_KEY"] : []),
    ...(storage === null ? ["BACKUP_FOLDER, S3_ENDPOINT with its group, or BLOB_READ_WRITE_TOKEN"] : []),
  ];
}

export function requireSetup(setup: BackupSetup): { key: string; storage: BackupStorage } {
  const [key] = setup.keys;
  if (key === undefined || setup.storage === null) throw backupsOff(missingFor(setup));
  return { key, storage: setup.storage };
}

export function newBackup(ctx: Context<BackupDeps>, by: { trigger: BackupTrigger; slot: string | null }): BackupRecord {
  const { key, storage } = requireSetup(ctx.deps.backupSetup);
  const now = ctx.clock.now();
  return {
    ...{ _id: createId("backup"), orgId: NO_ORGANIZATION, ...openLease(now, ctx.deps.jobTiming), at: new Date(now), ...by },
    ...{ task: "copy", isOpen: true, storage: storage.type, salt: randomBytes(SALT_BYTES).toString("hex"), keyId: keyIdOf(key) },
    ...{ kind: null, clusterTime: null, expected: 0, documents: 0, plainBytes: 0, sizeBytes: 0, position: null },
    ...{ names: [], parts: [], digests: [], completedAt: null, seconds: null, checking: null, verified: null, drilled: null },
    ...{ keptAs: [], deletedAt: null, finishedAt: null, reason: null },
  };
}

export async function publishBackup(
  { deps }: Context<BackupDeps>,
  record: Pick<BackupRecord, "_id" | "fence" | "publishCount">,
): Promise<void> {
  await publishNew(deps, { job: BACK_UP_JOB, orgId: NO_ORGANIZATION, id: record._id }, record);
}
