import { mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll } from "vitest";
import { BACK_UP_JOB } from "../../lib/ops/backups/new-backup.ts";
import type { RunOutcome } from "../../lib/platform/jobs/run-job.ts";
import { deliverJob } from "../../lib/runtime/deliver-job.ts";
import type { Runtime } from "../../lib/runtime/runtime.ts";

/** A folder for archives that goes with the test. */
export function backupFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "aegis-backups-"));
  afterAll(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

export const deliverBackup = (runtime: Runtime, id: string): Promise<RunOutcome> =>
  deliverJob(runtime, { job: BACK_UP_JOB, orgId: "", id });

/** Step after step until it is over. */
export async function finishBackup(runtime: Runtime, id: string): Promise<void> {
  for (let step = 0; step < 50; step += 1) {
    if (!(await runtime.deps.backups.findRow(id))?.isOpen) return;
    await deliverBackup(runtime, id);
  }
  throw new Error("The backup does not end.");
}
