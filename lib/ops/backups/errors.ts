import { AppError } from "../../platform/errors.ts";

export function backupNotFound(backupId: string): AppError {
  return new AppError("not_found", "operations.backup_not_found", `No backup ${backupId}.`);
}

export function backupOpen(): AppError {
  return new AppError("conflict", "operations.backup_open", "A backup is being made or verified. Wait for its end.");
}

export function backupsOff(missing: readonly string[]): AppError {
  return new AppError("conflict", "operations.backups_off", `Nothing is backed up here: ${missing.join(" and ")} would turn it on.`);
}

export function backupIncomplete(): AppError {
  return new AppError("conflict", "operations.backup_incomplete", "This copy was never finished, or is gone.");
}
