import { userCollection } from "../auth/user.store.ts";
import { backupCollection, createBackupStore } from "../ops/backups/backup.store.ts";
import type { BackupStores, RestoredCopy } from "../ops/backups/ports.ts";
import { createBlobStorage } from "../ops/backups/storage/blob-storage.ts";
import { createFolderStorage } from "../ops/backups/storage/folder-storage.ts";
import { createS3Storage } from "../ops/backups/storage/s3-storage.ts";
import type { BackupStorage } from "../ops/backups/storage/storage.ts";
import { createMigrationStore, migrationCollection } from "../ops/migrations/migration.store.ts";
import type { AuditDeps } from "../platform/audit/ports.ts";
import { verifyAudit } from "../platform/audit/verify-audit.ts";
import type { Context } from "../platform/context.ts";
import type { Database } from "../platform/db.ts";
import type { Env } from "../platform/env.ts";
import type { Permission } from "../platform/permissions.ts";
import { createAuditDeps } from "./create-audit-deps.ts";
import { createCryptoDeps } from "./create-crypto-deps.ts";
import { inventory } from "./inventory.ts";
import type { OperationsParts } from "./operations-parts.ts";

export const backupCollections = [backupCollection, migrationCollection] as const;

export function createBackupDeps(parts: OperationsParts): BackupStores {
  const { env, db, clock, jobTiming } = parts;
  return {
    backups: createBackupStore(db, { clock, timing: jobTiming }),
    migrations: createMigrationStore(db),
    backupSetup: {
      keys: env.backups.keys,
      storage: createStorage(env),
      version: env.version,
      partBytes: PART_BYTES,
      inventory,
      leftOut: LEFT_OUT,
      open: (restored) => openRestored(restored, parts),
    },
  };
}

const PART_BYTES = 8_000_000;

/** A restored deployment makes these again, or is better off without them. */
const LEFT_OUT = [
  ...inventory.flatMap(({ name, encryption }) => (encryption?.type === "short-lived" ? [{ collection: name, why: encryption.why }] : [])),
  { collection: "limit_counters", why: "counts of the last minutes" },
  { collection: backupCollection.name, why: "the list of copies is the deployment's that makes them; each archive says what it holds" },
];

function createStorage({ backups: { folder, s3, blobToken }, isLoopbackAllowed }: Env): BackupStorage | null {
  if (folder !== null) return createFolderStorage(folder);
  if (s3 !== null) return createS3Storage(s3);
  return blobToken === null ? null : createBlobStorage({ token: blobToken, isLoopbackAllowed });
}

function openRestored(db: Database, { env, clock, log }: OperationsParts): RestoredCopy {
  const { cipher } = createCryptoDeps(db, env, clock);
  const trail = createAuditDeps(db, { env, cipher, clock, log });
  return {
    db,
    cipher,
    async findJourneyFault() {
      const users = db.collection(userCollection);
      if ((await users.findOne({})) === null) return null;
      const mayEnter = await users.findOne({ passwordHash: { $type: "string" } });
      return mayEnter?.passwordHash?.startsWith("$2") === false ? "No password hash of a person is readable." : null;
    },
    async findTrailFault(orgId) {
      const ctx: Context<AuditDeps> = {
        actor: { type: "system", job: "ops.back-up" },
        ...{ orgId, role: null, permissions: new Set<Permission>(["audit.read"]) },
        ...{ requestId: "", ip: "", userAgent: "", clock, log, deps: trail },
      };
      for (let afterCheckpoint = 0; ; ) {
        const found = await verifyAudit(ctx, { afterCheckpoint });
        if (found.fault) return `record ${found.fault.seq ?? "?"}, checkpoint ${found.fault.checkpoint ?? "?"}: ${found.fault.problem}`;
        if (!found.isPartial) return null;
        afterCheckpoint = found.afterCheckpoint;
      }
    },
  };
}
