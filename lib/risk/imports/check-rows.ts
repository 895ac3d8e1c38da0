import type { Context } from "../../platform/context.ts";
import type { JobRun } from "../../platform/jobs/define-job.ts";
import { findConflicts } from "../transactions/find-conflicts.ts";
import { keepBrokenRows } from "./broken-rows.ts";
import type { BrokenRow } from "./import.schema.ts";
import type { ImportRecord } from "./import.store.ts";
import { toConflict } from "./judge-rows.ts";
import type { ImportJobDeps } from "./ports.ts";
import { readStretches, type Stop, type Stretch } from "./stretches.ts";

/**
 * Reads the whole file and judges nothing: how many rows it has and which of them are broken. A run that takes over begins again; reading
 * is quick. What is kept in conflict with the file is asked for only where it decides: in a dry run, and when all rows go in or none.
 */
export async function checkRows(
  ctx: Context<ImportJobDeps>,
  run: JobRun<ImportRecord>,
  mustStop: () => Promise<Stop>,
): Promise<ImportRecord | "cancelled" | "time"> {
  const { record } = run;
  const { _id: importId, orgId } = record;
  await ctx.deps.riskImports.deleteBrokenPages(orgId, importId);
  const counts = { read: 0, broken: 0, repeated: 0, conflicting: 0 };
  for await (const stretch of readStretches(ctx, record)) {
    const stop = await mustStop();
    if (stop !== null) return stop;
    const conflicts = record.isDryRun || record.mode === "all_or_none" ? await conflictsOf(ctx, stretch) : [];
    const rows = [...stretch.broken, ...conflicts].toSorted((a, b) => a.row - b.row);
    if (rows.length > 0) await keepBrokenRows(ctx, { orgId, importId, page: stretch.page }, rows);
    counts.read += stretch.read;
    counts.broken += rows.length;
    counts.repeated += stretch.repeated;
    await run.write({ $set: { ...counts, phase: "check" } });
  }
  const isOver = record.isDryRun || (record.mode === "all_or_none" && counts.broken > 0);
  const next = isOver
    ? { ...counts, rows: counts.read }
    : { ...counts, rows: counts.read, read: 0, repeated: 0, phase: "judge" as const, phaseStartedAt: new Date(ctx.clock.now()) };
  await run.write({ $set: next });
  return { ...record, ...next };
}

async function conflictsOf(ctx: Context<ImportJobDeps>, { valid }: Stretch): Promise<BrokenRow[]> {
  const isConflict = await findConflicts(
    ctx,
    valid.map(({ input }) => input),
  );
  return valid.filter((_, index) => isConflict[index]).map(toConflict);
}
