import { parseArgs } from "node:util";
import { copyTo } from "../../lib/ops/backups/copy-to.ts";
import { startBackup } from "../../lib/ops/backups/create-backup.ts";
import { BACK_UP_JOB } from "../../lib/ops/backups/new-backup.ts";
import { createFolderStorage } from "../../lib/ops/backups/storage/folder-storage.ts";
import { deliverJob } from "../../lib/runtime/deliver-job.ts";
import type { Runtime } from "../../lib/runtime/runtime.ts";
import { createSystemContext } from "../../lib/runtime/system-context.ts";
import { withRuntime } from "../with-runtime.ts";
import { createProgress } from "./progress.ts";

/**
 * `pnpm db:backup` copies everything into the deployment's own storage, where retention looks after it. `--to FOLDER` copies into a folder
 * instead, which nobody looks after. Either is encrypted with BACKUP_ENCRYPTION_KEY.
 */
const { values } = parseArgs({ options: { to: { type: "string" } } });
const POLL_MS = 300;

await withRuntime((runtime) => (values.to === undefined ? intoStorage(runtime) : intoFolder(runtime, values.to)));

async function intoFolder(runtime: Runtime, folder: string): Promise<void> {
  const progress = createProgress("documents copied:");
  const ctx = createSystemContext(runtime, { job: BACK_UP_JOB, orgId: "" });
  const { _id, documents, sizeBytes, kind } = await copyTo(ctx, createFolderStorage(folder), progress.at);
  progress.end();
  console.log(`${folder}/${_id}: ${documents} documents, ${sizeBytes} bytes, ${kind}.`);
}

async function intoStorage(runtime: Runtime): Promise<void> {
  const { backups } = runtime.deps;
  const record = await startBackup(createSystemContext(runtime, { job: BACK_UP_JOB, orgId: "" }), { trigger: "command", slot: null });
  if (!record) throw new Error("A backup is being made or verified. Wait for its end.");
  const progress = createProgress("documents copied:");
  const poll = setInterval(() => {
    void backups.findRow(record._id).then((row) => row && row.expected > 0 && progress.at(row.documents, row.expected));
  }, POLL_MS);
  try {
    while ((await backups.findRow(record._id))?.isOpen) {
      const outcome = await deliverJob(runtime, { job: BACK_UP_JOB, orgId: record.orgId, id: record._id });
      if (outcome.type === "retry" || outcome.type === "busy") await runtime.deps.clock.sleep(outcome.retryAfterMs);
    }
  } finally {
    clearInterval(poll);
    progress.end();
  }
  const row = await backups.findRow(record._id);
  if (row?.completedAt) console.log(`${row._id}: ${row.documents} documents, ${row.sizeBytes} bytes, ${row.kind}, in ${row.seconds} s.`);
  else throw new Error(`The backup failed: ${row?.reason ?? "no reason"}.`);
}
