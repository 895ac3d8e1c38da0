import type { Context } from "../../platform/context.ts";
import type { JobRun } from "../../platform/jobs/define-job.ts";
import { JobFailure } from "../../platform/jobs/define-job.ts";
import { forEachAtMost } from "../../platform/jobs/for-each-at-most.ts";
import { askCell } from "./ask-cell.ts";
import type { Assertion } from "./assertion.schema.ts";
import { addResults } from "./count-results.ts";
import type { EvaluationRecord, Progress } from "./evaluation.store.ts";
import type { EvaluationResultRecord, Stretch } from "./evaluation-result.store.ts";
import type { PlannedCombination } from "./plan-combinations.ts";
import type { EvaluationRunDeps } from "./run-ports.ts";
import { openAssertions, openRow } from "./test-seals.ts";
import type { TestRowRecord } from "./test-set.store.ts";
import { toResultRecord } from "./to-result-record.ts";

/** Asked before each stretch of rows: somebody cancelled, or another run should go on. */
export type Stop = "cancelled" | "time" | null;
type Plan = { combinations: readonly PlannedCombination[]; promptId: string; mustStop: () => Promise<Stop> };

const ROWS_AT_ONCE = 5;
/** Of one evaluation; vendors have limits, and other people work meanwhile. */
const ASKED_AT_ONCE = 4;

/**
 * A stretch of rows is asked, each cell kept as soon as it is there, then counted. Dying in between, the next run asks what is not there and
 * counts what is: nothing is lost, and nothing is counted twice.
 */
export async function runRows(
  ctx: Context<EvaluationRunDeps>,
  run: JobRun<EvaluationRecord>,
  plan: Plan,
): Promise<{ stop: Stop; counted: Progress }> {
  const { combinations, rowsDone, lastNumber, isDemo } = run.record;
  let counted: Progress = { combinations, rowsDone, lastNumber, isDemo };
  for (;;) {
    const stop = await plan.mustStop();
    if (stop !== null) return { stop, counted };
    const { rows, ofSet } = await readStretch(ctx, run.record, counted.lastNumber);
    const [first, last] = [rows[0], rows.at(-1)];
    if (!first || !last) return { stop: null, counted };
    const stretch = { from: first.number, to: last.number };
    await askStretch(ctx, run, plan, { rows, ofSet, stretch });
    counted = count(counted, await ctx.deps.promptResults.listStretch(ctx.orgId, run.record._id, stretch), rows);
    await run.write({ $set: counted });
  }
}

type Read = { rows: TestRowRecord[]; ofSet: readonly Assertion[] };

/** The rows first, then their revision: a change writes both at once, so rows of another revision are seen. */
async function readStretch({ deps, orgId }: Context<EvaluationRunDeps>, record: EvaluationRecord, after: number): Promise<Read> {
  const rows = await deps.promptTests.listRows(orgId, record.testSetId, after, ROWS_AT_ONCE);
  const set = await deps.promptTests.findSet(orgId, record.promptId, record.testSetId);
  if (set?.revision !== record.revision) throw new JobFailure("prompts.test_set_changed", { isRetryable: false });
  return { rows, ofSet: openAssertions(await deps.cipher.forOrganization(orgId), set) };
}

type Asked = Read & { stretch: Stretch };

async function askStretch(
  ctx: Context<EvaluationRunDeps>,
  { record, signal }: JobRun<EvaluationRecord>,
  { combinations, promptId }: Plan,
  { rows, ofSet, stretch }: Asked,
): Promise<void> {
  const { promptResults } = ctx.deps;
  const there = new Set((await promptResults.listStretch(ctx.orgId, record._id, stretch)).map(keyOf));
  const cipher = await ctx.deps.cipher.forOrganization(ctx.orgId);
  const cells = rows.flatMap((row) => combinations.map((planned, combination) => ({ row, planned, number: row.number, combination })));
  const missing = cells.filter((cell) => !there.has(keyOf(cell)));
  await forEachAtMost(ASKED_AT_ONCE, missing, async ({ row, planned, number, combination }) => {
    signal.throwIfAborted();
    const opened = openRow(cipher, row);
    const asked = await askCell(ctx, { combination: planned, row: opened, ofSet, signal });
    const place = { orgId: ctx.orgId, promptId, privateOf: row.privateOf, evaluationId: record._id, rowId: row._id, number, combination };
    await promptResults.insert(toResultRecord(cipher, { ...place, at: new Date(ctx.clock.now()) }, opened, asked));
  });
}

function keyOf({ number, combination }: Pick<EvaluationResultRecord, "number" | "combination">): string {
  return `${number}:${combination}`;
}

function count(before: Progress, results: readonly EvaluationResultRecord[], rows: readonly TestRowRecord[]): Progress {
  return {
    combinations: addResults(before.combinations, results),
    rowsDone: before.rowsDone + rows.length,
    lastNumber: rows.at(-1)?.number ?? before.lastNumber,
    isDemo: before.isDemo || results.some(({ isDemo }) => isDemo),
  };
}
