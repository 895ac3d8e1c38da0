import {
  backupPageSchema,
  backupSchema,
  backupSetupSchema,
  byBackupSchema,
  listBackupsSchema,
  verifyBackupSchema,
} from "../../../lib/ops/backups/backup.schema.ts";
import { createBackup } from "../../../lib/ops/backups/create-backup.ts";
import { getBackup, getBackupSetup, listBackups } from "../../../lib/ops/backups/list-backups.ts";
import { verifyBackup } from "../../../lib/ops/backups/verify-backup.ts";
import { limits } from "../../../lib/platform/limits/limit.ts";
import { defineRoute, type Route } from "../../_http/define-route.ts";

const getSetupRoute = defineRoute({
  method: "get",
  path: "/operations/backup-setup",
  summary: "Whether copies are made, where they lie, and how old the newest is",
  access: "deployment.read",
  limit: limits.read,
  output: backupSetupSchema,
  errors: [],
  handle: ({ ctx }) => getBackupSetup(ctx),
});

const listBackupsRoute = defineRoute({
  method: "get",
  path: "/operations/backups",
  summary: "Copies of everything, newest first",
  access: "deployment.read",
  limit: limits.read,
  query: listBackupsSchema,
  output: backupPageSchema,
  errors: ["request.invalid_cursor"],
  handle: ({ ctx, query }) => listBackups(ctx, query),
});

const getBackupRoute = defineRoute({
  method: "get",
  path: "/operations/backups/{backupId}",
  summary: "How far a copy is, and when it was last read back",
  access: "deployment.read",
  limit: limits.read,
  params: byBackupSchema,
  output: backupSchema,
  errors: ["operations.backup_not_found"],
  handle: ({ ctx, params: { backupId } }) => getBackup(ctx, backupId),
});

const createBackupRoute = defineRoute({
  method: "post",
  path: "/operations/backups",
  summary: "Make a copy of everything now",
  description:
    "In the background, one at a time. A copy is deleted by the rules that keep 7 dailies, 4 weeklies and 3 monthlies, and by nobody.",
  access: "deployment.write",
  limit: limits.account,
  output: backupSchema,
  status: 202,
  isIdempotent: true,
  errors: ["operations.backup_open", "operations.backups_off"],
  handle: ({ ctx }) => createBackup(ctx),
});

const verifyBackupRoute = defineRoute({
  method: "post",
  path: "/operations/backups/{backupId}/verify",
  summary: "Read a copy back into a database of its own and compare",
  description: "In the background. The database is dropped afterwards; what was found stands on the copy.",
  access: "deployment.write",
  limit: limits.account,
  params: byBackupSchema,
  body: verifyBackupSchema,
  output: backupSchema,
  status: 202,
  errors: ["operations.backup_not_found", "operations.backup_incomplete", "operations.backup_open", "operations.backups_off"],
  handle: ({ ctx, params: { backupId }, body: { isDrill } }) => verifyBackup(ctx, { backupId, isDrill }),
});

export const backupRoutes: readonly Route[] = [getSetupRoute, listBackupsRoute, getBackupRoute, createBackupRoute, verifyBackupRoute];
