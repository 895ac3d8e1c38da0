import { userIdOf } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import type { RunStores } from "../runs/ports.ts";
import { openRun } from "../runs/run-seal.ts";
import { keepRows } from "./add-test-rows.ts";
import { isTooLong } from "./check-rows.ts";
import { findEditableTestSet } from "./find-test-set.ts";
import type { TestDeps } from "./ports.ts";
import { invalidAt } from "./test-errors.ts";
import type { RowsFromRunsInput, TestRow, TestSet } from "./test-set.schema.ts";

type At = { promptId: string; testSetId: string };

/** Runs of one's own become rows, in the order they are named: their values, and if so wished their answers as what is expected. */
export async function addRowsFromRuns(
  ctx: Context<TestDeps & Pick<RunStores, "promptRuns">>,
  { promptId, testSetId, runIds, takesAnswers }: RowsFromRunsInput & At,
): Promise<{ testSet: TestSet; rows: TestRow[] }> {
  const set = await findEditableTestSet(ctx, { promptId, testSetId });
  const found = await ctx.deps.promptRuns.findMany(ctx.orgId, userIdOf(ctx), runIds);
  const runs = new Map(found.filter((run) => run.promptId === promptId).map((run) => [run._id, run]));
  const cipher = await ctx.deps.cipher.forOrganization(ctx.orgId);
  const rows = [...new Set(runIds)].map((runId) => {
    const run = runs.get(runId);
    const pointer = `/body/runIds/${runIds.indexOf(runId)}`;
    if (!run) throw invalidAt(pointer, "This is no run of yours of this prompt.");
    const { values, text } = openRun(cipher, run);
    const row = { values, expected: takesAnswers && run.outcome === "answered" ? text : null, assertions: [] };
    if (isTooLong(row)) throw invalidAt(pointer, "This run is too long for a row.");
    return row;
  });
  return keepRows(ctx, set, { rows, mode: "append", source: "runs" });
}
