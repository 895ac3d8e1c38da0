import { randomBytes } from "node:crypto";
import type { Context } from "../../platform/context.ts";
import type { JobRun } from "../../platform/jobs/define-job.ts";
import { ArchiveFault } from "./archive/archive-fault.ts";
import type { BackupCheck, BackupRecord, CheckPosition } from "./backup-record.ts";
import { checkTrails, openSamples } from "./check-restored.ts";
import { compareDocuments, compareIndexes } from "./compare-restored.ts";
import { createDatabaseCopy } from "./database-copy.store.ts";
import { requireSetup } from "./new-backup.ts";
import { type Archive, openArchive } from "./open-archive.ts";
import type { BackupDeps } from "./ports.ts";
import { restoreIndexes, restoreParts } from "./restore-archive.ts";

type Run = JobRun<BackupRecord>;

const NAME_MAX = 18;

/** What was found, or null when its time was over and another step goes on. An archive that is not sound is an answer, not a failure. */
export async function checkStep(ctx: Context<BackupDeps>, run: Run, isTimeUp: () => boolean): Promise<BackupCheck | null> {
  const { storage } = requireSetup(ctx.deps.backupSetup);
  const { record } = run;
  const startedAt = record.checking?.startedAt ?? new Date(ctx.clock.now());
  const toCheck = (problem: string | null): BackupCheck => {
    const at = new Date(ctx.clock.now());
    return { at, seconds: Math.round((at.getTime() - startedAt.getTime()) / 100) / 10, isSound: problem === null, problem };
  };
  try {
    const archive = await openArchive(storage, record._id, ctx.deps.backupSetup.keys);
    const position = record.checking ?? (await beginCheck(ctx, run, archive, startedAt));
    return (await goOn(ctx, run, { archive, position, isTimeUp })) ? toCheck(null) : null;
  } catch (error) {
    if (error instanceof ArchiveFault) return toCheck(error.message);
    throw error;
  }
}

/** Its name is noted down before anything is in it, so that whatever dies here leaves nothing nobody knows of. */
async function beginCheck({ deps }: Context<BackupDeps>, run: Run, archive: Archive, startedAt: Date): Promise<CheckPosition> {
  const scratch = `${deps.db.name.slice(0, NAME_MAX)}_verify_${randomBytes(4).toString("hex")}`;
  const found = await createDatabaseCopy(deps.db.sibling(scratch)).listNames();
  if (found.length > 0) throw new Error(`A database ${scratch} is there already, and is not ours.`);
  const checking = { scratch, nextPart: 1, parts: archive.manifest.parts.length, isCompared: false, startedAt };
  await run.write({ $set: { checking } });
  return checking;
}

type Work = { archive: Archive; position: CheckPosition; isTimeUp: () => boolean };

async function goOn({ deps }: Context<BackupDeps>, run: Run, { archive, position, isTimeUp }: Work): Promise<boolean> {
  const { manifest } = archive;
  const scratch = deps.db.sibling(position.scratch);
  const onPart = async (part: number) => {
    run.signal.throwIfAborted();
    await run.write({ $set: { "checking.nextPart": part + 1 } });
  };
  if (!position.isCompared) {
    if ((await restoreParts(archive, scratch, { fromPart: position.nextPart, isTimeUp, onPart })) !== null) return false;
    await compareDocuments(manifest, scratch);
    // From the indexes on the server itself may remove what has outlived its time.
    await run.write({ $set: { "checking.isCompared": true } });
  }
  await restoreIndexes(archive, scratch);
  await compareIndexes(manifest, scratch);
  const restored = deps.backupSetup.open(scratch);
  await openSamples(deps.backupSetup, restored);
  await checkTrails(manifest, restored);
  const fault = run.record.task === "drill" ? await restored.findJourneyFault() : null;
  if (fault !== null) throw new ArchiveFault("restored_differently", fault);
  return true;
}
