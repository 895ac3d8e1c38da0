import type { Context } from "../../platform/context.ts";
import type { JobRun } from "../../platform/jobs/define-job.ts";
import { analyzeTransactions } from "../transactions/analyze-transactions.ts";
import type { Outcome } from "../transactions/outcome.ts";
import { keepBrokenRows } from "./broken-rows.ts";
import type { BrokenRow } from "./import.schema.ts";
import type { ImportCounts, ImportRecord } from "./import.store.ts";
import type { ImportJobDeps } from "./ports.ts";
import { toBrokenRow } from "./read-entries.ts";
import { readStretches, type Stop, type Stretch, type ValidEntry } from "./stretches.ts";

/**
 * Judges the file from where the last run had come to. A stretch is judged, then counted: dying in between, the next run judges it again
 * and is told of each row that it was this import that brought it, so nothing is judged or counted twice.
 */
export async function judgeRows(
  ctx: Context<ImportJobDeps>,
  run: JobRun<ImportRecord>,
  from: ImportRecord,
  mustStop: () => Promise<Stop>,
): Promise<Stop> {
  const { _id: importId, orgId } = from;
  let counts: ImportCounts = toCounts(from);
  let passed = 0;
  for await (const stretch of readStretches(ctx, from)) {
    passed += stretch.read;
    if (passed <= from.read) continue;
    const stop = await mustStop();
    if (stop !== null) return stop;
    const outcomes = await analyzeTransactions(
      ctx,
      stretch.valid.map(({ input }) => input),
      { source: { type: "csv", id: importId }, analysisType: "comprehensive" },
    );
    const conflicts = stretch.valid.filter((_, index) => outcomes[index]?.type === "conflict").map(toConflict);
    const rows = [...stretch.broken, ...conflicts].toSorted((a, b) => a.row - b.row);
    if (conflicts.length > 0) await keepBrokenRows(ctx, { orgId, importId, page: stretch.page }, rows);
    counts = addOutcomes(counts, stretch, outcomes, importId);
    await run.write({ $set: { ...counts } });
  }
  return null;
}

export function toConflict({ row, cells }: ValidEntry): BrokenRow {
  return toBrokenRow({ row, cells }, "id", "A transaction with this id is kept already and says something else. It was left as it is.");
}

function toCounts({ read, judged, repeated, conflicting, broken, decisions }: ImportCounts): ImportCounts {
  return { read, judged, repeated, conflicting, broken, decisions };
}

function addOutcomes(counts: ImportCounts, stretch: Stretch, outcomes: readonly Outcome[], importId: string): ImportCounts {
  const next = {
    ...counts,
    read: counts.read + stretch.read,
    repeated: counts.repeated + stretch.repeated,
    decisions: { ...counts.decisions },
  };
  for (const outcome of outcomes) {
    if (outcome.type === "conflict") next.conflicting += 1;
    else if (outcome.type === "repeated" && outcome.record.source.id !== importId) next.repeated += 1;
    else {
      const { decision } = outcome.record.verdict;
      next.judged += 1;
      next.decisions[decision] = (next.decisions[decision] ?? 0) + 1;
    }
  }
  return next;
}
