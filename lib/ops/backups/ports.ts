import type { NotifyDeps } from "../../notifications/ports.ts";
import type { AuditStore } from "../../platform/audit/audit.store.ts";
import type { Cipher } from "../../platform/crypto/cipher.ts";
import type { Database } from "../../platform/db.ts";
import type { CollectionInventory } from "../../platform/inventory.ts";
import type { PublishDeps } from "../../platform/jobs/publish-record.ts";
import type { MigrationStore } from "../migrations/migration.store.ts";
import type { BackupStore } from "./backup.store.ts";
import type { BackupStorage } from "./storage/storage.ts";

/** What a copy read back is asked besides being equal: does it open, and do its chains hold. */
export type RestoredCopy = {
  db: Database;
  cipher: Pick<Cipher, "forOrganization">;
  /** Null when the organization's trail holds from its first record to its last. */
  findTrailFault(orgId: string): Promise<string | null>;
  /** What people need first: whether somebody could sign in. Null when they could. */
  findJourneyFault(): Promise<string | null>;
};

/** How this deployment keeps copies. */
export type BackupSetup = {
  /** The first encrypts; empty where there is none, and then there are no backups. */
  keys: readonly string[];
  storage: BackupStorage | null;
  version: string;
  /** How much of documents a part holds, before they are packed. */
  partBytes: number;
  inventory: readonly CollectionInventory[];
  /** Collections that are not copied. */
  leftOut: readonly { collection: string; why: string }[];
  open(db: Database): RestoredCopy;
};

/** Copies of everything, and whether they can be read. */
export type BackupStores = { backups: BackupStore; backupSetup: BackupSetup; migrations: MigrationStore };

/** For making and checking them: whoever runs the deployment is told of what went wrong. */
export type BackupJobDeps = BackupDeps & NotifyDeps;

export type BackupDeps = BackupStores & PublishDeps & { db: Database; audit: AuditStore };
