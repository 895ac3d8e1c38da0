import { randomBytes } from "node:crypto";
import type { Context } from "../../platform/context.ts";
import { createId } from "../../platform/ids.ts";
import { keyIdOf } from "./archive/archive-keys.ts";
import { type CopyState, copyDatabase } from "./copy-database.ts";
import { backupsOff } from "./errors.ts";
import type { BackupDeps } from "./ports.ts";
import type { BackupStorage } from "./storage/storage.ts";

const SALT_BYTES = 16;

/** A copy in one go to a place of somebody's own, for a command: the deployment's list does not know of it. */
export async function copyTo(
  ctx: Context<Pick<BackupDeps, "db" | "backupSetup">>,
  storage: BackupStorage,
  onProgress: (done: number, expected: number) => void,
): Promise<CopyState> {
  const { db, backupSetup } = ctx.deps;
  const [key] = backupSetup.keys;
  if (key === undefined) throw backupsOff(["BACKUP_ENCRYPTION_KEY"]);
  const state: CopyState = {
    ...{ _id: createId("backup"), at: new Date(ctx.clock.now()), salt: randomBytes(SALT_BYTES).toString("hex"), keyId: keyIdOf(key) },
    ...{ kind: null, clusterTime: null, expected: 0, documents: 0, plainBytes: 0, sizeBytes: 0, position: null },
    ...{ names: [], parts: [], digests: [] },
  };
  const save = async (change: Partial<CopyState>) => onProgress(change.documents ?? state.documents, change.expected ?? state.expected);
  const signal = new AbortController().signal;
  for (let isWhole = false; !isWhole; )
    isWhole = await copyDatabase(state, { database: db, storage, setup: backupSetup, fence: 1, save, isTimeUp: () => false, signal });
  return state;
}
